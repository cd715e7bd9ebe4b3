"""Building the vault anew, where pages of it are damaged: asked for with the passphrase, done on the locked vault."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.restoring.rebuild import rebuild
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.secret_input import SecretInput
from app.vault.passphrase import Passphrase
from app.vault.recovery_change import require_opening


class RebuildDialog(Dialog):
    """Says what will be done, and with which backup, before it is. Where one item was to be put back and cannot be,
    `item` tells what is wrong with it, and `made` when the backup was made.
    """

    def __init__(
        self, context: Context, near: QWidget, backup: Path | None, item: str = "", made: datetime | None = None
    ) -> None:
        super().__init__(context, near, "rebuild.ask", "rebuild.begin", name="rebuild")
        self._backup = backup
        text = context.text
        self._passphrase = SecretInput(context, "rebuild_passphrase")
        self._passphrase.entered.connect(self.confirmed)
        self._passphrase.edited.connect(self._edited)
        self._fault = label("", "fault")
        self._fault.setObjectName("rebuild_fault")
        self._fault.hide()
        if item:
            why = label(text("rebuild.for_item", item=item))
            why.setObjectName("rebuild_item")
            self.body.addWidget(why)
        self.body.addWidget(label(text("rebuild.text")))
        with_backup = text("rebuild.with_this_backup", made=made) if made else text("rebuild.with_backup")
        self.body.addWidget(label(with_backup if backup else text("rebuild.without_backup"), "muted"))
        self.body.addLayout(labelled(text("unlock.passphrase"), self._passphrase, self._fault))
        self.setMinimumWidth(560)
        self._passphrase.setFocus()
        self._edited()

    def confirmed(self) -> None:
        """Check the passphrase while the vault is still open, then begin."""
        if not self.primary.isEnabled():
            return
        context, passphrase = self.context, Passphrase(self._passphrase.text)
        vault, effort = context.vault, context.parts.effort
        self.primary.setEnabled(False)
        context.run(
            self, lambda _: self._begin(passphrase), lambda _: require_opening(vault, passphrase, effort),
            label="security.busy", failed=self._wrong,
        )  # fmt: skip

    def _begin(self, passphrase: Passphrase) -> None:
        self.accept()
        rebuild(self.context, passphrase, self._backup)

    def _wrong(self, error: BaseException) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, CoachkluisError):
            self._fault.setText(self.context.text(error.key, **error.arguments))
            self._fault.show()
        else:
            self.context.present(error, self)

    def _edited(self) -> None:
        self._fault.hide()
        self.primary.setEnabled(bool(self._passphrase.text))
