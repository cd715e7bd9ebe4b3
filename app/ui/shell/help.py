"""The manual, inside the program: pages at the left, the page at the right. It stays open beside the work."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from app.ui.context import Context
from app.ui.help_topics import TOPICS, page_of, title_of, with_figures
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import column

_LINE = 34
"""Pixels of a line in the list."""
_LINK = "help"
"""The scheme of a link from page to page: nothing leads out of the program."""


class HelpWindow(QDialog):
    """Shows one page at a time. Holds nothing of any dossier."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(near.window())
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(context.text("help.title"))
        self.setMinimumSize(720, 480)
        self.resize(860, 580)
        self._context = context
        language, resources = context.settings.language, context.parts.resources
        statute, today = context.law.statute, context.today
        self._pages = {each: with_figures(page_of(resources, language, each), statute, today) for each in TOPICS}
        self._list = QListWidget()
        self._list.setObjectName("help_topics")
        self._list.setAccessibleName(context.text("help.topics"))
        self._list.setFixedWidth(grown(290))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for page in self._pages.values():
            item = QListWidgetItem(title_of(page))
            item.setToolTip(title_of(page))
            item.setSizeHint(QSize(0, grown(_LINE)))
            self._list.addItem(item)
        self._page = QTextBrowser()
        self._page.setObjectName("help_page")
        self._page.setAccessibleName(context.text("help.title"))
        self._page.setOpenLinks(False)
        self._page.anchorClicked.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(column(self._list))
        layout.addWidget(self._page, 1)
        self._list.currentRowChanged.connect(lambda _: self._show())

    @property
    def topic(self) -> str:
        """The page that is shown."""
        return TOPICS[max(0, self._list.currentRow())]

    def show_topic(self, topic: str) -> None:
        """Turn to a page; an unknown one is the first."""
        self._list.setCurrentRow(TOPICS.index(topic) if topic in TOPICS else 0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self._page.document().setMarkdown(f"#{self._pages[self.topic]}", features)  # one size lower than Qt's largest
        self._page.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _LINK:
            self.show_topic(link.path())
