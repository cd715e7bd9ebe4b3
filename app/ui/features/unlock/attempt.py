"""Opening the vault, apart from how it looks: the attempt, its answer, and the wait after failures."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.kernel.errors import CoachkluisError
from app.kernel.log import bug
from app.ui.context import Context
from app.ui.door import VaultState
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey


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
            self.started.emit()
            self._context.door.open(Passphrase(typed), self._failed)

    def recovery_key(self, typed: str) -> None:
        """Try a recovery key. One that is typed wrong is told at once, and does not count as an attempt."""
        if not self.possible:
            return
        try:
            key = RecoveryKey.parse(typed)
        except CoachkluisError as error:
            self.refused.emit(self._words(error))
            return
        self.started.emit()
        self._context.door.open(key, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._left = self._context.door.wait
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
