"""The manual, inside the program: pages at the left, the page at the right. It stays open beside the work."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.help_topics import MARK, RULE, TOPICS, page_of, split_rules, title_of, with_figures
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import column

_LINE = 34
"""Pixels of a line in the list."""
_LINK = "help"
"""The scheme of a link from page to page: nothing leads out of the program."""


class HelpWindow(QDialog):
    """Shows one page at a time. Holds nothing of any dossier, so that it stays open at a lock."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setMinimumSize(720, 480)
        self.resize(860, 580)
        self._context = context
        self._spoken: tuple[Language, date] | None = None
        self._pages: dict[str, str] = {}
        self._rules: dict[str, int] = {}
        """The paragraphs of the page that is shown which tell a rule, by its name."""
        self._list = QListWidget()
        self._list.setObjectName("help_topics")
        self._list.setFixedWidth(grown(290))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._page = QTextBrowser()
        self._page.setObjectName("help_page")
        self._page.setOpenLinks(False)
        self._page.anchorClicked.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(column(self._list))
        layout.addWidget(self._page, 1)
        self._list.currentRowChanged.connect(lambda _: self._show())
        self.speak()

    def speak(self) -> None:
        """Have the pages in the language of the window, with the figures of today."""
        context = self._context
        spoken = (context.settings.language, context.today)
        if spoken == self._spoken:
            return
        row, self._spoken = max(0, self._list.currentRow()), spoken
        self.setWindowTitle(context.text("help.title"))
        self._list.setAccessibleName(context.text("help.topics"))
        self._page.setAccessibleName(context.text("help.title"))
        resources, statute = context.parts.resources, context.law.statute
        self._pages = {
            each: with_figures(page_of(resources, context.settings.language, each), statute, context.today)
            for each in TOPICS
        }
        self._list.clear()
        for page in self._pages.values():
            item = QListWidgetItem(title_of(page))
            item.setToolTip(title_of(page))
            item.setSizeHint(QSize(0, grown(_LINE)))
            self._list.addItem(item)
        self._list.setCurrentRow(row)

    def stand_beside(self, window: QWidget) -> None:
        """At the right of the window, as far as the screen goes: what one asks about stays in sight."""
        around, screen = window.frameGeometry(), window.screen().availableGeometry()
        self.move(
            max(screen.left(), min(around.right() + 1, screen.right() + 1 - self.width())),
            max(screen.top(), min(around.top() + _LINE, screen.bottom() + 1 - self.height())),
        )

    @property
    def topic(self) -> str:
        """The page that is shown."""
        return TOPICS[max(0, self._list.currentRow())]

    def show_topic(self, topic: str) -> None:
        """Turn to a page; an unknown one is the first. With a rule (`rule_of`) to the paragraph that tells it, which is
        marked, and has the cursor.
        """
        topic, _, rule = topic.partition(RULE)
        self.speak()
        row = TOPICS.index(topic) if topic in TOPICS else 0
        if row == self._list.currentRow():
            self._show()  # unmarked
        self._list.setCurrentRow(row)
        paragraph = next((self._rules[each] for each in (rule, rule.partition(".")[0]) if each in self._rules), None)
        if paragraph is None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._mark(paragraph)
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_to_cursor)  # once the window has its size

    def _mark(self, paragraph: int) -> None:
        """Have the cursor at a paragraph, on a ground of its own."""
        cursor = QTextCursor(self._page.document().findBlockByNumber(paragraph))
        ground = QTextBlockFormat()
        ground.setBackground(QColor(self._context.colours.accent_soft))
        cursor.mergeBlockFormat(ground)
        self._page.setTextCursor(cursor)

    def _come_to_cursor(self) -> None:
        """Have the paragraph with the cursor in the upper part of the page, with what leads to it."""
        bar, above = self._page.verticalScrollBar(), self._page.viewport().height() // 4
        bar.setValue(bar.value() + self._page.cursorRect().top() - above)

    def _show(self) -> None:
        if self._list.currentRow() < 0:
            return  # the list is made anew
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        page, rules = split_rules(self._pages[self.topic])
        document = self._page.document()
        document.setMarkdown(f"#{page}", features)  # one size lower than Qt's largest
        self._rules, cursor = {}, QTextCursor(document)
        for names in rules:
            cursor = document.find(MARK, cursor)
            cursor.removeSelectedText()
            self._rules.update(dict.fromkeys(names, cursor.blockNumber()))
        self._page.moveCursor(QTextCursor.MoveOperation.Start)  # it stands at the end, and takes a long page along

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _LINK:
            self.show_topic(link.path())
