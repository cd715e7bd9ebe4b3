"""Asks for what opens a backup: the passphrase that the vault had then, the recovery key, or shares of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled
from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.link import link
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.secret_input import SecretInput
from app.ui.widgets.share_entry import ShareEntry
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import join_shares
from app.vault.slots import Secret


class _Way(Enum):
    """How somebody wants in."""

    PASSPHRASE = auto()
    RECOVERY_KEY = auto()
    SHARES = auto()


class UnlockBackupDialog(Dialog):
    """`unlock(dialog, secret)` is called with what was typed; it closes the dialog, or presents an error at it."""

    def __init__(
        self, context: Context, near: QWidget, file: Path, unlock: Callable[[UnlockBackupDialog, Secret], None]
    ) -> None:
        super().__init__(context, near, "restore.unlock", "restore.look", name="unlock_backup")
        self._unlock = unlock
        self._way = _Way.PASSPHRASE
        text = context.text
        self.body.addWidget(label(text("restore.unlock.text", file=file.name)))
        self._passphrase = SecretInput(context, "backup_passphrase")
        self._passphrase.edited.connect(self._refresh)
        self._passphrase.entered.connect(self.confirmed)
        self._key = PlainLine()
        self._key.setObjectName("backup_recovery_key")
        self._key.textEdited.connect(self._refresh)
        self._shares = ShareEntry(context)
        self._shares.changed.connect(self._refresh)
        self._ways = [QWidget(), QWidget(), self._shares]
        self._ways[0].setLayout(labelled(text("unlock.passphrase"), self._passphrase))
        self._ways[1].setLayout(labelled(text("unlock.recovery_key"), self._key))
        for each in self._ways:
            inside = each.layout()
            if inside is not None and each is not self._shares:
                inside.setContentsMargins(0, 0, 0, 0)
            self.body.addWidget(each)
        self._switch = link(text("unlock.by_recovery_key"), self._other_way, name="backup_other_way")
        self._by_shares = link(text("unlock.by_shares"), lambda: self._choose(_Way.SHARES), name="backup_by_shares")
        self.body.addWidget(self._switch)
        self.body.addWidget(self._by_shares)
        self._wrong = label("", "fault")
        self._wrong.setObjectName("unlock_backup_wrong")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self._show_way()

    def confirmed(self) -> None:
        """Try what was typed. A recovery key that is typed wrong is told at once."""
        if not self.primary.isEnabled():
            return
        self._wrong.hide()
        try:
            secret = self._secret()
        except CoachkluisError as error:
            self.show_wrong(error)
            return
        self.primary.setEnabled(False)
        self.primary.setText(self.context.text("restore.looking"))
        self._unlock(self, secret)

    def refused(self, error: BaseException) -> None:
        """It could not be opened."""
        if isinstance(error, CoachkluisError) and not isinstance(error, Cancelled):
            self.show_wrong(error)
        else:
            self.context.present(error, self)

    def show_wrong(self, error: CoachkluisError) -> None:
        """Say beside the field why it does not open."""
        self._wrong.setText(self.context.text(error.key, **error.arguments))
        self._wrong.show()
        self.failed()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setText(self.context.text("restore.look"))
        self._refresh()

    def _secret(self) -> Secret:
        match self._way:
            case _Way.PASSPHRASE:
                return Passphrase(self._passphrase.text)
            case _Way.RECOVERY_KEY:
                return RecoveryKey.parse(self._key.text())
            case _Way.SHARES:
                return join_shares(self._shares.shares)

    def _other_way(self) -> None:
        self._choose(_Way.RECOVERY_KEY if self._way is _Way.PASSPHRASE else _Way.PASSPHRASE)

    def _choose(self, way: _Way) -> None:
        self._way = way
        self._wrong.hide()
        self._show_way()

    def _show_way(self) -> None:
        for way, each in zip(_Way, self._ways, strict=True):
            each.setVisible(way is self._way)
        by_passphrase = self._way is _Way.PASSPHRASE
        self._switch.setText(self.context.text("unlock.by_recovery_key" if by_passphrase else "unlock.by_passphrase"))
        self._by_shares.setVisible(self._way is not _Way.SHARES)
        lines = (self._passphrase, self._key, self._shares)
        lines[list(_Way).index(self._way)].setFocus()
        QTimer.singleShot(0, self, self.adjustSize)  # once the groups know how high they are
        self._refresh()

    def _refresh(self) -> None:
        self.primary.setEnabled(self._filled)

    @property
    def _filled(self) -> bool:
        match self._way:
            case _Way.PASSPHRASE:
                return bool(self._passphrase.text)
            case _Way.RECOVERY_KEY:
                return bool(self._key.text().strip())
            case _Way.SHARES:
                return not self._shares.missing
