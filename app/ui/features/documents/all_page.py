"""All documents of all dossiers: what is being written, what lies with a client, what still has to be made final."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt

from app.domain.document import VersionState
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.documents.steps import tone_of
from app.ui.open_list import OpenList
from app.ui.place import Place
from app.ui.tasks.task import Task
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import column, row
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.every_document import Written, every_document
from app.vault.work import Change

_SHOWN = frozenset({"document", "version", "client"})
_NEWEST = Order("day", descending=True)
_STATES = (VersionState.DRAFT, VersionState.SHARED, VersionState.APPROVED, VersionState.BLOCKED, VersionState.FINAL)


class AllDocumentsPage(Page):
    """Enter goes to the document. What is typed looks in title, client, kind and state."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._every: Sequence[Written] = ()
        self._task: Task | None = None
        self._header = PageHeader(text("documents_screen.all"), "")
        self._field = SearchField(context, "documents_screen.all.search", "documents_screen.all.search.hint")
        self._state = OpenList()
        self._state.setObjectName("state_filter")
        self._state.setAccessibleName(text("version.state"))
        self._state.addItem(text("documents_screen.all.states"), "")
        for each in _STATES:
            self._state.addItem(text(f"version_state.{each.value}"), each.value)
        columns = _columns(context)
        keys = {"day": lambda each: f"{each.day.isoformat()} {each.changed.isoformat()}"}
        self._table = RecordTable(
            context,
            columns,
            Listed(self._wanted, columns, keys),
            empty="documents_screen.all.empty",
            order=_NEWEST,
            finder=self._field,
        )
        self._table.setObjectName("all_documents")
        self._table.view.setAccessibleName(text("documents_screen.all"))
        place = next(number for number, each in enumerate(columns) if each.name == "state")
        self._table.view.setItemDelegateForColumn(
            place, MarkDelegate(context.colours, lambda each: tone_of(each.state), self)
        )
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(place + 1,))
        above = row(self._field, self._state)
        above.setStretch(0, 1)
        layout = column(self._header, above, self._table)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._field.changed.connect(self._filter)
        self._field.entered.connect(self._open_first)
        self._field.down.connect(self._into_list)
        self._state.activated.connect(lambda _: self._filter(self._field.words))
        self._table.opened.connect(self._open)
        self._table.again.connect(self._read)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Read again; the search stays as it was."""
        self._read()
        self._field.begin()

    def leave(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _read(self) -> None:
        """In a thread of its own: there may be ten thousand dossiers."""
        self.leave()
        vault = self.context.vault

        def reading(progress: Progress) -> list[Written]:
            return every_document(vault.reader(), progress)

        self._task = self.context.read(self._table, self._show, reading)

    def _show(self, found: list[Written]) -> None:
        self._task, self._every = None, found
        self._filter(self._field.words)

    def _wanted(self) -> Sequence[Written]:
        state = str(self._state.currentData() or "")
        return [each for each in self._every if not state or each.state.value == state]

    def _filter(self, words: str) -> None:
        self._table.set_filter(words)
        count, number = self.context.translator.count, self._table.model.rowCount()
        self._header.set_title(self.context.text("documents_screen.all"), count("documents_screen.count", number))

    def _open(self, row: object) -> None:
        found = cast(Written, row)
        self.context.navigate(Place("document", found.client, found.document))

    def _open_first(self) -> None:
        first = self._table.model.at(0)
        if first is not None:
            self._open(first)

    def _into_list(self) -> None:
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.TabFocusReason)
            self._table.view.selectRow(0)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _SHOWN for each in changes):
            self._read()


def _columns(context: Context) -> tuple[TableColumn[Written], ...]:
    """Title, client, state, day and kind."""
    translator = context.translator
    text = translator.text
    return (
        TableColumn("title", "document.title", lambda row: row.title, 260),
        TableColumn("client", "documents_screen.all.client", lambda row: row.client_name, 200),
        TableColumn("state", "version.state", lambda row: text(f"version_state.{row.state.value}"), 150),
        TableColumn("day", "documents_screen.day", lambda row: translator.short_date(row.day), 116),
        TableColumn("kind", "documents_screen.kind", lambda row: text(f"document_kind.{row.kind.value}"), 150),
    )
