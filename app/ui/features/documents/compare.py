"""Two versions beside each other: what went is struck out, what came is underlined, and each difference is listed in
words, so that nobody depends on colour or on seeing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QTextEdit, QVBoxLayout, QWidget

from app.domain.document import Version
from app.domain.prose_compare import Mark, Pair, Side
from app.domain.prose_passages import Marker
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.open_list import OpenList
from app.ui.theme.fonts import enlarged
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label
from app.ui.widgets.reading import ReadArea
from app.usecases.compare_versions import compare_versions

_WIDE, _HIGH = 780, 230
_AROUND = 440
"""Pixels of the window that the rest of the dialog takes: what is left is for the text."""
_SAID = 70
"""Characters of a difference that the list says."""
_SIZES = {1: 15, 2: 12, 3: 11}


class CompareDialog(Dialog):
    """The earlier version at the left, the later one at the right; the list below walks from change to change."""

    def __init__(self, context: Context, near: QWidget, versions: Sequence[Version], shown: Version) -> None:
        super().__init__(context, near, "documents_screen.compare", "dialog.close", name="compare")
        self.back.hide()
        self.setMinimumWidth(max(_WIDE, near.window().width() - 200))
        self._versions = sorted(versions, key=lambda each: each.number)
        self._places: list[int] = []
        place = next(index for index, each in enumerate(self._versions) if each.id == shown.id)
        later = max(place, 1)
        self._before = self._choice("before", later - 1)
        self._after = self._choice("after", later)
        chosen = QHBoxLayout()
        for name, box in (("before", self._before), ("after", self._after)):
            beside = QVBoxLayout()
            beside.setSpacing(2)
            beside.addWidget(label(context.text(f"documents_screen.compare.{name}"), "label"))
            beside.addWidget(box)
            chosen.addLayout(beside, 1)
        self._page = QTextEdit()
        self._page.setReadOnly(True)
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._page.setObjectName("compared")
        self._page.setAccessibleName(context.text("documents_screen.compare"))
        self._page.setMinimumHeight(max(_HIGH, near.window().height() - _AROUND))
        self._page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._told = label("", "label")
        self._told.setObjectName("differences")
        self._list = QListWidget()
        self._list.setObjectName("changes")
        self._list.setMaximumHeight(116)
        self._list.currentRowChanged.connect(self._go)
        self.body.addLayout(chosen)
        holder = QWidget()
        found = QVBoxLayout(holder)
        found.setContentsMargins(0, 0, 0, 0)
        found.addWidget(self._page, 1)
        found.addWidget(label(context.text("documents_screen.compare.legend"), "hint"))
        found.addWidget(self._told)
        found.addWidget(self._list)
        self._area = ReadArea(context, holder)
        self._area.again.connect(self._compare)
        self.body.addWidget(self._area, 1)
        for box in (self._before, self._after):
            box.currentIndexChanged.connect(self._compare)
        self._begun = False
        self._compare()

    def _choice(self, name: str, place: int) -> QComboBox:
        box = OpenList()
        box.setObjectName(f"compare_{name}")
        box.setAccessibleName(self.context.text(f"documents_screen.compare.{name}"))
        for each in self._versions:
            state = self.context.text(f"version_state.{each.state.value}")
            box.addItem(self.context.text("documents_screen.version_line", number=each.number, state=state), each.id)
        box.setCurrentIndex(place)
        return box

    def _compare(self) -> None:
        context = self.context
        vault, parts = context.vault, context.parts
        before, after = Id(self._before.currentData()), Id(self._after.currentData())
        context.read(
            self._area, lambda pairs: self._show(pairs, before, after),
            lambda _: compare_versions(vault.reader(), parts, before, after),
        )  # fmt: skip

    def _show(self, pairs: tuple[Pair, ...], before: str, after: str) -> None:
        if (before, after) != (self._before.currentData(), self._after.currentData()):
            return  # others were chosen meanwhile
        self._list.clear()
        self._places = _Columns(self.context, self._page).write(pairs)
        for each in (pair for pair in pairs if pair.differs):
            self._list.addItem(_said(self.context, each))
        differing = len(self._places)
        none = self.context.text("documents_screen.compare.none")
        self._told.setText(
            self.context.translator.count("documents_screen.compare.count", differing) if differing else none
        )
        self._list.setAccessibleName(self._told.text())
        self._list.setVisible(differing > 0)
        if differing:
            self._list.setCurrentRow(0)
        if not self._begun:
            self._begun = True
            (self._list if differing else self._before).setFocus()

    def _go(self, row: int) -> None:
        """Show where a difference stands."""
        if not 0 <= row < len(self._places):
            return
        cursor = self._page.textCursor()
        cursor.setPosition(self._places[row])
        self._page.setTextCursor(cursor)
        bar, at = self._page.verticalScrollBar(), self._page.cursorRect(cursor).top()
        bar.setValue(bar.value() + at - self._page.viewport().height() // 3)


class _Columns:
    """Writes pairs as a table of two columns."""

    def __init__(self, context: Context, page: QTextEdit) -> None:
        self._colours, self._page = context.colours, page

    def write(self, pairs: tuple[Pair, ...]) -> list[int]:
        """The positions at which the pairs that differ begin."""
        document = self._page.document()
        document.clear()
        document.setDefaultFont(self._page.font())
        if not pairs:
            return []
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(6)
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        table = cursor.insertTable(len(pairs), 2, shape)
        places = [place for row, pair in enumerate(pairs) if (place := self._row(table, row, pair)) is not None]
        cursor.endEditBlock()
        return places

    def _row(self, table: QTextTable, row: int, pair: Pair) -> int | None:
        for column, side in enumerate((pair.before, pair.after)):
            if side is not None:
                cursor = table.cellAt(row, column).firstCursorPosition()
                self._side(cursor, side, ("−", "+")[column] if pair.differs else "")
        cell = table.cellAt(row, 0 if pair.before is not None else 1)
        return cell.firstCursorPosition().position() if pair.differs else None

    def _side(self, cursor: QTextCursor, side: Side, sign: str) -> None:
        passage = side.passage
        block = QTextBlockFormat()
        block.setLeftMargin(18.0 * passage.depth + (14.0 if passage.quoted else 0.0))
        cursor.setBlockFormat(block)
        plain = self._look(passage.level)
        if sign:
            cursor.insertText(f"{sign} ", plain)
        if passage.marker is not Marker.NONE:
            cursor.insertText("• " if passage.marker is Marker.BULLET else f"{passage.number}. ", plain)
        for run in side.runs:
            look = self._look(passage.level)
            if run.span.bold:
                look.setFontWeight(QFont.Weight.Bold)
            look.setFontItalic(run.span.italic)
            if run.mark is Mark.GONE:
                look.setFontStrikeOut(True)
                look.setForeground(QColor(self._colours.danger))
                look.setBackground(QColor(self._colours.danger_soft))
            elif run.mark is Mark.NEW:
                look.setFontUnderline(True)
                look.setForeground(QColor(self._colours.accent))
                look.setBackground(QColor(self._colours.accent_soft))
            cursor.insertText(run.span.text.replace("\n", "\u2028"), look)

    def _look(self, level: int) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(self._colours.text))
        if level:
            look.setFontPointSize(_SIZES[level] * enlarged())
            look.setFontWeight(QFont.Weight.DemiBold)
        return look


def _said(context: Context, pair: Pair) -> str:
    """A difference in words: what went, what came, or that only its look did."""
    text = context.text
    gone, new = _short(pair.gone), _short(pair.new)
    if pair.before is None:
        return text("documents_screen.compare.came", words=new)
    if pair.after is None:
        return text("documents_screen.compare.went", words=gone)
    if gone and new:
        return text("documents_screen.compare.changed", before=gone, after=new)
    if gone or new:
        return text(f"documents_screen.compare.{'words_went' if gone else 'words_came'}", words=gone or new)
    words = _short("".join(run.span.text for run in pair.after.runs))
    return text("documents_screen.compare.look", words=words)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SAID else f"{line[: _SAID - 1]}…"
