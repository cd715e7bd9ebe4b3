"""A page of the window that is a list, and the page of one of its records above it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.declare import Record
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.table import RecordTable
from app.vault.work import Change


class ShowsOne(Protocol):
    """The page of one record."""

    @property
    def left(self) -> SignalInstance:
        """Whoever is there wants to go back."""

    def show_record(self, record: Record) -> None:
        """Show one."""

    def steps(self) -> tuple[Action, ...]:
        """What can be done with it."""


class ListAndPage(Page):
    """Enter opens a record, Esc comes back. `show_parts` puts the two in place; override `record_of` for the rows.

    `feature` is the name by which one navigates here, `noun` that of its records, and `nouns` are those of which a
    change asks to read the list anew.
    """

    def __init__(self, context: Context, feature: str, noun: type[Record], nouns: frozenset[str]) -> None:
        super().__init__(context)
        self._feature, self._noun, self._nouns = feature, noun, nouns
        self._listed = QWidget()
        self._stack = QStackedLayout(self)

    def show_parts(self, header: PageHeader, table: RecordTable, one: ShowsOne) -> None:
        """The head and the table of the list, and the page of one record."""
        if not isinstance(one, QWidget):
            raise TypeError(one)
        self.table, self._one, self._page = table, one, one
        table.opened.connect(self._open)
        layout = QVBoxLayout(self._listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(header)
        layout.addWidget(table, 1)
        one.left.connect(self._close)
        self._stack.addWidget(self._listed)
        self._stack.addWidget(one)
        self.context.changed.connect(self._changed)

    def record_of(self, row: object) -> str:
        """The id of the record behind a row of the list."""
        raise NotImplementedError

    def arrive(self, place: Place) -> None:
        """Show one record, or the list."""
        record = self.context.reader.maybe(self._noun, place.record)
        if record is not None:
            self._stack.setCurrentWidget(self._page)
            self._one.show_record(record)
            return
        self.table.refresh()
        self._stack.setCurrentWidget(self._listed)
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done with the record that is shown."""
        return self._one.steps() if self._stack.currentWidget() is self._page else ()

    def _open(self, row: object) -> None:
        self.context.navigate(Place(self._feature, record=self.record_of(row)))

    def _close(self) -> None:
        self.context.navigate(Place(self._feature))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self._listed.isVisible() and any(each.noun in self._nouns for each in changes):
            self.table.refresh()
