"""Rows of a list under headings: how many stand under each is said, and the cursor goes past them from row to row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from app.ui.widgets.cell import CellDelegate
from app.ui.widgets.paged import Listed, Order, PagedModel, TableColumn

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


class Grouped(Generic[R]):
    """Rows that are all at hand, in the order of their groups; before each group stands its heading."""

    def __init__(
        self, load: Callable[[], Sequence[R]], columns: Sequence[TableColumn[R]], group: Callable[[R], str]
    ) -> None:
        self._listed, self._group = Listed(load, columns), group
        self.headings: dict[int, str] = {}
        """The headings by the place at which they stand, with what was counted last."""
        self._rows: list[R | None] = []

    def count(self, filter: str) -> int:
        """How many rows fit, with the headings above them. What does not fit is not counted in a heading either."""
        found = self._listed.page(0, self._listed.count(filter), Order(""), filter)
        self.headings, self._rows = {}, []
        for words, rows in groupby(found, self._group):
            under = tuple(rows)
            self.headings[len(self._rows)] = f"{words} ({len(under)})"
            self._rows += (None, *under)
        return len(self._rows)

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[R | None]:
        """The rows, and None where a heading stands: a list in groups has no other order than theirs."""
        return self._rows[offset : offset + limit]


class GroupedModel(PagedModel[Any]):
    """Shows them. A heading stands in the first cell, over the whole row, and is nothing to choose."""

    def __init__(self, rows: Grouped[Any], columns: Sequence[TableColumn[Any]], headers: Sequence[str]) -> None:
        super().__init__(rows, columns, headers, Order(""))
        self._grouped = rows

    @property
    def headings(self) -> dict[int, str]:
        """The headings by their row."""
        return self._grouped.headings if self.rowCount() else {}

    def nearest(self, row: int) -> int:
        """The row itself, or below a heading the first of its group: none is empty."""
        return row + 1 if row in self.headings else row

    def is_heading(self, row: int) -> bool:
        """Whether a heading stands there."""
        return row in self.headings

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The cursor goes past a heading."""
        return Qt.ItemFlag.NoItemFlags if index.row() in self.headings else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a heading, for the eye and for who has them read aloud; else what stands in the cell."""
        words = self.headings.get(index.row())
        if words is None:
            return super().data(index, role)
        return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class Headings(QObject):
    """Has the view draw the headings, over the whole row; anew whenever the rows were read."""

    def __init__(self, view: QTableView, model: GroupedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.setItemDelegate(_HeadingDelegate(model, view))
        model.modelReset.connect(self._span)

    def _span(self) -> None:
        self._view.clearSpans()
        for row in self._model.headings:
            self._view.setSpan(row, 0, 1, self._model.columnCount())


class _HeadingDelegate(CellDelegate):
    """Draws a heading in bold, close to the rows below, and not as something that cannot be used."""

    def __init__(self, model: GroupedModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """As every cell, but for a heading."""
        super().initStyleOption(option, index)
        if self._model.is_heading(index.row()):
            option.state |= QStyle.StateFlag.State_Enabled
            option.font.setBold(True)
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
