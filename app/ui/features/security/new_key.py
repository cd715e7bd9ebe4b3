"""A new vault key: asked for with the passphrase, done on the locked vault, ended with a new recovery key."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.features.security.show_key import ShowKeyDialog
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled, notice
from app.ui.widgets.secret_input import SecretInput
from app.usecases.renew_vault_key import renew_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_change import require_opening
from app.vault.recovery_key import RecoveryKey


def ask_new_vault_key(context: Context, near: QWidget) -> None:
    """Ask for the passphrase, and begin."""
    _NewKeyDialog(context, near).open()


class _NewKeyDialog(Dialog):
    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(
            context, near, "security.new_vault_key", "security.new_vault_key", danger=True, name="new_key_dialog"
        )
        text = context.text
        self.passphrase = SecretInput(context, "current_passphrase")
        self.passphrase.entered.connect(self.confirmed)
        self._fault = label("", "fault")
        self._fault.setObjectName("current_fault")
        self._fault.hide()
        self.passphrase.edited.connect(self._fault.hide)
        self.body.addWidget(label(text("security.new_vault_key.text")))
        self.body.addWidget(notice(text("security.new_vault_key.anew"), "warning"))
        self.body.addLayout(labelled(text("unlock.passphrase"), self.passphrase, self._fault))
        self.setMinimumWidth(560)
        self.passphrase.setFocus()

    def confirmed(self) -> None:
        """Check the passphrase while the vault is still open, then begin."""
        context, passphrase = self.context, Passphrase(self.passphrase.text)
        vault, effort = context.vault, context.parts.effort
        self.primary.setEnabled(False)
        context.run(
            self, lambda _: self._begin(passphrase), lambda _: require_opening(vault, passphrase, effort),
            label="security.busy", failed=self._wrong,
        )  # fmt: skip

    def _begin(self, passphrase: Passphrase) -> None:
        self.accept()
        _renew(self.context, passphrase)

    def _wrong(self, error: BaseException) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, CoachkluisError):
            self._fault.setText(self.context.text(error.key, **error.arguments))
            self._fault.show()
        else:
            self.context.present(error, self)


def _renew(context: Context, passphrase: Passphrase) -> None:
    """The page that asked is gone when the vault locks: the window hears how it ended."""
    folder, parts = context.door.folder, context.parts
    window = context.window

    def renewed(key: RecoveryKey) -> None:
        if window is not None:
            context.navigate(Place("security"))
            ShowKeyDialog(context, window, key, "keys.renewed").open()

    def failed(error: BaseException) -> None:
        if window is not None:
            context.present(error, window)

    context.door.reopen_after(
        lambda progress: renew_vault_key(folder, passphrase, parts, progress), passphrase, renewed, failed,
        label=context.text("security.renewing"),
    )  # fmt: skip
