"""The passphrase of a package that was made before, to tell it once more."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.package import Package
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label
from app.ui.widgets.passphrase_panel import PassphrasePanel


class PassphraseDialog(Dialog):
    """The passphrase of a package, once more."""

    def __init__(self, context: Context, near: QWidget, package: Package) -> None:
        super().__init__(context, near, "documents_screen.passphrase.title", "dialog.close", name="passphrase_again")
        self.back.hide()
        words = context.text(
            "documents_screen.passphrase.text",
            use=context.text(f"package_use.{package.use.value}"), day=package.made_on,
        )  # fmt: skip
        self.body.addWidget(label(words, "muted"))
        self.body.addWidget(PassphrasePanel(context, package.passphrase))
