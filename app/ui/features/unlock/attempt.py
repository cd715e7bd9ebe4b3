"""Opening the vault, apart from how it looks: the attempt, its answer, and the wait after failures.

What takes another way in than the passphrase is imported when somebody goes that way.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.kernel.errors import CoachkluisError
from app.kernel.log import bug
from app.ui.context import Context
from app.ui.door import VaultState
from app.vault.header_glance import seems_fit
from app.vault.lock import is_held
from app.vault.passphrase import Passphrase
from app.vault.traces import mentions

if TYPE_CHECKING:
    from app.vault.keyring_key import KeyringKey
    from app.vault.shares import Share
    from app.vault.slots import Secret

_KEYRING = "keyring"
"""How a header names a slot that a keyring opens."""
_HEADER = ("vault.header_damaged", "vault.header_lost")
"""What an attempt may find wrong with a header that seemed fit."""


class Attempt(QObject):
    """Tries a passphrase or a recovery key."""

    started = Signal()
    refused = Signal(str)
    """Why not, in words."""
    waiting = Signal(int)
    """Seconds until the next attempt; 0 when one may try again."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._left = 0
        self._doubtful = False
        self.repairable: Secret | None = None
        """What was tried last, where it fitted and the database is damaged: with it the vault can be built anew."""
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._pass_second)

    @property
    def possible(self) -> bool:
        """Whether one may try now."""
        return self._left == 0 and self._context.door.state is VaultState.LOCKED

    def passphrase(self, typed: str) -> None:
        """Try a passphrase."""
        if self.possible and typed:
            self._open(Passphrase(typed))

    def recovery_key(self, typed: str) -> None:
        """Try a recovery key. One that is typed wrong is told at once, and does not count as an attempt."""
        if not self.possible:
            return
        from app.vault.recovery_key import RecoveryKey

        try:
            key = RecoveryKey.parse(typed)
        except CoachkluisError as error:
            self.refused.emit(self._words(error))
            return
        self._open(key)

    def shares(self, shares: tuple[Share, ...]) -> None:
        """Try shares of a recovery key."""
        if not self.possible:
            return
        from app.vault.shares import join_shares

        try:
            secret = join_shares(shares)
        except CoachkluisError as error:
            self.refused.emit(self._words(error))
            return
        self._open(secret)

    def remembered(self) -> None:
        """Try what this computer remembers: not after it was locked because nobody was there."""
        if not self.possible or self._context.door.asks_passphrase:
            return
        context = self._context
        folder, keyring, clock = context.door.folder, context.parts.keyring, context.clock

        def remembered() -> KeyringKey:
            from app.usecases.remember_on_this_computer import remembered_key

            return remembered_key(folder, keyring, clock)

        self.started.emit()
        context.door.open(remembered, self._failed)

    def remembered_until(self) -> datetime | None:
        """Until when this computer may open the vault, as the header says; asks nothing of the keyring."""
        try:
            if not mentions(self._context.door.folder, _KEYRING):
                return None
            from app.usecases.remember_on_this_computer import remembered_until
            from app.vault.header_file import read_header

            header = read_header(self._context.door.folder)
        except CoachkluisError:
            return None
        return remembered_until(header, self._context.parts.keyring.kind, self._context.clock.now())

    def trouble(self) -> CoachkluisError | None:
        """What is wrong with the header of the vault at the door, before anything is tried: None where it is whole.
        A damaged one lets the header before it be tried, and put in its place where it opens the vault; nothing helps
        where both are lost (`vault.header_lost`), and only a newer program where it is newer than this one.
        """
        folder = self._context.door.folder
        try:
            if seems_fit(folder) and not self._doubtful:
                return None
            from app.vault.mend_header import header_trouble

            return header_trouble(folder)
        except CoachkluisError as error:
            return error

    def is_open_elsewhere(self) -> bool:
        """Whether another window or program has the vault open now: it opens there, whatever is typed here."""
        return is_held(self._context.door.folder)

    def _open(self, secret: Secret) -> None:
        door, effort = self._context.door, self._context.parts.effort
        folder = door.folder

        def mended() -> Secret:
            from app.vault.mend_header import mend_header

            mend_header(folder, secret, effort)
            return secret

        def failed(error: BaseException) -> None:
            damaged = isinstance(error, CoachkluisError) and error.code == "vault.database_damaged"
            self.repairable = secret if damaged else None
            self._failed(error)

        self.repairable = None
        self.started.emit()
        door.open(mended if self.trouble() else secret, failed)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.repairable = None

    def begin_anew(self) -> None:
        """Stand before another vault: what was found at the one before says nothing of this one. A wait goes on, so
        that going to and fro saves nobody any.
        """
        self.forget()
        self._doubtful = False

    def _failed(self, error: BaseException) -> None:
        self._left = self._context.door.wait
        self._doubtful = isinstance(error, CoachkluisError) and error.code in _HEADER
        self.refused.emit(self._words(error))
        self.waiting.emit(self._left)
        if self._left:
            self._second.start()

    def _pass_second(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._second.stop()
        self.waiting.emit(self._left)

    def _words(self, error: BaseException) -> str:
        if isinstance(error, CoachkluisError):
            return self._context.text(error.key, **error.arguments)
        bug(error)
        return self._context.text("error.bug")
