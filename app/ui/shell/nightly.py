"""The nightly backup while the vault is open: at unlock where none was made since last midnight, and after midnight.

Looking at the place of backups happens in a thread: a stick or a share can be slow, and typing never waits for it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.kernel.errors import CoachkluisError
from app.kernel.log import bug, event
from app.kernel.progress import Cancelled, Progress
from app.ui.context import Context
from app.ui.door import VaultState
from app.usecases.backups.drill import sweep_drills
from app.usecases.backups.make import KeptBackup, keep_backup, nightly_is_due
from app.usecases.backups.newest import BackupState, backup_state
from app.vault.work import Change

_LOOK = 60_000
"""Milliseconds between two looks: midnight is noticed by then, and a stick that was plugged in."""


class Nightly(QObject):
    """Makes the backup by itself, and tells how old the newest one is. Lives as long as the vault is open."""

    looked = Signal(object)
    """The BackupState, whenever it was looked at."""
    troubled = Signal(str)
    """Why the nightly backup did not come about, in words; empty when there is nothing to say."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._looking = False
        self._once_more = False
        """Something changed while it looked."""
        self._making = False
        self._failed_at: object = None
        """The legal day on which it failed: it is not tried again every minute."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        context.changed.connect(self._changed)
        context.tasks.run(lambda _: sweep_drills(context.vault), self, None, bug)
        self.look()

    def look(self) -> None:
        """Look how things stand, and begin where a backup is due."""
        if self._context.door.state is not VaultState.OPEN:
            return  # the program ends, or the vault is being locked
        if self._looking:
            self._once_more = True
            return
        self._looking = True
        vault, clock = self._context.vault, self._context.clock

        def work(_: Progress) -> tuple[BackupState, bool]:
            return backup_state(vault, clock), nightly_is_due(vault.reader(), clock)

        self._context.tasks.run(work, self, self._seen, self._not_seen)

    def _seen(self, found: tuple[BackupState, bool]) -> None:
        self._looked()
        state, due = found
        self.looked.emit(state)
        is_open = self._context.door.state is VaultState.OPEN
        if is_open and due and not self._making and self._failed_at != self._context.today:
            self._making = True
            vault, clock = self._context.vault, self._context.clock
            self._context.tasks.run(
                lambda progress: keep_backup(vault, clock, progress),
                self,
                self._made,
                self._not_made,
                label=self._context.text("backups.making"),
            )

    def _not_seen(self, error: BaseException) -> None:
        self._looked()
        if not isinstance(error, CoachkluisError):
            bug(error)

    def _looked(self) -> None:
        again, self._looking, self._once_more = self._once_more, False, False
        if again:
            self.look()

    def _made(self, _: KeptBackup) -> None:
        self._making = False
        self._failed_at = None
        self.troubled.emit("")
        self.look()

    def _not_made(self, error: BaseException) -> None:
        """Told calmly, at the foot of the window: nothing is lost, and the coach is at work."""
        self._making = False
        self._failed_at = self._context.today
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, CoachkluisError):
            bug(error)
            return
        event("backup.not_made")
        self.troubled.emit(self._context.text(error.key, **error.arguments))
        self.look()

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "setting" and each.record.startswith("backup.") for each in changes):
            self._failed_at = None
            self.look()
