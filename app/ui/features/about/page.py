"""The page that tells about the program, its keys and its licences."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import __version__
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import label
from app.ui.widgets.scrolled import scrolled

_SHARES = (
    "qt", "sqlcipher", "python", "cryptography", "reportlab", "pikepdf", "pdfium", "av", "fira", "plex", "phosphor",
    "other",
)  # fmt: skip


class AboutPage(Page):
    """What Coachkluis is, what it does not do, and the third parties in it with their licences."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(8, 6, 12, 6)  # between the words and the frame that tells that the cursor is there
        inside.setSpacing(10)
        inside.addWidget(label(text("about.what"), "large"))
        inside.addWidget(label(text("about.version", version=__version__, qt=qVersion()), "muted"))
        inside.addSpacing(8)
        inside.addWidget(label(text("about.keys"), "heading"))
        inside.addWidget(label(text("about.keys.text")))
        inside.addSpacing(8)
        inside.addWidget(label(text("about.privacy"), "heading"))
        inside.addWidget(label(text("about.privacy.text")))
        inside.addSpacing(8)
        inside.addWidget(label(text("about.licences"), "heading"))
        inside.addWidget(label(text("about.licences.text")))
        for share in _SHARES:
            inside.addWidget(label(text(f"about.licence.{share}")))
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("about.title")))
        layout.addWidget(scrolled(holder, read_as=text("about.title")), 1)
