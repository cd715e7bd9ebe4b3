"""The list of dossiers: all clients, and what is found in their notes and documents, under one search field."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.dossiers.clients import BY_NAME, LAST_SESSION, ClientRows, client_columns
from app.ui.features.dossiers.found import LazyFound
from app.ui.features.dossiers.nobody import Nobody
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import box, button, column, label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import ROW, RecordTable
from app.usecases.client_rows import ClientRow
from app.vault.coming_in import SETTING, are_coming_in
from app.vault.errors import VaultError
from app.vault.work import Change

_SHOWN = frozenset(
    {
        "client", "trajectory", "session", "version", "document", "request", "organisation", "answer", "restriction",
        "hold",
    }
)  # fmt: skip
"""The nouns of which the list tells something."""
_LATER = 150
"""Milliseconds after which the list stands on the screen, and hardly anybody types yet."""


class DossiersPage(Page):
    """Where the coach begins: type a name, Enter opens the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._stale = False
        self._new_client = button(text("dossiers.new"), self._new, "primary", name="new_client")
        self._header = PageHeader(text("dossiers.title"), "", self._new_client)
        self._field = SearchField(context, "dossiers.search", "dossiers.search.hint")
        columns = client_columns(context)
        rows = ClientRows(context)
        self._table = RecordTable(context, columns, rows, empty="dossiers.nobody", order=BY_NAME, finder=self._field)
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(LAST_SESSION,))
        self._table.view.setAccessibleName(text("dossiers.title"))
        self._table.setMinimumHeight(grown(4 * ROW))  # the headings and three of them, also above what was found
        self._none = label("", "muted")
        self._none.setObjectName("no_client")
        self._found = LazyFound(context)
        listed = QWidget()
        listed.setLayout(column(self._field, self._none, self._table, self._found, box(column())))
        for place, stretch in enumerate((0, 0, 300, 200, 1)):
            cast(QVBoxLayout, listed.layout()).setStretch(place, stretch)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._nobody: Nobody | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)
        self._field.changed.connect(self._filter)
        self._field.entered.connect(self._open_first)
        self._field.down.connect(self._into_list)
        self._table.opened.connect(self._open)
        self._table.view.installEventFilter(self)
        self._found.emptied.connect(self._show_state)
        context.changed.connect(self._changed)
        QTimer.singleShot(_LATER, self, rows.prepare)
        self._refresh()

    def arrive(self, place: Place) -> None:
        """Show the list as it was left, with the cursor in the search field; without clients, on how to begin."""
        if self._stale:
            self._refresh()
        if self._nobody is not None and self._stack.currentWidget() is self._nobody:
            self._nobody.begin()
        else:
            self._field.begin()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Whoever just types while the list has the focus is searching."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Up and self._table.view.currentIndex().row() == 0:
            self._field.begin()
            return True
        return self._field.take_over(event)

    def _filter(self, words: str) -> None:
        self._table.set_filter(words)
        self._found.search(words)
        self._show_state()

    def _show_state(self) -> None:
        """The list; or that nobody fits; or, in an empty vault, how to begin."""
        clients, words = self._table.model.rowCount(), self._field.words
        listed = bool(clients or words or self._table.model.trouble)
        if not listed and self._nobody is None:
            self._nobody = Nobody(self.context)
            self._stack.addWidget(self._nobody)
        self._stack.setCurrentIndex(0 if listed else 1)
        self._new_client.setVisible(listed)
        self._table.setVisible(bool(clients or self._table.model.trouble))
        self._none.setVisible(bool(words) and not clients and not self._table.model.trouble)
        self._none.setText(self.context.text("dossiers.no_client", words=words))
        # Of those that fit, too: a line that goes at the first letter would move the whole list.
        number = self.context.translator.count("dossiers.count", clients) if clients else ""
        with suppress(VaultError):  # the table tells of what cannot be read
            if number and are_coming_in(self.context.reader):
                number = self.context.text("dossiers.coming_in", number=number)
        self._header.set_title(self.context.text("dossiers.title"), number)

    def _open(self, row: object) -> None:
        self.context.navigate(Place("dossier", client=cast(ClientRow, row).client.id))

    def _open_first(self) -> None:
        """Enter in the field: the first client, or else the first thing that was found."""
        first = self._table.model.at(0)
        if first is not None:
            self._open(first)
        else:
            self._found.open_first()

    def _into_list(self) -> None:
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.TabFocusReason)
            self._table.view.selectRow(0)
        else:
            self._found.focus()

    def _new(self) -> None:
        from app.ui.forms.client import new_client  # forms bring the editor with them: not before one is wanted

        words = "" if self._table.model.rowCount() else self._field.words
        new_client(self.context, self, words)

    def _refresh(self) -> None:
        self._stale = False
        self._table.refresh()
        self._show_state()

    def _changed(self, changes: frozenset[Change]) -> None:
        """Read again when it is looked at: at once where it is on the screen."""
        if any(each.noun in _SHOWN or each.record == SETTING for each in changes):
            if self.isVisible():
                self._refresh()
            else:
                self._stale = True
