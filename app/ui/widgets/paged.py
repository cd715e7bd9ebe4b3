"""A table of any length: rows are fetched page by page, sorted and filtered by whoever has them (in SQL).

Qt's own sorting proxy took 65 s for 100 000 rows; it is not used.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.kernel.errors import CoachkluisError
from app.kernel.visible import visible

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
PAGE = 50
"""Rows that are read at once: more than a window shows, and no more, because the first page is waited for."""
_KEPT_PAGES = 40
Index = QModelIndex | QPersistentModelIndex
_TEXT = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Order:
    """By which column rows are sorted."""

    column: str
    descending: bool = False


class Rows(Protocol[R_co]):
    """Where rows come from."""

    def count(self, filter: str) -> int:
        """How many rows there are, of those that fit the filter."""

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[R_co]:
        """At most `limit` rows from `offset` on."""


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """A column: its name for sorting, the key of its header, and the text of a row in it."""

    name: str
    label: str
    text: Callable[[R], str]
    width: int = 160
    right: bool = False
    sortable: bool = True


class Listed(Generic[R]):
    """Rows that are all at hand: a dossier's sessions, not all clients. Sorted by `keys`, else by their text.

    They are loaded when they are counted, once for each reading, and kept until the next.
    """

    def __init__(
        self,
        load: Callable[[], Sequence[R]],
        columns: Sequence[TableColumn[R]],
        keys: dict[str, Callable[[R], str]] | None = None,
    ) -> None:
        self._load, self._columns, self._keys = load, {each.name: each for each in columns}, keys or {}
        self._kept: tuple[str, Order | None, list[R]] | None = None

    def count(self, filter: str) -> int:
        """How many rows have the filter's words in any column."""
        self._kept = None
        rows = self._fitting(filter)
        self._kept = (filter, None, rows)
        return len(rows)

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[R]:
        """The rows, sorted; without a column to sort by, as they were loaded."""
        kept = self._kept
        if kept is None or kept[0] != filter or kept[1] not in (None, order):
            kept = (filter, None, self._fitting(filter))
        rows = kept[2]
        if kept[1] is None:
            key = self._keys.get(order.column) or (self._columns[order.column].text if order.column else None)
            if key is not None:
                rows.sort(key=lambda each: key(each).casefold(), reverse=order.descending)
            self._kept = (filter, order, rows)
        return rows[offset : offset + limit]

    def _fitting(self, filter: str) -> list[R]:
        words = filter.casefold().split()
        rows = list(self._load())
        if not words:
            return rows
        texts = (" ".join(column.text(row) for column in self._columns.values()).casefold() for row in rows)
        return [row for row, text in zip(rows, texts, strict=True) if all(word in text for word in words)]


class PagedModel(QAbstractTableModel, Generic[R]):
    """Shows rows that are fetched as they come into sight.

    Rows that cannot be read stay blank: Qt asks for them while it paints, when nothing may be raised and nothing shown.
    """

    unreadable = Signal()
    """Something could not be read: `trouble` says what. Told once for each reading; to be heard queued."""

    def __init__(self, rows: Rows[R], columns: Sequence[TableColumn[R]], headers: Sequence[str], order: Order) -> None:
        super().__init__()
        self._rows, self._columns, self._headers = rows, tuple(columns), tuple(headers)
        self._order, self._filter = order, ""
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._texts: dict[tuple[int, int], str] = {}
        """What stands in their cells, by row and column: Qt asks for it each time that it measures a column."""
        self.trouble: CoachkluisError | None = None
        """Why something of the last reading could not be read."""
        self.was_read = False
        """Whether it is known what there is: nothing is read before somebody asks for it (`refresh`)."""
        self._count = 0

    @property
    def order(self) -> Order:
        """How the rows are sorted now."""
        return self._order

    @property
    def filter(self) -> str:
        """What the rows are filtered by."""
        return self._filter

    def refresh(self, *, filter: str | None = None, order: Order | None = None) -> None:
        """Read again: another filter, another order, or rows that changed."""
        self.beginResetModel()
        self._filter = self._filter if filter is None else filter
        self._order = order or self._order
        self._pages.clear()
        self._texts.clear()
        self.trouble = None
        self.was_read = True
        self._count = self._counted()
        self.endResetModel()

    def forget(self, trouble: CoachkluisError | None = None) -> None:
        """Know nothing any more: what there is is read elsewhere, and is not there yet or could not be read."""
        self.beginResetModel()
        self._pages.clear()
        self._texts.clear()
        self._count, self.was_read, self.trouble = 0, False, trouble
        self.endResetModel()

    def at(self, row: int) -> R | None:
        """The row at a place; None where it is there no more."""
        start = row - row % PAGE
        if start not in self._pages:
            self._pages[start] = self._read(start)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
                self._texts.clear()
        self._pages.move_to_end(start)
        page = self._pages[start]
        return page[row - start] if 0 <= row - start < len(page) else None

    def nearest(self, row: int) -> int:
        """The row to choose for whoever wants this one: itself, unless it is a heading (`GroupedModel`)."""
        return row

    def is_heading(self, row: int) -> bool:
        """Whether it is no row, but stands above some."""
        return False

    def _text(self, row: int, column: int) -> str:
        found = self.at(row)
        if found is None:
            return ""
        text = self._texts.get((row, column))
        if text is None:
            text = self._texts[row, column] = visible(self._columns[column].text(found))
        return text

    def _counted(self) -> int:
        try:
            return self._rows.count(self._filter)
        except CoachkluisError as error:
            self._failed(error)
            return 0

    def _read(self, start: int) -> Sequence[R]:
        try:
            return self._rows.page(start, PAGE, self._order, self._filter)
        except CoachkluisError as error:
            self._failed(error)
            return ()

    def _failed(self, error: CoachkluisError) -> None:
        told, self.trouble = self.trouble is not None, error
        if not told:
            self.unreadable.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it stands. Qt asks for a dozen things of each cell that it paints: what is not
        told is told at once. Texts stand left by themselves.
        """
        if role in _TEXT:
            return self._text(index.row(), index.column())
        if role == _ALIGNMENT and self._columns[index.column()].right:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The header of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].right else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as its header asks."""
        chosen = self._columns[column]
        if chosen.sortable:
            self.refresh(order=Order(chosen.name, order is Qt.SortOrder.DescendingOrder))
