"""What can be done with a list as a whole: choose its columns, and save it for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from app.packages.csv_cells import guarded
from app.packages.new_file import new_file
from app.ui.context import Context

_BEGIN = "\ufeff"
"""What Excel knows UTF-8 by."""


class AnyList(Protocol):
    """A list with columns: a `RecordTable`, or what is more than one."""

    @property
    def view(self) -> QTableView:
        """What is seen."""

    @property
    def can_find(self) -> bool:
        """Whether there is anything to look for, also where nothing fits what is looked for now."""

    def rows_in_sight(self) -> Iterable[int]:
        """The places of its rows that fit what is looked for, without what stands above them."""

    def show_column(self, place: int, shown: bool) -> None:
        """Have a column in sight or not."""

    def begin_find(self) -> None:
        """Look for something in it."""


def list_menu(context: Context, table: AnyList) -> QMenu:
    """The menu of a list. At least one column stays in sight."""
    menu = QMenu(table.view)
    menu.setObjectName("list_menu")
    header = table.view.horizontalHeader()
    find = menu.addAction(context.text("list.find_in"))
    find.setObjectName("list_find_in")
    find.setEnabled(table.can_find)
    find.triggered.connect(table.begin_find)
    menu.addSeparator()
    heading = menu.addAction(context.text("list.columns"))
    heading.setEnabled(False)
    shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    for place in range(header.count()):
        each = menu.addAction(_heading(table, place).replace("&", "&&"))
        each.setCheckable(True)
        each.setChecked(place in shown)
        each.setEnabled(len(shown) > 1 or place not in shown)
        each.toggled.connect(lambda on, place=place: table.show_column(place, on))
    menu.addSeparator()
    save = menu.addAction(context.text("list.save"))
    save.setObjectName("list_save")
    save.setEnabled(any(True for _ in table.rows_in_sight()))
    save.triggered.connect(lambda: save_list(context, table))
    return menu


def open_list_menu(context: Context, table: AnyList, at: QPoint | None = None) -> None:
    """Open it below the headings, or where the mouse is."""
    header = table.view.horizontalHeader()
    place = header.mapToGlobal(QPoint(8, header.height())) if at is None else at
    menu = list_menu(context, table)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def save_list(context: Context, table: AnyList) -> None:
    """Ask where, and write what the list shows now: its columns, its filter, its order."""

    def write(path: Path) -> None:
        target = path if path.suffix else path.with_suffix(".csv")
        try:
            with new_file(target, replace=True) as file:
                file.write(list_bytes(table))
        except Exception as error:  # noqa: BLE001 - whatever it is, the coach is told
            context.present(error, table.view)

    name = f"{context.text('list.file')} {context.today.isoformat()}.csv"
    context.files.save_file(table.view, context.text("list.save"), name, "CSV (*.csv)", write)


def list_bytes(table: AnyList) -> bytes:
    """The list as Dutch Excel opens it: semicolons, and no cell that would be a formula (F21)."""
    model, header = table.view.model(), table.view.horizontalHeader()
    places = [place for place in range(model.columnCount()) if not header.isSectionHidden(place)]
    written = io.StringIO()
    out = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    out.writerow([_heading(table, place) for place in places])
    for row in table.rows_in_sight():
        out.writerow([guarded(str(model.index(row, place).data() or "")) for place in places])
    return (_BEGIN + written.getvalue()).encode("utf-8")


def _heading(table: AnyList, place: int) -> str:
    """The heading of a column, in one line."""
    return " ".join(str(table.view.model().headerData(place, Qt.Orientation.Horizontal) or "").split())
