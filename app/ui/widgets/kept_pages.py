"""The pages of a stack: made when they are first gone to, and let go of where others were looked at since.

Only what can be made anew as it was is let go of. A page that holds something (`Leaves.holds`), in which something was
entered or chosen, from which a dialog is open, or to which work has yet to come back, stays; of a list it is remembered
how it was sorted, which row was chosen and how far it was scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.ui.keeping.keeper import Keeper
from app.ui.tasks.tasks import Tasks
from app.ui.widgets.table import RecordTable
from app.ui.widgets.table_trace import StandAgain, TableTrace, trace_of


class Leaves(Protocol):
    """A page, or a part of one, that can be left."""

    def holds(self) -> bool:
        """Whether something would be gone with it that nothing else holds."""


P = TypeVar("P", bound=Leaves)
Entered = dict[tuple[type, str], list[object]]


class KeptPages(QObject, Generic[P]):
    """Keeps the pages that were looked at last, `most` of them, and those that have to stay."""

    def __init__(self, stack: QStackedWidget, tasks: Tasks, most: int) -> None:
        super().__init__(stack)
        self._stack, self._tasks, self._most = stack, tasks, most
        self._pages: dict[str, P] = {}
        """By name; the one that was looked at last at the end."""
        self._as_made: dict[str, Entered] = {}
        self._traces: dict[str, dict[str, TableTrace]] = {}
        """By name of the page, and of the list in it."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._let_go)

    def __iter__(self) -> Iterator[P]:
        return iter(self._pages.values())

    def items(self) -> Iterator[tuple[str, P]]:
        """Names and pages."""
        return iter(self._pages.items())

    def page(self, name: str, make: Callable[[], P]) -> P:
        """The page with this name, made where there is none."""
        page = self._pages.pop(name, None)
        if page is None:
            page = make()
            self._stack.addWidget(cast(QWidget, page))
        self._pages[name] = page
        return page

    def arrived(self, name: str, *, whole: bool) -> None:
        """One is on this page now. Where it is gone to as a `whole`, and not to something in it, its lists stand as
        they stood when it was let go of.
        """
        page = cast(QWidget, self._pages[name])
        if name not in self._as_made:
            self._as_made[name] = entered(page)
            traces = self._traces.pop(name, {})
            for table in page.findChildren(RecordTable) if traces and whole else ():
                if (trace := traces.get(table.view.objectName())) is not None:
                    StandAgain(table, trace)
        if len(self._pages) > self._most:
            self._later.start()

    def clear(self) -> None:
        """Let go of all of them, and of what is remembered: they are about something else from now on."""
        for name in tuple(self._pages):
            self._drop(name)
        self._traces.clear()

    def _let_go(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return  # whatever is asked there may be asked for one of these
        for name in tuple(self._pages)[:-1]:
            if len(self._pages) <= self._most:
                return
            page = cast(QWidget, self._pages[name])
            if page is not self._stack.currentWidget() and self._may_go(name):
                self._traces[name] = _traces(page)
                self._drop(name)

    def _may_go(self, name: str) -> bool:
        page = self._pages[name]
        widget = cast(QWidget, page)
        return not (
            page.holds()
            or any(each.unkept for each in widget.findChildren(Keeper))
            or self._tasks.awaits(widget)
            or any(each.isWindow() and each.isVisible() for each in widget.findChildren(QWidget))
            or any(each.verticalScrollBar().value() for each in widget.findChildren(QScrollArea))
            or changed(self._as_made.get(name, {}), entered(widget))
        )

    def _drop(self, name: str) -> None:
        page = cast(QWidget, self._pages.pop(name))
        self._as_made.pop(name, None)
        self._stack.removeWidget(page)
        page.deleteLater()


def _traces(page: QWidget) -> dict[str, TableTrace]:
    """How its lists stand, of those that can be told apart by their names."""
    found: dict[str, list[RecordTable]] = {}
    for table in page.findChildren(RecordTable):
        found.setdefault(table.view.objectName(), []).append(table)
    return {name: trace_of(tables[0]) for name, tables in found.items() if len(tables) == 1}


def entered(page: QWidget) -> Entered:
    """What stands in the fields of a page, and what is chosen in it, by kind and name of the field."""
    found: Entered = {}

    def note(each: QWidget, kind: type, value: object) -> None:
        found.setdefault((kind, each.objectName()), []).append(value)

    for field in page.findChildren(QLineEdit):
        note(field, QLineEdit, field.text())
    for choice in page.findChildren(QComboBox):
        note(choice, QComboBox, max(0, choice.currentIndex()))
    for kind in (QCheckBox, QRadioButton):
        for box in page.findChildren(kind):
            note(box, kind, box.isChecked())
    for listed in page.findChildren(QListWidget):
        note(listed, QListWidget, max(0, listed.currentRow()))
    for tabs in page.findChildren(QTabBar):
        note(tabs, QTabBar, max(0, tabs.currentIndex()))
    for plain in page.findChildren(QPlainTextEdit):
        note(plain, QPlainTextEdit, not plain.isReadOnly() and plain.document().isModified())
    for rich in page.findChildren(QTextEdit):
        note(rich, QTextEdit, not rich.isReadOnly() and rich.document().isModified())
    return found


def changed(before: Entered, now: Entered) -> bool:
    """Whether anything stands otherwise than it did. A field that is new, and empty, is no change."""
    return any(values != before[key] if key in before else any(values) for key, values in now.items())
