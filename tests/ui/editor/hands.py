"""What a person does at the editor."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.editor import ProseEditor
from app.ui.editor.tools import Tool

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types, presses keys and buttons, selects, pastes."""

    def __init__(self, editor: ProseEditor) -> None:
        self.editor = editor
        self.page = editor.page

    def type(self, text: str) -> None:
        for line, words in enumerate(text.split("\n")):
            if line:
                self.press(Qt.Key.Key_Return)
            QTest.keyClicks(self.page, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.page, key, modifiers)

    def press_in(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in another widget than the page."""
        QTest.keyClick(widget, key)

    def press_with_control(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier | modifiers)

    def button(self, tool: Tool) -> QToolButton:
        found = self.editor.findChild(QToolButton, tool.key)
        assert isinstance(found, QToolButton)
        return found

    def click(self, tool: Tool) -> None:
        QTest.mouseClick(self.button(tool), Qt.MouseButton.LeftButton)

    def use(self, tool: Tool) -> None:
        """As if by a shortcut or a menu: nothing happens where the tool is not allowed."""
        action = self.editor.findChild(QAction, f"{tool.key}.action")
        assert isinstance(action, QAction)
        action.trigger()

    def select(self, words: str) -> None:
        """Select the first place where these words stand."""
        found = self.page.document().find(words)
        assert not found.isNull(), words
        self.page.setTextCursor(found)

    def go_to(self, words: str) -> None:
        """Put the cursor before these words."""
        found = self.page.document().find(words)
        assert not found.isNull(), words
        found.setPosition(found.selectionStart())
        self.page.setTextCursor(found)

    def go_behind(self, words: str) -> None:
        found = self.page.document().find(words)
        assert not found.isNull(), words
        found.setPosition(found.selectionEnd())
        self.page.setTextCursor(found)

    def go_to_end(self) -> None:
        self.page.moveCursor(QTextCursor.MoveOperation.End)

    def copy(self) -> QMimeData:
        return self.page.createMimeDataFromSelection()

    def paste(self, data: QMimeData) -> None:
        self.page.insertFromMimeData(data)

    def paste_html(self, html: str) -> None:
        data = QMimeData()
        data.setHtml(html)
        self.paste(data)
