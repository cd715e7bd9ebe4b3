"""What the client was shown, with the comments at the paragraphs that they are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.answer import WHOLE_DOCUMENT
from app.domain.client_comment import ClientComment
from app.domain.prose import Block
from app.packages.prose_html import blocks_html
from app.ui.context import Context
from app.ui.theme.theme import set_role
from app.ui.widgets.breakable import breakable
from app.ui.widgets.parts import button, label, row

_AT_ONCE = 200
"""Comments that are shown before one asks for more: thousands of widgets would keep the window waiting."""


class DraftBeside(QScrollArea):
    """Read only; comments on the whole stand above the text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._blocks: tuple[Block, ...] = ()
        self._comments: tuple[ClientComment, ...] = ()
        self._most = _AT_ONCE
        self.setObjectName("draft_beside")
        self.setAccessibleName(context.text("answers.beside"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, blocks: tuple[Block, ...], comments: Sequence[ClientComment]) -> None:
        """Show a text and what was said of it."""
        self._blocks, self._comments, self._most = blocks, tuple(comments), _AT_ONCE
        self._fill()

    def _fill(self) -> None:
        at: dict[int, list[ClientComment]] = defaultdict(list)
        for each in self._comments[: self._most]:
            at[each.block].append(each)
        paper = QFrame()
        set_role(paper, "card")
        layout = QVBoxLayout(paper)
        layout.setContentsMargins(24, 18, 24, 20)
        layout.setSpacing(6)
        for each in at[WHOLE_DOCUMENT]:
            layout.addWidget(comment_card(self._context, each))
        for number, block in enumerate(self._blocks):
            layout.addWidget(_shown(block))
            for each in at[number]:
                layout.addWidget(comment_card(self._context, each))
        rest = len(self._comments) - self._most
        if rest > 0:
            words = self._context.translator.count("answers.more_comments", rest)
            layout.addWidget(button(words, self._more, name="more_comments"))
        layout.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(paper)

    def _more(self) -> None:
        self._most += _AT_ONCE
        self._fill()


def comment_card(context: Context, comment: ClientComment) -> QWidget:
    """One comment, set apart by a rule in the colour of what asks attention."""
    rule = QFrame()
    rule.setFixedWidth(3)
    rule.setStyleSheet(f"background: {context.colours.warning}; border-radius: 1px;")
    words = label(breakable(comment.text))
    words.setObjectName("comment_text")
    words.setAccessibleName(context.text("answers.comment_on", passage=comment.passage[:80]))
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made = QFrame()
    set_role(made, "notice")
    line = row(rule, words, spacing=12)
    line.setStretch(1, 1)
    line.setContentsMargins(12, 8, 12, 8)
    made.setLayout(line)
    return made


def _shown(block: Block) -> QLabel:
    """A block in its styles. Its markup is the program's own: every text in it is escaped, and nothing is fetched."""
    shown = QLabel(blocks_html((block,)))
    shown.setTextFormat(Qt.TextFormat.RichText)
    shown.setWordWrap(True)
    shown.setOpenExternalLinks(False)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return shown
