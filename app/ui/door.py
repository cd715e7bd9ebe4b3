"""The door of the vault: one folder, one state that every screen switches on, and who may go in.

The door owns the open vault. Screens ask it to open or to lock, and hear of the state by `state_changed`.
What opens a vault is imported where it is opened, in a thread: the lock screen stands without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.kernel.clock import Clock
from app.kernel.log import bug
from app.kernel.progress import Progress
from app.kernel.witness import NO_WITNESS, Witness
from app.ui.tasks.tasks import Failed, Tasks
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase, wait_after
from app.vault.traces import holds_vault

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.vault.recovery_key import RecoveryKey
    from app.vault.slots import Secret
    from app.vault.vault import Vault

T = TypeVar("T")
LOCK_KEY = "Ctrl+L"
"""Locks, wherever one is."""


class VaultState(StrEnum):
    """What the window is about."""

    NO_VAULT = "no_vault"
    """The folder holds no vault: make one, or choose another folder."""
    ABSENT = "absent"
    """A vault was here, and now there is no trace of one: the stick that it is on is out, or its folder was moved."""
    LOCKED = "locked"
    UNLOCKING = "unlocking"
    OPEN = "open"
    LOCKING = "locking"
    """Long work is being ended and the files closed."""


class Door(QObject):
    """The way in and out of the vault in one folder."""

    state_changed = Signal(object)
    """The new VaultState."""
    moved = Signal()
    """It stands before another folder: what was typed for the one before is nothing here. Comes before the state."""

    def __init__(
        self, folder: Path, clock: Clock, effort: Effort, tasks: Tasks, witness: Witness = NO_WITNESS, *,
        known: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._known = known
        """Where a vault was: without a trace of it there it is absent, and nobody is asked to make a first one."""
        self._clock, self._effort, self._tasks, self._witness = clock, effort, tasks, witness
        self._vault: Vault | None = None
        self.failures = 0
        """How often in a row the vault did not open for what was typed."""
        self.asks_passphrase = False
        """Whether the vault was locked because nobody was there: then what this computer remembers does not open it."""
        self.without_passphrase = False
        """Whether the vault was opened by a recovery key or shares: whoever did may have forgotten the passphrase."""
        self.folder = folder
        self.closing: Callable[[Vault], None] = lambda _: None
        """Called just before the vault closes, in whichever thread closes it: the last that can be done with its keys.
        """
        self.state = self._closed_state()

    @property
    def vault(self) -> Vault:
        """The open vault. Asked for in any other state it is a mistake of the program: RuntimeError."""
        if self._vault is None:
            raise RuntimeError(self.state)
        return self._vault

    @property
    def wait(self) -> int:
        """Seconds that must pass before the next attempt."""
        return wait_after(self.failures)

    def choose(self, folder: Path, *, new: bool = False) -> None:
        """Stand before the vault in another folder, or before one where a `new` vault is to be. Only while no vault is
        open.
        """
        if self.state not in (VaultState.NO_VAULT, VaultState.ABSENT, VaultState.LOCKED):
            raise RuntimeError(self.state)
        other = folder != self.folder
        self.folder, self.failures = folder, 0
        if new:
            self._known = None
        if other:
            self.moved.emit()
        self._enter(self._closed_state())

    def look_again(self) -> None:
        """See whether a vault that was absent is there by now."""
        if self.state is VaultState.ABSENT and self._closed_state() is VaultState.LOCKED:
            self._enter(VaultState.LOCKED)

    def open(self, secret: Secret | Callable[[], Secret], failed: Failed) -> None:
        """Open the vault in a thread of its own, where a secret that must be looked for is looked for as well;
        `failed` hears why not, after the state is LOCKED again.
        """

        def refused(error: BaseException) -> None:
            from app.vault.errors import WrongPassphrase, WrongRecoveryKey
            from app.vault.shares import WrongShares

            self.failures += isinstance(error, WrongPassphrase | WrongRecoveryKey | WrongShares)
            self._enter(self._closed_state())
            failed(error)

        def opening(_: Progress) -> Vault:
            from app.vault.recovery_key import RecoveryKey
            from app.vault.shares import SharedSecret
            from app.vault.vault import open_vault

            found = secret() if callable(secret) else secret
            opened = open_vault(folder, found, clock, effort, witness)
            self.without_passphrase = isinstance(found, RecoveryKey | SharedSecret)
            return opened

        folder, clock, effort, witness = self.folder, self._clock, self._effort, self._witness
        self._enter(VaultState.UNLOCKING)
        self._tasks.run(opening, self, self.enter, refused)

    def reopen_after(
        self, work: Callable[[Progress], T], secret: Secret, then: Callable[[T], None], failed: Failed, *, label: str
    ) -> None:
        """Lock what is open, do `work` on the closed vault, and go in with `secret`: for a new vault key, or to build
        anew a vault that does not open. `then` hears what the work gave once the vault is open, `failed` why it was not
        done; the vault is then locked.
        """
        folder, clock, effort, witness = self.folder, self._clock, self._effort, self._witness
        vault = self._vault

        def working(progress: Progress) -> tuple[T, Vault]:
            from app.vault.vault import open_vault

            if vault is not None:
                self._shut(vault)
            result = work(progress)
            return result, open_vault(folder, secret, clock, effort, witness)

        def done(made: tuple[T, Vault]) -> None:
            self.enter(made[1])
            then(made[0])

        def refused(error: BaseException) -> None:
            self._enter(self._closed_state())
            failed(error)

        self._enter(VaultState.LOCKING)

        def begin() -> None:
            self._vault = None  # by now whatever came back to a page that goes has come
            self._tasks.run(working, self, done, refused, label=label, awaited=True)  # the lane is made by its thread

        self._tasks.cancel_all(begin)

    def create(
        self,
        passphrase: Passphrase,
        given: Mapping[str, object],
        starting: Policy,
        then: Callable[[tuple[Vault, RecoveryKey]], None],
        failed: Failed,
    ) -> None:
        """Make a vault with its practice in the folder. It is open, but nobody is inside before `enter`."""
        folder, clock, effort, witness = self.folder, self._clock, self._effort, self._witness

        def making(_: Progress) -> tuple[Vault, RecoveryKey]:
            from app.usecases.create_practice import create_practice
            from app.usecases.key_record import await_recovery
            from app.vault.vault import create_vault

            vault, recovery_key = create_vault(folder, passphrase, clock, effort, witness)
            try:
                vault.now(await_recovery)  # first: the program may end before the key is shown
                vault.now(create_practice, given, starting)
            except BaseException:
                vault.close()
                raise
            return vault, recovery_key

        def made(result: tuple[Vault, RecoveryKey]) -> None:
            self._vault = result[0]
            then(result)

        self._tasks.run(making, self, made, failed)

    def enter(self, vault: Vault) -> None:
        """Go in: from now on the vault is the door's to close."""
        self._vault, self.failures, self.asks_passphrase = vault, 0, False
        self.folder = self._known = vault.folder
        self._enter(VaultState.OPEN)

    def lock(self, *, away: bool = False) -> None:
        """End all long work, close the vault and forget its keys. Where the coach is `away`, somebody else may be the
        next to touch this computer: what it remembers then opens nothing.
        """
        if self.state is not VaultState.OPEN:
            return
        self.asks_passphrase = away
        self._enter(VaultState.LOCKING)
        self._tasks.cancel_all(self._close_in_background)

    def close(self) -> None:
        """Close at once, waiting for it: before the program ends."""
        self._tasks.close()
        vault, self._vault = self._vault, None
        if vault is not None:
            self.state = VaultState.LOCKING  # what the vault says while it closes is shown to nobody any more
            self._shut(vault)

    def _close_in_background(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            self._tasks.run(lambda _: self._shut(vault), self, self._closed, self._not_closed)

    def _shut(self, vault: Vault) -> None:
        try:
            self.closing(vault)
        finally:
            vault.close()

    def _closed(self, _: None) -> None:
        self._enter(self._closed_state())

    def _not_closed(self, error: BaseException) -> None:
        """What was committed is safe whatever went wrong; the vault is not used any more."""
        bug(error)
        self._enter(self._closed_state())

    def _closed_state(self) -> VaultState:
        if holds_vault(self.folder):
            self._known = self.folder
            return VaultState.LOCKED
        known = self._known is not None and self._known.absolute() == self.folder.absolute()
        return VaultState.ABSENT if known else VaultState.NO_VAULT

    def _enter(self, state: VaultState) -> None:
        self.state = state
        if state is not VaultState.OPEN:
            self.without_passphrase = False
        self.state_changed.emit(state)
