"""The passphrase of a package, large enough to read out over the telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.parts import button, label
from app.ui.widgets.secret_clipboard import SECONDS, secret_clipboard


class PassphrasePanel(QWidget):
    """Its groups beside each other, a button that copies it, and how to pass it on."""

    def __init__(self, context: Context, passphrase: str) -> None:
        super().__init__()
        self._context, self._passphrase = context, passphrase
        text = context.text
        groups = QHBoxLayout()
        groups.setSpacing(10)
        for each in passphrase.split("-"):
            group = label(each, "key", wrap=False)
            group.setAlignment(Qt.AlignmentFlag.AlignCenter)
            group.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            groups.addWidget(group)
        groups.addStretch(1)
        self._copied = label("", "hint")
        self._copied.setObjectName("passphrase_copied")
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(button(text("passphrase_panel.copy"), self._copy, name="copy_passphrase"))
        beside.addWidget(self._copied, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label(text("passphrase_panel.title"), "label"))
        layout.addLayout(groups)
        layout.addLayout(beside)
        layout.addWidget(label(text("passphrase_panel.advice"), "muted"))
        self.setAccessibleName(f"{text('passphrase_panel.title')}: {passphrase}")

    def _copy(self) -> None:
        secret_clipboard(self._context).copy(self._passphrase)
        self._copied.setText(self._context.translator.count("passphrase_panel.copied", SECONDS))
