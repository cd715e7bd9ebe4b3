"""What an empty vault shows: how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.theme.glyphs import pixmap
from app.ui.widgets.parts import box, button, label, row

_WIDTH = 480
"""Pixels of the text, so that its lines read well."""


class Nobody(QWidget):
    """A friendly word, the first thing to do, and where to go with clients that are kept elsewhere."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        text = context.text
        picture = QLabel()
        picture.setPixmap(pixmap("folder-open", context.colours.accent, 56, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(text("dossiers.empty.title"), "heading")
        words = label(text("dossiers.empty"), "muted")
        for each in (heading, words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(grown(_WIDTH))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(picture)
        layout.addWidget(heading)
        around = row(None, words, None, spacing=0)
        around.setStretch(1, 1_000)  # as wide as it may be, in the middle
        layout.addLayout(around)
        layout.addSpacing(8)
        self._first = button(text("dossiers.new"), self._new, "primary", name="first_client")
        bring = button(text("dossiers.import"), self._bring, name="import_clients")
        layout.addWidget(box(row(self._first, bring)), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self) -> None:
        """Have the cursor on the first thing to do."""
        self._first.setFocus()

    def _new(self) -> None:
        from app.ui.forms.client import new_client  # forms bring the editor with them: not before one is wanted

        new_client(self._context, self)

    def _bring(self) -> None:
        self._context.navigate(Place("imports"))
