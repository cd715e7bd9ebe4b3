"""The register of breaches, and the page of one above it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.breach import Breach
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.breaches.breach_page import BreachPage
from app.ui.features.breaches.forms import suspect_form
from app.ui.features.breaches.recognise import recognise
from app.ui.features.breaches.rows import BY_URGENCY, BreachRow, breach_columns, breach_rows, tone_of
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_NOUNS = frozenset({"breach", "breach_report", "breach_notice", "policy"})


class BreachesPage(Page):
    """Enter opens a breach; Esc comes back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        help_ = button(text("breaches.recognise"), lambda: recognise(context, self), name="recognise")
        new = button(text("breaches.suspect"), self.suspect, "primary", name="suspect_breach")
        columns = breach_columns(context)
        rows = Listed(lambda: breach_rows(context), columns, {"stands": lambda row: f"{_place(row):09}"})
        self.table = RecordTable(context, columns, rows, empty="breaches.empty", order=BY_URGENCY)
        self.table.view.setObjectName("breaches")
        self.table.view.setAccessibleName(text("breaches.title"))
        self.table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        fit_columns(self.table, tuple(each.width for each in columns), fixed=(2,))
        self.table.opened.connect(self._open)
        self._listed = QWidget()
        layout = QVBoxLayout(self._listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("breaches.title"), text("breaches.below"), help_, new))
        layout.addWidget(self.table, 1)
        self._one = BreachPage(context)
        self._one.left.connect(self._close)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._listed)
        self._stack.addWidget(self._one)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Show one breach, or the register."""
        breach = self.context.reader.maybe(Breach, place.record)
        if breach is not None:
            self._one.show_breach(breach)
            self._stack.setCurrentWidget(self._one)
            return
        self.table.refresh()
        self._stack.setCurrentWidget(self._listed)
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done with the breach that is shown."""
        return self._one.steps() if self._stack.currentWidget() is self._one else ()

    def suspect(self) -> None:
        """Record a suspicion."""
        suspect_form(self.context, self)

    def _open(self, row: object) -> None:
        self.context.navigate(Place("breaches", record=cast(BreachRow, row).breach.id))

    def _close(self) -> None:
        self.context.navigate(Place("breaches"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self._listed.isVisible() and any(each.noun in _NOUNS for each in changes):
            self.table.refresh()


def _place(row: BreachRow) -> int:
    """What is to be reported by its hours, below it what is open, and then what is closed, the newest first."""
    if row.hours_left is not None:
        return row.hours_left + 100_000_000
    newest_first = 99_999_999 - int(row.breach.made.timestamp()) // 60
    return newest_first + (200_000_000 if row.breach.closed_on is None else 400_000_000)
