"""A table on a page: headers from the declarations, Enter opens, and a friendly word where there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.domain.declare import Column, Record, Shape, columns
from app.kernel.behind import waited_for
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.shows_read import ShowsRead
from app.ui.theme.fonts import enlarged, grown
from app.ui.theme.theme import set_role
from app.ui.widgets.cell import CellDelegate
from app.ui.widgets.grouped import Grouped, GroupedModel, Headings
from app.ui.widgets.list_corner import ListCorner
from app.ui.widgets.list_find import ListFind
from app.ui.widgets.paged import Order, PagedModel, Rows, TableColumn
from app.ui.widgets.reading import ReadArea, Reading
from app.ui.widgets.search_field import SearchField, typed_letter
from app.ui.widgets.shown import shown
from app.ui.widgets.whole_lines import WholeLines

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


class RecordTable(ShowsRead):
    """Rows of one kind. `opened` carries the row that was opened, `selected` the one that the cursor is on, or None.

    Whoever types in it looks for something in it, in a field above the headings, or in the `finder` of the page where
    it has one. It reads when it is refreshed, or else when it comes into sight; what a thread reads for it
    (`Context.read`) it waits for.
    """

    opened = Signal(object)
    selected = Signal(object)
    again = Signal()
    """Whoever reads for it is to try once more."""
    columns_changed = Signal()
    """Another choice of columns is in sight."""

    def __init__(
        self,
        context: Context,
        table_columns: Sequence[TableColumn[Any]],
        rows: Rows[Any] | Grouped[Any],
        *,
        empty: str,
        order: Order | None = None,
        finder: SearchField | None = None,
    ) -> None:
        super().__init__()
        self._context, self._told = context, False
        self._empty = context.text(empty)
        self._elsewhere: Reading | None = None
        """How far it is with what is read for it elsewhere; None where it reads itself."""
        headers = [context.text(each.label) for each in table_columns]
        self.view = _View(context.colours.hover)
        self.model: PagedModel[Any]
        if isinstance(rows, Grouped):
            self.model = grouped = GroupedModel(rows, table_columns, headers)
            Headings(self.view, grouped)
        else:
            self.model = PagedModel(rows, table_columns, headers, order or Order(""))
        self.view.setModel(self.model)
        if enlarged() > 1:  # what is written large has a list below it all the same: the page scrolls
            self.view.setMinimumHeight(grown(_LEAST * ROW))
        self.view.entered_row.connect(self._open)
        self.view.typed.connect(self._find)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.selected.emit(self.current))
        self.model.modelReset.connect(self._show_state)
        self.model.unreadable.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        header = self.view.horizontalHeader()
        self._kept_as = tuple(f"{empty}/{each.name}" for each in table_columns)
        hidden = [name in context.settings.hidden_columns for name in self._kept_as]
        for place, each in enumerate(table_columns):
            self.view.setColumnWidth(place, each.width)
            self.view.setColumnHidden(place, hidden[place] and not all(hidden))
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
        self._corner = ListCorner(context, self.view, self._open_menu)
        self._finder = finder
        self._own = ListFind(context) if finder is None else None
        layout = WholeLines(self, self.view, lambda: grown(ROW))
        self.view.resized.connect(layout.fit, Qt.ConnectionType.QueuedConnection)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if self._own is not None:
            self._own.changed.connect(self._filter_own)
            self._own.left.connect(self._leave_find)
            self._own.entered.connect(lambda: self._open(max(0, self.view.currentIndex().row())))
            self._own.down.connect(self.view.setFocus)
            layout.addWidget(self._own)
        self._area = ReadArea(context, self.view)
        self._area.again.connect(self._read_again)
        layout.addWidget(self._area, 1)
        self._show_state()

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

    @property
    def can_find(self) -> bool:
        """Whether there is anything to look for, also where nothing fits what is looked for now."""
        return self.model.rowCount() > 0 or bool(self.model.filter)

    def rows_in_sight(self) -> Iterable[int]:
        """The places of its rows, headings left out."""
        return (each for each in range(self.model.rowCount()) if not self.model.is_heading(each))

    def show_column(self, place: int, shown: bool) -> None:
        """Have a column in sight or not, from now on: by its name. The others share its room."""
        self.view.setColumnHidden(place, not shown)
        self.columns_changed.emit()
        settings = self._context.settings
        hidden = (
            settings.hidden_columns - {self._kept_as[place]}
            if shown
            else (settings.hidden_columns | {self._kept_as[place]})
        )
        self._context.settings_changed.emit(replace(settings, hidden_columns=hidden))

    @property
    def whole_height(self) -> int:
        """Pixels of height in which all of its rows are in sight; 0 where it has none, and says so."""
        rows = self.model.rowCount()
        if not rows:
            return 0
        return self._above + self.view.horizontalHeader().sizeHint().height() + rows * grown(ROW) + _FRAME

    def keep_rows(self, rows: int) -> None:
        """Be no lower than so many whole rows, the heading among them."""
        self.setMinimumHeight(rows * grown(ROW) + _FRAME)

    def spare(self, high: int) -> int:
        """Pixels that would be left below whole rows, were it so high."""
        return max(0, high - self._above - self.view.horizontalHeader().sizeHint().height() - _FRAME) % grown(ROW)

    @property
    def _above(self) -> int:
        """Pixels of height that the field above the headings takes."""
        return 0 if self._own is None or self._own.isHidden() else self._own.sizeHint().height() + 8

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

    def begin_find(self) -> None:
        """Have the cursor where one types what to look for in the list."""
        self._find("")

    def expect(self) -> None:
        """Its rows are being read elsewhere: what was read before stays until they come."""
        if self._elsewhere is not Reading.READ:
            self._elsewhere = Reading.WAITING
            self._show_state()

    def came(self) -> None:
        """Its rows were read elsewhere, and stand ready for `refresh`."""
        self._elsewhere = Reading.READ

    def fail(self) -> None:
        """Its rows could not be read elsewhere: nothing that stood in it is said to be so now."""
        self._elsewhere = Reading.FAILED
        self.model.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Now that the look of the headings is known each has room for its words; and what nobody read is read."""
        super().showEvent(event)
        header = self.view.horizontalHeader()
        for place in range(header.count()):
            needed = header.sectionSizeHint(place)
            if header.sectionSize(place) < needed:
                self.view.setColumnWidth(place, needed)
        if not self.model.was_read and self._elsewhere is None:
            QTimer.singleShot(0, self, self._read_in_sight)  # unless who shows it does so first

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back finds the whole list again."""
        super().hideEvent(event)
        if not event.spontaneous() and self._context.door.state is VaultState.OPEN:  # at a lock it goes, unread
            self.show_whole()

    def show_whole(self) -> None:
        """No longer show only what was looked for in it."""
        if self._own is not None and not self._own.isHidden():
            self._own.end_search()

    def _read_in_sight(self) -> None:
        if self.isVisible() and not self.model.was_read and self._elsewhere is None:
            self.refresh()

    def _read_again(self) -> None:
        """The page knows what stands beside the list and is read with it; a dialog has the list alone."""
        self._told = False
        self.again.emit()
        if self._elsewhere is None and self.window() is self._context.window:
            self._context.read_again.emit()
        elif self._elsewhere is None:
            self.refresh()

    def _find(self, letter: str) -> None:
        """Go on with a letter that was typed in the list."""
        field = self._finder or self._own
        if field is None or (self._own is not None and not self.model.rowCount()):
            return
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.end(False)
        field.insert(letter)

    def _filter_own(self, words: str) -> None:
        self.set_filter(words)
        if self.model.rowCount():
            self.view.selectRow(0)
        self.selected.emit(self.current)

    def _leave_find(self) -> None:
        """The list is whole again, and has the cursor."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """The rows; or what there is to say instead."""
        model, area = self.model, self._area
        if self._elsewhere is Reading.FAILED or (model.trouble is not None and not model.rowCount()):
            area.fail()
        elif self._elsewhere is Reading.WAITING or not model.was_read:
            area.expect()
        elif model.rowCount():
            area.came()
        elif model.filter:
            area.say("not_found", self._context.text("list.not_found", words=model.filter))
        else:
            area.say("empty", self._empty)


class _View(QTableView):
    """A table of whole rows; Enter and double click open one, Tab leaves the table. The row that the mouse is on has
    the colour `lit`: a stylesheet knows only cells.
    """

    entered_row = Signal(int)
    typed = Signal(str)
    """A letter."""
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

    def selectRow(self, row: int) -> None:
        """Choose a row; below a heading the one that stands there."""
        model = self.model()
        super().selectRow(model.nearest(row) if isinstance(model, PagedModel) else row)

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
        """The light under the row, and then the rows: each cell is asked for by itself, a turn of Python every time."""
        if 0 <= self._pointed < self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.fillRect(self._place(self._pointed), self._lit)
            painter.end()
        with waited_for():
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the cursor is can be seen: Qt gives it to the first row, and does not light it."""
        super().focusInEvent(event)
        if self.model().rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, a letter is looked for; the rest is as in every table."""
        if cast(Qt.Key, event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
            return
        if typed_letter(event):
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)
