"""A coach at the real window: every key and click goes to the window that is in front, and Qt finds whom it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.run import Program
from app.ui.widgets.form import RecordForm
from app.vault.reader import Reader
from tests.ui.answers import AnsweredFiles

W = TypeVar("W", bound=QWidget)
_MOST_TABS = 80
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hands:
    """What can be done with a keyboard and a mouse, and what can be read on the screen."""

    def __init__(self, program: Program, files: AnsweredFiles, qtbot: QtBot) -> None:
        self.program, self.files, self.qtbot = program, files, qtbot
        program.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is program.window)

    @property
    def context(self) -> Context:
        return self.program.context

    @property
    def reader(self) -> Reader:
        return self.context.reader

    @property
    def front(self) -> QWidget:
        """The dialog that is open, or else the window."""
        return QApplication.activeModalWidget() or self.program.window

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait until something is so; where it never is, tell what stands on the screen."""
        try:
            self.qtbot.waitUntil(reached)
        except TimeoutError as error:
            front, active = self.front, QApplication.activeWindow()
            raise AssertionError(f"{front.objectName() or front} in front, {active} active:\n{self.said()}") from error

    # What is in sight.

    def maybe(self, kind: type[W], name: str = "") -> W | None:
        """The widget of this kind and name in front, or None."""
        every = self.front.findChildren(kind, name) if name else self.front.findChildren(kind)
        found = [each for each in every if each.isVisible()]
        return next((each for each in found if each.window() is self.front), None)

    def see(self, kind: type[W], name: str = "") -> W:
        """The widget of this kind and name, once it is in sight."""
        self.until(lambda: self.maybe(kind, name) is not None)
        found = self.maybe(kind, name)
        assert found is not None
        return found

    def read(self, name: str) -> str:
        """What the label of this name says."""
        return self.see(QLabel, name).text()

    def said(self) -> str:
        """All that labels in front say."""
        return "\n".join(each.text() for each in self.front.findChildren(QLabel) if each.isVisible())

    def dialog(self, name: str) -> QWidget:
        """The dialog of this name, once it is in front and has the keyboard."""
        self.until(lambda: self.front.objectName() == name and QApplication.activeWindow() is self.front)
        return self.front

    def gone(self, name: str) -> None:
        """Wait until the dialog of this name is closed. What was behind it gets the keyboard, which on a real screen
        is the work of the window manager.
        """
        self.until(lambda: self.front.objectName() != name)
        self.front.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.front)

    def cells(self, view: QTableView) -> list[list[str]]:
        """What a table says, row by row."""
        model = view.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, place).data()) for place in columns] for row in range(model.rowCount())]

    # The mouse.

    def click(self, name: str) -> None:
        """Click the button of this name."""
        button = self.see(QAbstractButton, name)
        self.until(button.isEnabled)
        self._scroll_to(button)  # a button that says something else since is as wide as that only once it was laid out
        self.click_at(button, button.rect().center())

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """Click a place of a widget; something that lies over it is a failure."""
        self._scroll_to(widget)
        top = widget.window()
        there = widget.mapTo(top, place)
        hit = top.childAt(there) or top
        assert hit is widget or widget.isAncestorOf(hit), f"{widget.objectName()} lies under {hit}"
        QTest.mouseClick(self._handle(top), _LEFT, _NONE, there)

    def click_row(self, view: QTableView, row: int) -> None:
        """Click a row of a table."""
        view.scrollTo(view.model().index(row, 0))
        self.click_at(view.viewport(), view.visualRect(view.model().index(row, 0)).center())

    # The keyboard.

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key in the window in front."""
        for _ in range(times):
            QTest.keyClick(self._handle(self._listening), key)

    def keys(self, shortcut: str) -> None:
        """Press a combination, as a menu writes it: Ctrl+Shift+N."""
        pressed = QKeySequence(shortcut)[0]  # type: ignore[index]  # the stubs do not know it
        QTest.keyClick(self._handle(self._listening), pressed.key(), pressed.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        for each in text:
            QTest.keyClick(self._handle(self._listening), each)  # type: ignore[call-overload]  # nor that it takes a letter

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the cursor is in a widget: whatever can be filled in can be reached without a mouse."""
        for _ in range(_MOST_TABS):
            if QApplication.focusWidget() is widget:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.objectName()} {widget.accessibleName()}")

    def write(self, widget: QWidget, text: str) -> None:
        """Go to a field and type a text in place of what stands there."""
        self.tab_to(widget)
        self.keys("Ctrl+A")
        if text:
            self.type(text)
        else:
            self.key(Qt.Key.Key_Delete)

    def choose(self, combo: QComboBox, words: str) -> None:
        """Go to a list that drops down and walk to the line that begins with these words."""
        self.tab_to(combo)
        self.key(Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText().startswith(words):
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{words} is not among {[combo.itemText(each) for each in range(combo.count())]}")

    def fill(self, form: RecordForm, **values: str) -> None:
        """Fill in fields of a form: typed, or chosen from what drops down."""
        for name, value in values.items():
            inner = form.fields[name].input.inner
            if isinstance(inner, QComboBox):
                self.choose(inner, value)
            else:
                self.write(inner, value)

    def form(self, dialog: str, place: int = 0) -> RecordForm:
        """The form in a dialog."""
        return self.dialog(dialog).findChildren(RecordForm)[place]

    def pick(self, button: str, item: str) -> None:
        """Open the menu of a button and walk to an entry."""
        made = self.see(QPushButton, button)
        menu = made.menu()
        assert isinstance(menu, QMenu)
        self.click_at(made, made.rect().center())
        self.until(menu.isVisible)
        for _ in menu.actions():
            if item in {each.objectName() for each in menu.actions() if each is menu.activeAction()}:
                break
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: not menu.isVisible())

    # Files that leave.

    def choose_file(self, path: Path, press: str) -> None:
        """Press a button that asks for a file or a place, and choose this one."""
        self.files.answers.append(path)
        self.click(press)
        self.until(lambda: path not in self.files.answers)

    def packed(self, name: str, target: Path) -> str:
        """Have the dialog of a package write it; gives the passphrase that is shown."""
        self.dialog(name)
        self.choose_file(target, "primary")
        self.see(QAbstractButton, "copy_passphrase")
        groups = [each.text() for each in self.front.findChildren(QLabel) if each.property("role") == "key"]
        self.click("primary")
        self.gone(name)
        return "-".join(groups)

    @property
    def _listening(self) -> QWidget:
        """Who gets the keys: a menu that is open, or else the window in front."""
        return QApplication.activePopupWidget() or self.front

    @staticmethod
    def _handle(top: QWidget) -> QWindow:
        handle = top.windowHandle()
        assert handle is not None
        return handle

    def _scroll_to(self, widget: QWidget) -> None:
        """Scroll as one does with the wheel, where a widget is in something that scrolls."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and not isinstance(widget, QTextEdit | QPlainTextEdit):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        QApplication.processEvents()
