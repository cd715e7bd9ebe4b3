"""Somebody before the real screen who has no manual: reads what stands there, and has hands for the rest.

`ByKeyboard` never touches the mouse; `ByMouse` uses the keyboard to type texts and for nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTableView,
    QWidget,
)

from app.ui.editor import ProseEditor
from app.ui.run import Program
from app.ui.widgets.form import RecordForm
from tests.journeys.pace import Pace
from tests.journeys.screen import Hands

W = TypeVar("W", bound=QWidget)
PATIENCE, _GLANCE = 20_000, 4
"""Milliseconds that anything may take on a busy machine, and between two looks."""
_LOOKS, _STILL = 3, 8
"""Looks at which something stands in the same place, and milliseconds between them."""
_MOMENT = 500
"""Milliseconds after which somebody clicks again."""
_MOST_TABS, _MOST_NOTCHES, _MOST_CLICKS = 120, 60, 8


class Person(ABC):
    """What can be read, and what can be done in either way."""

    def __init__(self, program: Program) -> None:
        self.program, self.hands, self.pace = program, Hands(), Pace()

    # What is in sight.

    @property
    def front(self) -> QWidget:
        """The dialog that is open, or else the window."""
        return QApplication.activeModalWidget() or self.program.window

    def until(self, reached: Callable[[], bool], what: str = "") -> None:
        """Wait until something is so; where it never is, tell what stands on the screen."""
        patience = QDeadlineTimer(PATIENCE)
        while not reached():
            assert not patience.hasExpired(), (
                f"{what or 'it'} did not come about; {_called(self.front)} is in front, the cursor is in "
                f"{_called(QApplication.focusWidget())}, and there stands:\n{self.said()}"
            )
            QTest.qWait(_GLANCE)

    def maybe(self, kind: type[W], name: str = "") -> W | None:
        """The widget of this kind and name in front, or None."""
        front = self.front
        every = front.findChildren(kind, name) if name else front.findChildren(kind)
        return next((each for each in every if each.isVisible() and each.window() is front), None)

    def see(self, kind: type[W], name: str = "") -> W:
        """The widget of this kind and name, once it is in sight and its window has the keyboard. Then all is read."""
        self.until(lambda: self.maybe(kind, name) is not None, name or kind.__name__)
        self.until(lambda: QApplication.activeWindow() is self.front, f"{name}: the keyboard")
        found = self.maybe(kind, name)
        assert found is not None
        self.pace.read(*self.said().splitlines())
        return found

    def read(self, name: str) -> str:
        """What the label of this name says."""
        return self.see(QLabel, name).text()

    def said(self) -> str:
        """All that labels in front say."""
        return "\n".join(each.text() for each in self.front.findChildren(QLabel) if each.isVisible())

    # What is done in either way.

    def press(self, name: str) -> None:
        """Press the button of this name."""
        button = self.see(QAbstractButton, name)
        self.until(button.isEnabled, f"{name}: enabled")
        self.pace.think()
        self._press(button)

    def fill(self, name: str = "", **values: str) -> None:
        """Fill in fields of the form in the dialog of this name: typed, or chosen from what drops down."""
        if name:
            self.until(lambda: self.front.objectName() == name, name)
        form = self.see(RecordForm)
        for field, value in values.items():
            inner = form.fields[field].input.inner
            if isinstance(inner, QComboBox):
                self.choose(inner, value)
            else:
                assert isinstance(inner, QLineEdit), field
                self.write(inner, value)

    def write(self, line: QLineEdit, text: str) -> None:
        """Go to a line and type a text in it."""
        self.pace.think()
        self._go_into(line)
        self.hands.type(text)
        self.pace.keys(len(text))
        self.until(lambda: line.text() == text, f"{text!r} instead of {line.text()!r}")

    def tell(self, editor: ProseEditor, text: str) -> None:
        """Type a text at the cursor of an editor that has it already."""
        self.until(editor.page.hasFocus, "the cursor in the editor")
        self.pace.think()
        self.hands.type(text)
        self.pace.keys(len(text))
        self.until(lambda: text in editor.page.toPlainText(), text)

    def give_file(self, path: Path, name: str) -> None:
        """Press a button that asks for a file or a place, and say where in the system's dialog."""
        self.press(name)
        self.until(lambda: isinstance(self.front, QFileDialog), "the dialog for files")
        dialog = self.front
        assert isinstance(dialog, QFileDialog)
        self.until(lambda: QApplication.activeWindow() is dialog, "the keyboard in the dialog for files")
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.write(line, str(path))
        self._confirm(dialog)
        self.until(lambda: not isinstance(self.front, QFileDialog), "the dialog for files is gone")

    def gone(self, name: str) -> None:
        """Wait until the dialog of this name is closed."""
        self.until(lambda: self.front.objectName() != name, f"{name} is gone")

    @abstractmethod
    def pick(self, name: str) -> None:
        """Pick this one of some that exclude each other."""

    @abstractmethod
    def choose(self, combo: QComboBox, words: str) -> None:
        """Choose the line that begins with these words from what drops down."""

    @abstractmethod
    def choose_line(self, listed: QListWidget, words: str) -> None:
        """Choose this line of a list."""

    @abstractmethod
    def open_row(self, view: QTableView, row: int) -> None:
        """Open a row of a table."""

    @abstractmethod
    def _press(self, button: QAbstractButton) -> None: ...

    @abstractmethod
    def _go_into(self, line: QLineEdit) -> None:
        """Have the cursor in a line, and what stands there marked."""

    @abstractmethod
    def _confirm(self, dialog: QFileDialog) -> None: ...


