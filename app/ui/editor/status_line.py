"""The line under the page: how many words there are, and what is at the cursor that the eye may miss."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.prose_source import WORD
from app.kernel.translator import Translator
from app.ui.editor.formats import FIELD, LINK, OBJECT_CHARACTER
from app.ui.editor.page import ProsePage

_PAUSE = 300
"""Milliseconds without a key after which words are counted: counting a hundred pages takes longer than a key may."""


class StatusLine(QWidget):
    """Follows one page."""

    def __init__(self, translator: Translator, page: ProsePage, parent: QWidget) -> None:
        super().__init__(parent)
        self._translator, self._page = translator, page
        self._words, self._here = QLabel(), QLabel()
        self._words.setObjectName("editor.words")
        self._here.setObjectName("editor.here")
        for each in (self._words, self._here):
            each.setProperty("role", "hint")
        self._counted = 0
        self._stale = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._here)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.count)
        page.textChanged.connect(self._written)
        page.selectionChanged.connect(self._pause.start)
        page.cursorPositionChanged.connect(self._look_here)

    def count(self) -> None:
        """Count now."""
        self._pause.stop()
        if self._stale:
            self._counted, self._stale = words_in(self._page.document().toRawText()), False
        cursor, translator = self._page.textCursor(), self._translator
        if cursor.hasSelection():
            chosen = words_in(cursor.selectedText())
            self._words.setText(translator.count("editor.words.selected", chosen, all=self._counted))
        else:
            self._words.setText(translator.count("editor.words", self._counted))

    def _written(self) -> None:
        self._stale = True
        self._pause.start()

    def _look_here(self) -> None:
        """A link shows where it leads, a field what it stands for: nowhere else on the page is that to be seen."""
        cursor = self._page.textCursor()
        words = ""
        for at in (cursor, _next(cursor)):
            shape = at.charFormat()
            if name := shape.property(FIELD):
                words = self._page.field_tells(str(name))
            elif link := shape.property(LINK):
                words = self._translator.text("editor.link.here", address=str(link))
            if words:
                break
        self._here.setText(words)


def words_in(raw: str) -> int:
    """How many words a raw text of Qt has; a field is one."""
    return len(WORD.findall(raw)) + raw.count(OBJECT_CHARACTER)


def _next(cursor: QTextCursor) -> QTextCursor:
    following = QTextCursor(cursor)
    following.setPosition(cursor.position())
    if not following.atBlockEnd():
        following.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return following
