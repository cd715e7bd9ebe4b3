"""Asks for the passphrase before a drill: a backup that nobody can open is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.secret_input import SecretInput
from app.vault.passphrase import Passphrase


class DrillDialog(Dialog):
    """`hold(passphrase)` is called when it closes."""

    def __init__(self, context: Context, near: QWidget, hold: Callable[[Passphrase], None]) -> None:
        super().__init__(context, near, "drill.ask", "drill.begin", name="drill")
        self._hold = hold
        self._passphrase = SecretInput(context, "drill_passphrase")
        self._passphrase.entered.connect(self.confirmed)
        self._passphrase.edited.connect(self._refresh)
        self.body.addWidget(label(context.text("drill.ask.text")))
        self.body.addLayout(labelled(context.text("unlock.passphrase"), self._passphrase))
        self._passphrase.setFocus()
        self._refresh()

    def confirmed(self) -> None:
        """Begin."""
        if self._passphrase.text:
            self.accept()
            self._hold(Passphrase(self._passphrase.text))

    def _refresh(self) -> None:
        self.primary.setEnabled(bool(self._passphrase.text))
