"""What nobody uses any more is looked for and given back when nobody waits: a while after one went somewhere, and after
a lock.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.kernel.collecting import collect_all, collect_new
from app.kernel.memory import give_back
from app.ui.context import Context
from app.ui.door import VaultState

WHILE = 3_000
"""Milliseconds in which one went nowhere else."""
_AGAIN = 600_000
"""Milliseconds after which it is done once more where one stays on a page, writing."""


class Tidying(QObject):
    """Looks through what was made since the start while the vault is open, and through everything once it is locked."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._was_inside = context.door.state is VaultState.OPEN
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._tidy)
        context.navigated.connect(self._soon)
        context.door.state_changed.connect(self._moved)

    def _moved(self, state: VaultState) -> None:
        self._was_inside = self._was_inside or state is VaultState.OPEN
        if self._was_inside and state not in (VaultState.UNLOCKING, VaultState.LOCKING):
            self._soon()
        else:
            self._later.stop()

    def _soon(self, _: object = None) -> None:
        self._later.start(WHILE)

    def _tidy(self) -> None:
        if self._context.tasks.running:
            self._soon()
            return
        if self._context.door.state is VaultState.OPEN:
            collect_new()
            self._context.vault.keep_less()
            self._later.start(_AGAIN)
        else:
            self._was_inside = False
            collect_all()
        give_back()
