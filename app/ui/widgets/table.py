"""A table on a page: headers from the declarations, Enter opens, and a friendly word where there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QVBoxLayout, QWidget

from app.domain.declare import Column, Record, Shape, columns
from app.ui.context import Context
from app.ui.theme.fonts import enlarged, grown
from app.ui.theme.theme import set_role
from app.ui.widgets.cell import CellDelegate
from app.ui.widgets.paged import Order, PagedModel, Rows, TableColumn
from app.ui.widgets.parts import label
from app.ui.widgets.shown import shown

R = TypeVar("R", bound=Record)
_LEAST = 3
"""Rows, the headings among them, that a list keeps where type is large."""
_FRAME = 4
"""Pixels of the frame above and below the rows."""
ROW = 44
"""Pixels of one row."""


def listed_columns(
    context: Context, record: type[R], references: dict[str, Callable[[str], str]] | None = None
) -> tuple[TableColumn[R], ...]:
    """The columns that a noun declares as `listed`; `references` name what a reference leads to."""
    named = references or {}

    def text(column: Column) -> Callable[[R], str]:
        name = named.get(column.name)
        if name is not None:
            return lambda row: name(str(getattr(row, column.name)))
        return lambda row: shown(column, getattr(row, column.name), context.translator)

    return tuple(
        TableColumn(
            each.name, each.label, text(each), right=each.declaration.shape in (Shape.NUMBER, Shape.AMOUNT, Shape.SIZE)
        )
        for each in columns(record)
        if each.declaration.listed
    )


class RecordTable(QWidget):
    """Rows of one kind. `opened` carries the row that was opened, `selected` the one that the cursor is on, or None."""

    opened = Signal(object)
    selected = Signal(object)
    columns_changed = Signal()
    """Another choice of columns is in sight."""

    def __init__(
        self,
        context: Context,
        table_columns: Sequence[TableColumn[Any]],
        rows: Rows[Any],
        *,
        empty: str,
        order: Order | None = None,
    ) -> None:
        super().__init__()
        headers = [context.text(each.label) for each in table_columns]
        self.model = PagedModel(rows, table_columns, headers, order or Order(""))
        self.view = _View(context.colours.hover)
        self.view.setModel(self.model)
        if enlarged() > 1:  # what is written large has a list below it all the same: the page scrolls
            self.view.setMinimumHeight(grown(_LEAST * ROW))
        self.view.entered_row.connect(self._open)
        self.view.resized.connect(self._whole_rows, Qt.ConnectionType.QueuedConnection)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.selected.emit(self.current))
        self.model.modelReset.connect(self._show_state)
        self.model.unreadable.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        header = self.view.horizontalHeader()
        for place, each in enumerate(table_columns):
            self.view.setColumnWidth(place, each.width)
        header.setStretchLastSection(True)
        sorted_by = next((i for i, c in enumerate(table_columns) if c.name == self.model.order.column), -1)
        down = self.model.order.descending
        # Of a list that is sorted by no column none has the arrow: Qt gives it to the first.
        header.setSortIndicator(sorted_by, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(any(each.sortable for each in table_columns))
        header.setSectionsClickable(True)
        self._sortable = tuple(each.sortable for each in table_columns)
        self._sorted = (sorted_by, header.sortIndicatorOrder())
        header.sortIndicatorChanged.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._open_menu(header.mapToGlobal(at)))
        self.view.customContextMenuRequested.connect(lambda _: self._open_menu())
        nothing = QWidget()
        nothing.setObjectName("empty")
        inside = QVBoxLayout(nothing)
        word = label(context.text(empty), "muted")
        word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(word)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(nothing)
        self._context, self._told = context, False
        self._show_state()
        if self.model.trouble is not None:
            QTimer.singleShot(0, self, self._tell_trouble)

    @property
    def current(self) -> object:
        """The row that the cursor is on, or None."""
        index = self.view.currentIndex()
        return self.model.at(index.row()) if index.isValid() else None

    def refresh(self) -> None:
        """Read again, keeping the cursor at its place."""
        row = self.view.currentIndex().row()
        self.model.refresh()
        if 0 <= row < self.model.rowCount():
            self.view.selectRow(row)

    def show_column(self, place: int, shown: bool) -> None:
        """Have a column in sight or not; the others share its room."""
        self.view.setColumnHidden(place, not shown)
        self.columns_changed.emit()

    @property
    def whole_height(self) -> int:
        """Pixels of height in which all of its rows are in sight; 0 where it has none, and says so."""
        rows = self.model.rowCount()
        return self.view.horizontalHeader().sizeHint().height() + rows * grown(ROW) + _FRAME if rows else 0

    def keep_rows(self, rows: int) -> None:
        """Be no lower than so many whole rows, the heading among them."""
        self.setMinimumHeight(rows * grown(ROW) + _FRAME)

    def spare(self, high: int) -> int:
        """Pixels that would be left below whole rows, were it so high."""
        return max(0, high - self.view.horizontalHeader().sizeHint().height() - _FRAME) % grown(ROW)

    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        """Sort by a column; one that cannot be sorted by does not get the arrow."""
        if 0 <= place < len(self._sortable) and self._sortable[place]:
            self._sorted = (place, order)
            self.model.sort(place, order)
        elif (place, order) != self._sorted:
            self.view.horizontalHeader().setSortIndicator(*self._sorted)

    def _open_menu(self, at: QPoint | None = None) -> None:
        from app.ui.widgets.list_menu import open_list_menu  # only when somebody asks for it

        open_list_menu(self._context, self, at)

    def set_filter(self, text: str) -> None:
        """Show only what fits."""
        self.model.refresh(filter=text)

    def showEvent(self, event: QShowEvent) -> None:
        """Now that the look of the headings is known: each has room for its words."""
        super().showEvent(event)
        header = self.view.horizontalHeader()
        for place in range(header.count()):
            if header.sectionSize(place) < header.sectionSizeHint(place):
                self.view.setColumnWidth(place, header.sectionSizeHint(place))

    def _whole_rows(self) -> None:
        """As high as whole rows: none stands half in sight below the others."""
        below = self.contentsMargins().bottom()
        room = self.view.viewport().height() + below
        row = grown(ROW)
        spare = room % row if room > row else 0
        if below != spare:
            self.setContentsMargins(0, 0, 0, spare)

    def _open(self, row: int) -> None:
        found = self.model.at(row)
        if found is not None:
            self.opened.emit(found)

    def _tell_trouble(self) -> None:
        """Say once that something cannot be read, however often it is tried again."""
        if self.model.trouble is not None and not self._told:
            self._told = True
            self._context.present(self.model.trouble, self)

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() or self.model.filter or self.model.trouble else 1)


class _View(QTableView):
    """A table of whole rows; Enter and double click open one, Tab leaves the table. The row that the mouse is on has
    the colour `lit`: a stylesheet knows only cells.
    """

    entered_row = Signal(int)
    resized = Signal()

    def __init__(self, lit: str) -> None:
        super().__init__()
        self._lit, self._pointed = QColor(lit), -1
        self.viewport().setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(grown(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))
        set_role(self, "table")

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse from row to row, and the room that there is for rows."""
        if event.type() is QEvent.Type.Resize:
            self.resized.emit()
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._point_at(self.rowAt(event.position().toPoint().y()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._point_at(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The light under the row, and then the rows."""
        if 0 <= self._pointed < self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.fillRect(self._place(self._pointed), self._lit)
            painter.end()
        super().paintEvent(event)

    def _point_at(self, row: int) -> None:
        if row == self._pointed:
            return
        for each in (self._pointed, row):
            if each >= 0:
                self.viewport().update(self._place(each))
        self._pointed = row

    def _place(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is as in every table."""
        if cast(Qt.Key, event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
