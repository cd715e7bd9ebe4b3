"""How a list stood, for the one that is made in its place when one comes back to its page."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from PySide6.QtCore import QObject, Qt, QTimer

from app.domain.declare import Record
from app.ui.widgets.table import RecordTable

NEAR = 50
"""Rows above and below the place of the chosen one in which it is looked for: no list is read to its end for that."""


@dataclass(frozen=True, slots=True)
class TableTrace:
    """Which row was chosen, at which place, how far it was scrolled, how it was sorted. Which columns are in sight the
    settings remember.
    """

    chosen: object
    row: int
    scrolled: int
    sorted: tuple[int, Qt.SortOrder]


def trace_of(table: RecordTable) -> TableTrace:
    """How it stands; or is to stand, where its rows did not come yet."""
    waiting: StandAgain | None = table.findChild(StandAgain)
    if waiting is not None:
        return waiting.trace
    view, header = table.view, table.view.horizontalHeader()
    return TableTrace(
        _identity(table.current),
        view.currentIndex().row(),
        view.verticalScrollBar().value(),
        (header.sortIndicatorSection(), header.sortIndicatorOrder()),
    )


class StandAgain(QObject):
    """Has a list stand as another one stood, as soon as its rows are there; unless one has moved in it by then."""

    def __init__(self, table: RecordTable, trace: TableTrace) -> None:
        super().__init__(table)
        self._table, self.trace = table, trace
        header = table.view.horizontalHeader()
        if trace.sorted != (header.sortIndicatorSection(), header.sortIndicatorOrder()):
            header.setSortIndicator(*trace.sorted)
        self._soon = QTimer(self, singleShot=True, interval=0)
        """After whoever reads has chosen a row."""
        self._soon.timeout.connect(self._stand)
        table.model.modelReset.connect(self._soon.start)
        self._soon.start()

    def _stand(self) -> None:
        table, trace = self._table, self.trace
        rows, bar = table.model.rowCount(), table.view.verticalScrollBar()
        if not rows:
            return
        if table.view.currentIndex().row() <= 0 and not bar.value():
            bar.setValue(trace.scrolled)
            if trace.row > 0:
                self._choose(rows)
        self.setParent(None)
        self.deleteLater()

    def _choose(self, rows: int) -> None:
        """The row that was chosen, where it stood or near that: others may have come before it, or gone."""
        table, trace = self._table, self.trace
        near = range(max(0, trace.row - NEAR), min(rows, trace.row + NEAR + 1))
        for row in sorted(near, key=lambda each: abs(each - trace.row)):
            if _identity(table.model.at(row)) == trace.chosen:
                table.view.selectRow(row)
                return


def _identity(row: object) -> object:
    """What a row is known by, whatever else of it changes meanwhile: an id of its own, or that of the record that it
    is of.
    """
    own = getattr(row, "id", None)
    if own is None and is_dataclass(row):
        own = next((each.id for part in fields(row) if isinstance(each := getattr(row, part.name), Record)), None)
    return row if own is None else own