class ByKeyboard(Person):
    """Tab, arrows, the space bar, Enter: what everybody knows, and no shortcut that one has to have read of."""

    def pick(self, name: str) -> None:
        """Tab to the one that is chosen, and by the arrows to the other."""
        wanted = self.see(QAbstractButton, name)
        chosen = wanted.group().checkedButton()
        assert chosen is not None
        self.pace.think()
        self._tab_to(chosen)
        for _ in range(_MOST_TABS):
            if wanted.isChecked():
                return
            self._key("Down")
        raise AssertionError(f"the arrows do not lead to {name}")

    def choose(self, combo: QComboBox, words: str) -> None:
        """Tab to it, and by the arrows to the line."""
        self.pace.think()
        self._tab_to(combo)
        wanted = next(each for each in range(combo.count()) if combo.itemText(each).startswith(words))
        self._walk(lambda: wanted - combo.currentIndex())

    def choose_line(self, listed: QListWidget, words: str) -> None:
        """Tab to it, and by the arrows to the line."""
        self.pace.think()
        self._tab_to(listed)
        wanted = next(each for each in range(listed.count()) if listed.item(each).text() == words)
        self._walk(lambda: wanted - listed.currentRow())

    def open_row(self, view: QTableView, row: int) -> None:
        """Tab to the table, by the arrows to the row, Enter."""
        self.pace.think()
        self._tab_to(view)
        self._walk(lambda: row - view.currentIndex().row())
        self._key("Return", moves=False)

    def _press(self, button: QAbstractButton) -> None:
        self._tab_to(button)
        self._key("space", moves=False)

    def _go_into(self, line: QLineEdit) -> None:
        self._tab_to(line)
        self._key("ctrl+a", moves=False)

    def _confirm(self, dialog: QFileDialog) -> None:
        self._key("Return", moves=False)

    def _walk(self, far: Callable[[], int]) -> None:
        """Arrows up and down until there."""
        while (still := far()) != 0:
            self._key("Down" if still > 0 else "Up", moves=False)
            self.until(lambda still=still: far() != still, "the arrow")  # type: ignore[misc]

    def _tab_to(self, widget: QWidget) -> None:
        """Press Tab until the cursor is in a widget."""
        self.until(lambda: QApplication.focusWidget() is not None, "a cursor")
        passed: list[str] = []
        for _ in range(_MOST_TABS):
            here = QApplication.focusWidget()
            if here in (widget, widget.focusProxy()):
                return
            passed.append(_called(here))
            self._key("Tab")
        raise AssertionError(f"Tab does not lead to {widget.objectName()} {widget.accessibleName()} but to {passed}")

    def _key(self, key: str, *, moves: bool = True) -> None:
        """Press a key; one that moves the cursor has done so."""
        before = QApplication.focusWidget()
        self.hands.press(key)
        self.pace.keys(1)
        if moves:
            self.until(lambda: QApplication.focusWidget() is not before, f"{key} moves the cursor")


