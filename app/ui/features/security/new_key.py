"""A new vault key: asked for with the passphrase, done on the locked vault, ended with a new recovery key."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.features.security.proving import ProvingDialog
from app.ui.features.security.show_key import ShowKeyDialog
from app.ui.place import Place
from app.ui.widgets.parts import label, notice
from app.usecases.renew_vault_key import renew_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey


def ask_new_vault_key(context: Context, near: QWidget) -> None:
    """Ask for the passphrase, and begin."""
    _NewKeyDialog(context, near).open()


class _NewKeyDialog(ProvingDialog):
    """The passphrase is checked while the vault is still open."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(
            context, near, "security.new_vault_key", "security.new_vault_key", danger=True, name="new_key_dialog"
        )
        self.body.addWidget(label(context.text("security.new_vault_key.text")))
        self.body.addWidget(notice(context.text("security.new_vault_key.anew"), "warning"))
        self.ask_passphrase()
        self.passphrase.entered.connect(self.primary.click)

    def proven(self, passphrase: Passphrase) -> None:
        """Begin."""
        self.accept()
        _renew(self.context, passphrase)


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
