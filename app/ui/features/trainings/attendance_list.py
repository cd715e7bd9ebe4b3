"""The list of who was there with what every list has: looking for something in it, its columns, a file of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.trainings.attendance_grid import AttendanceGrid
from app.ui.widgets.list_corner import ListCorner
from app.ui.widgets.list_find import ListFind


class AttendanceList(QWidget):
    """Letters record in it, so that one looks for a name by its menu alone (right click, Shift+F10, the dots)."""

    def __init__(self, context: Context, grid: AttendanceGrid) -> None:
        super().__init__()
        self._context, self._grid = context, grid
        header = grid.horizontalHeader()
        for each in (grid, header):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(lambda _: self._open_menu())
        header.customContextMenuRequested.connect(lambda at: self._open_menu(header.mapToGlobal(at)))
        self._corner = ListCorner(context, grid, self._open_menu)
        self._find = ListFind(context)
        self._find.changed.connect(grid.show_fitting)
        for leaving in (self._find.left, self._find.entered, self._find.down):
            leaving.connect(lambda: grid.setFocus(Qt.FocusReason.OtherFocusReason))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._find)
        layout.addWidget(grid)

    @property
    def view(self) -> QTableView:
        """What is seen."""
        return self._grid

    @property
    def can_find(self) -> bool:
        """Whether there is anybody to look for."""
        return bool(self._grid.people)

    def rows_in_sight(self) -> Iterable[int]:
        """Those that fit what is looked for."""
        return self._grid.rows_in_sight()

    def show_column(self, place: int, shown: bool) -> None:
        """Have a meeting in sight or not."""
        self._grid.show_column(place, shown)

    def begin_find(self) -> None:
        """Have the cursor where one types whom to look for."""
        self._find.show()
        self._find.begin()

    def show_whole(self) -> None:
        """No longer show only what was looked for."""
        if not self._find.isHidden():
            self._find.end_search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back finds the whole list again."""
        super().hideEvent(event)
        if not event.spontaneous() and self._context.door.state is VaultState.OPEN:
            self.show_whole()

    def _open_menu(self, at: QPoint | None = None) -> None:
        from app.ui.widgets.list_menu import open_list_menu  # only when somebody asks for it

        open_list_menu(self._context, self, at)
