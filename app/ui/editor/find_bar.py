"""The bar over the page in which one looks for words, and puts others in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.kernel.translator import Translator
from app.ui.editor.finding import Hit, Sought, find_all, replace_hits
from app.ui.editor.page import ProsePage
from app.ui.plain_text import PlainLine
from app.ui.theme.icons import icon

_PAUSE = 150
"""Milliseconds after the last change of the text until it is looked through again."""
_AROUND = 40
"""Pixels around the words in a field."""
_MARKED = 400
"""Hits that are marked on the page at once, around the one that one is at."""


class FindBar(QFrame):
    """In sight while one looks. Enter goes to the next, Shift+Enter to the one before, Esc goes back to the text."""

    def __init__(self, translator: Translator, page: ProsePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator, self._page = translator, page
        self._hits: tuple[Hit, ...] = ()
        self._sought = self._line("editor.find.words")
        self._other = self._line("editor.find.other")
        self._case, self._whole = self._box("editor.find.case"), self._box("editor.find.whole")
        self._told = QLabel()
        self._told.setObjectName("editor.find.told")
        self._told.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 / 0000 mm"))
        self._replace = self._button("editor.find.replace", "", self._replace_one)
        self._replace_all = self._button("editor.find.replace_all", "", self._replace_every)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 6)
        rows.setVerticalSpacing(4)
        first = QHBoxLayout()
        back = self._button("editor.find.previous", "caret-up", lambda: self.step(-1))
        on = self._button("editor.find.next", "caret-down", lambda: self.step(1))
        for each in (back, on, self._told):
            first.addWidget(each)
        first.addStretch()
        close = self._button("editor.find.close", "x", self.close_bar)
        first.addWidget(close)
        second = QHBoxLayout()
        second.addWidget(self._replace)
        second.addWidget(self._replace_all)
        second.addStretch()
        third = QHBoxLayout()
        third.setSpacing(16)
        third.addWidget(self._case)
        third.addWidget(self._whole)
        third.addStretch()
        rows.addWidget(self._sought, 0, 0)
        rows.addLayout(first, 0, 1)
        rows.addWidget(self._other, 1, 0)
        rows.addLayout(second, 1, 1)
        rows.addLayout(third, 2, 0, 1, 2)
        rows.setColumnStretch(0, 1)
        walk = (
            self._sought, self._other, self._replace, self._replace_all, back, on, self._case, self._whole, close,
        )  # fmt: skip
        for here, following in pairwise(walk):
            self.setTabOrder(here, following)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look_again)
        page.written.connect(self._changed)
        self._sought.textChanged.connect(self._look)
        for box in (self._case, self._whole):
            box.toggled.connect(self._look)
        self.hide()

    def open_bar(self, *, replacing: bool) -> None:
        """Come in sight, with what is selected as the words to look for."""
        for each in (self._other, self._replace, self._replace_all):
            each.setVisible(replacing and not self._page.isReadOnly())
        chosen = self._page.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen and "\ufffc" not in chosen and len(chosen) < 200:
            self._sought.setText(chosen)
        self._sought.setFocus()
        self._sought.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Go out of sight; the cursor stays at what was found."""
        self.hide()
        self._page.setExtraSelections([])
        self._page.setFocus()

    def step(self, by: int) -> None:
        """Go to the next or the previous hit; behind the last comes the first."""
        self._look_again()
        if not self._hits:
            return
        cursor = self._page.textCursor()
        if by > 0:
            place = bisect_left(self._hits, cursor.selectionEnd(), key=lambda hit: hit.start)
            if cursor.hasSelection() is False and self._at() is None and place == len(self._hits):
                place = 0
        else:
            place = bisect_left(self._hits, cursor.selectionStart(), key=lambda hit: hit.start) - 1
        self._go(place % len(self._hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt for keys that the fields have no use for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._other.hasFocus():
                self._replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def _line(self, key: str) -> QLineEdit:
        line = PlainLine()
        line.setObjectName(key)
        line.setPlaceholderText(self._translator.text(key))
        line.setAccessibleName(self._translator.text(key))
        line.setMaxLength(200)
        line.setMinimumWidth(line.fontMetrics().horizontalAdvance(line.placeholderText()) + _AROUND)
        return line

    def _box(self, key: str) -> QCheckBox:
        box = QCheckBox(self._translator.text(key))
        box.setObjectName(key)
        return box

    def _button(self, key: str, glyph: str, act: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setObjectName(key)
        name = self._translator.text(key)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAutoRaise(bool(glyph))
        if glyph:
            made.setIcon(icon(glyph, self.palette().color(QPalette.ColorRole.ButtonText).name()))
            made.setIconSize(QSize(18, 18))
        else:
            made.setText(name)
        made.clicked.connect(act)
        return made

    def _wanted(self) -> Sought:
        return Sought(self._sought.text(), self._case.isChecked(), self._whole.isChecked())

    def _changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _look(self) -> None:
        """Other words: go to the first hit from where one is."""
        self._find()
        if self._hits and self._at() is None:
            here = self._page.textCursor().selectionStart()
            place = bisect_left(self._hits, here, key=lambda hit: hit.start)
            self._go(place % len(self._hits))
        self._tell()

    def _look_again(self) -> None:
        if self.isVisible():
            self._find()
            self._tell()

    def _find(self) -> None:
        self._pause.stop()
        self._hits = find_all(self._page.document(), self._wanted())

    def _at(self) -> int | None:
        """Which hit is selected."""
        cursor = self._page.textCursor()
        place = bisect_left(self._hits, cursor.selectionStart(), key=lambda hit: hit.start)
        same = place < len(self._hits) and self._hits[place] == Hit(cursor.selectionStart(), cursor.selectionEnd())
        return place if same else None

    def _go(self, place: int) -> None:
        hit, cursor = self._hits[place], self._page.textCursor()
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
        self._page.ensureCursorVisible()
        self._tell()

    def _tell(self) -> None:
        """How many there are and at which one is, and a mark at those nearby."""
        text, at, total = self._translator.text, self._at(), len(self._hits)
        if not self._sought.text():
            words = ""
        elif at is None:
            words = self._translator.count("editor.find.count", total) if total else text("editor.find.none")
        else:
            words = text("editor.find.place", place=at + 1, of=total)
        self._told.setText(words)
        for each in (self._replace, self._replace_all):
            each.setEnabled(bool(total))
        here = bisect_left(self._hits, self._page.textCursor().selectionStart(), key=lambda hit: hit.start)
        first = max(0, here - _MARKED // 2)
        self._page.setExtraSelections([self._mark(hit) for hit in self._hits[first : first + _MARKED]])

    def _mark(self, hit: Hit) -> QTextEdit.ExtraSelection:
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setBackground(self.palette().color(QPalette.ColorRole.Midlight))
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark

    def _replace_one(self) -> None:
        """The one that is selected, and on to the next; where none is selected, only to the next."""
        self._find()
        if (at := self._at()) is not None:
            cursor = self._page.textCursor()
            replace_hits(cursor, (self._hits[at],), self._other.text())
            self._page.setTextCursor(cursor)
        self.step(1)

    def _replace_every(self) -> None:
        self._find()
        cursor, total = self._page.textCursor(), len(self._hits)
        if total:
            replace_hits(cursor, self._hits, self._other.text())
            self._page.setTextCursor(cursor)
        self._find()
        self._tell()
        self._told.setText(self._translator.count("editor.find.replaced", total))
