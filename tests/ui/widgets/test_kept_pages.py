"""Pages that others were looked at since are let go of, and what stands in one that cannot be made anew keeps it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.keeping.keeper import Keeper, Kept
from app.ui.widgets.kept_pages import KeptPages
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.table import RecordTable

MOST = 3


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    text: str = ""


class Sheet(QWidget):
    """A page with a field, a list of a hundred rows, and something lower than it has room for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.held = False
        self.field = QLineEdit()
        self.field.setObjectName("field")
        column: TableColumn[Line] = TableColumn("text", "client.surname", lambda each: each.text)
        rows = Listed(lambda: [Line(number, f"{number * 37 % 100:02}") for number in range(100)], (column,))
        self.table = RecordTable(context, (column,), rows, empty="list.empty")
        self.below = QScrollArea()
        high = QWidget()
        high.setFixedHeight(2000)
        self.below.setWidget(high)
        layout = QVBoxLayout(self)
        for each in (self.field, self.table, self.below):
            layout.addWidget(each)

    def holds(self) -> bool:
        return self.held


class Room:
    """A stack in a window of its own, and what goes to and fro between its pages."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self._context, self._qtbot = context, qtbot
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.stack.resize(600, 700)
        self.stack.show()
        self.pages: KeptPages[Sheet] = KeptPages(self.stack, context.tasks, MOST)

    def go(self, name: str, *, whole: bool = True) -> Sheet:
        page = self.pages.page(name, lambda: Sheet(self._context))
        self.stack.setCurrentWidget(page)
        page.table.refresh()
        self.pages.arrived(name, whole=whole)
        self._qtbot.wait(1)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return page

    def look_at_others(self) -> None:
        for number in range(MOST + 1):
            self.go(f"other {number}")

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.pages.items()]


@pytest.fixture
def room(context: Context, qtbot: QtBot) -> Room:
    return Room(context, qtbot)


def test_those_that_were_looked_at_last_stay_and_the_others_are_gone_wholly(room: Room) -> None:
    gone = ref(room.go("first"))
    room.go("second")
    room.go("third")
    room.go("second")
    room.go("fourth")
    assert room.names == ["third", "second", "fourth"]
    gc.collect()
    assert gone() is None


def _hold(page: Sheet) -> None:
    page.held = True


def _enter(page: Sheet) -> None:
    page.field.setText("what was typed")


def _scroll(page: Sheet) -> None:
    page.below.verticalScrollBar().setValue(100)


def _type(page: Sheet) -> None:
    Keeper(page.context.desk, page, lambda: "what was typed").state = Kept.WRITING


def _ask(page: Sheet) -> None:
    QDialog(page).show()


def test_one_in_which_something_stands_that_would_be_gone_stays(room: Room) -> None:
    acts: tuple[Callable[[Sheet], None], ...] = (_hold, _enter, _scroll, _type, _ask)
    stay: dict[str, Sheet] = {}
    for act in acts:
        stay[act.__name__] = room.go(act.__name__)
        act(stay[act.__name__])
    room.look_at_others()
    assert room.names == [*stay, f"other {MOST}"]
    for name, page in stay.items():
        assert room.go(name) is page


def test_one_to_which_work_has_yet_to_come_back_stays_until_it_has(room: Room, context: Context, qtbot: QtBot) -> None:
    go_on, came = Event(), list[bool]()
    page = room.go("first")
    context.tasks.run(lambda _: go_on.wait(30), page.field, came.append, lambda error: pytest.fail(repr(error)))
    room.look_at_others()
    assert "first" in room.names
    go_on.set()
    qtbot.waitUntil(lambda: came == [True])
    room.go("other 2")
    room.go("other 4")
    assert "first" not in room.names


def test_a_list_stands_as_it_stood_when_one_comes_back_to_it(room: Room, qtbot: QtBot) -> None:
    page = room.go("first")
    page.table.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    page.table.view.selectRow(60)
    chosen, scrolled = page.table.current, page.table.view.verticalScrollBar().value()
    assert scrolled
    room.look_at_others()
    again = room.go("first")
    assert again is not page
    qtbot.waitUntil(lambda: again.table.current == chosen)
    assert again.table.view.verticalScrollBar().value() == scrolled
    assert again.table.view.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_who_goes_to_something_on_the_page_is_not_taken_to_where_the_list_stood(room: Room) -> None:
    room.go("first").table.view.selectRow(60)
    room.look_at_others()
    assert room.go("first", whole=False).table.view.currentIndex().row() <= 0