class ByMouse(Person):
    """Everything is pointed at and clicked, and the wheel turned for what is out of sight."""

    def pick(self, name: str) -> None:
        """Click it."""
        wanted = self.see(QAbstractButton, name)
        self.pace.think()
        self._press(wanted)
        self.until(wanted.isChecked, f"{name}: picked")

    def choose(self, combo: QComboBox, words: str) -> None:
        """Have it drop down, and click the line."""
        self.pace.think()
        self._click(combo)
        view = combo.view()
        self.until(lambda: view.isVisible(), "the list drops down")
        wanted = next(each for each in range(combo.count()) if combo.itemText(each).startswith(words))
        self._click(view.viewport(), view.visualRect(view.model().index(wanted, 0)).center())
        self.until(lambda: combo.currentIndex() == wanted, words)

    def choose_line(self, listed: QListWidget, words: str) -> None:
        """Click it."""
        self.pace.think()
        wanted = next(listed.item(each) for each in range(listed.count()) if listed.item(each).text() == words)
        self._click(listed.viewport(), listed.visualItemRect(wanted).center())
        self.until(lambda: listed.currentItem() is wanted, words)

    def open_row(self, view: QTableView, row: int) -> None:
        """Click it twice."""
        self.pace.think()
        self._click(view.viewport(), view.visualRect(view.model().index(row, 0)).center(), times=2)

    def _press(self, button: QAbstractButton) -> None:
        self._click(button)

    def _go_into(self, line: QLineEdit) -> None:
        self._click(line, times=3)
        self.until(lambda: line.hasFocus() and line.selectedText() == line.text(), "the line, marked")

    def _confirm(self, dialog: QFileDialog) -> None:
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        kinds = QDialogButtonBox.StandardButton
        saves = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        button = box.button(kinds.Save if saves else kinds.Open)
        for _ in range(_MOST_CLICKS):
            self._click(button)  # the first click puts away what Qt proposes below the line
            patience = QDeadlineTimer(_MOMENT)
            while self.front is dialog and not patience.hasExpired():
                QTest.qWait(_GLANCE)
            if self.front is not dialog:
                return

    def _click(self, widget: QWidget, place: QPoint | None = None, times: int = 1) -> None:
        """Click in a widget; what lies over it is a failure."""
        self._settle(widget)
        there = place or widget.rect().center()
        if self._scroll_to(widget, there):
            self._settle(widget)
        self.until(lambda: _lies_open(widget, there), f"{widget.objectName()} to lie open")
        at = widget.mapToGlobal(there)
        self.hands.click(at.x(), at.y(), times)
        self.pace.click(times)

    def _settle(self, widget: QWidget) -> None:
        """Nobody aims at what still moves."""
        place, looks = None, 0
        while looks < _LOOKS:
            QTest.qWait(_STILL)
            now = QRect(widget.mapToGlobal(QPoint()), widget.size())
            place, looks = now, looks + 1 if now == place else 0

    def _scroll_to(self, widget: QWidget, there: QPoint) -> bool:
        """Turn the wheel until the place is in sight; whether that was needed."""
        for turned in range(_MOST_NOTCHES):
            if widget.visibleRegion().contains(there):
                return bool(turned)
            area = _scrolled(widget)
            middle = area.viewport().mapToGlobal(area.viewport().rect().center())
            bar = area.verticalScrollBar()
            before, down = bar.value(), widget.mapToGlobal(there).y() > middle.y()
            self.hands.turn(middle.x(), middle.y(), down=down)
            self.until(lambda bar=bar, before=before: bar.value() != before, "the wheel")  # type: ignore[misc]
        raise AssertionError(f"the wheel does not lead to {widget.objectName()}")


def _scrolled(widget: QWidget) -> QScrollArea:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None, f"{widget.objectName()} is out of sight"
    return above


def _lies_open(widget: QWidget, there: QPoint) -> bool:
    under = QApplication.widgetAt(widget.mapToGlobal(there))
    return under is not None and (under is widget or widget.isAncestorOf(under))


def _called(widget: QWidget | None) -> str:
    return (widget.objectName() or widget.accessibleName() or str(widget)) if widget is not None else "nothing"
