"""What was typed and is not in the vault yet. It lives as long as the window: pages and dialogs come and go.

A text that cannot be written is tried again, and shown again to whoever comes back to it. At a lock everything is
handed over first; what the vault does not take even then is sealed before its keys go (app.vault.sealed), and comes
back when the vault is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.kernel.errors import InputError, NotFound
from app.kernel.log import bug
from app.ui.door import VaultState

if TYPE_CHECKING:
    from concurrent.futures import Future

    from app.ui.door import Door
    from app.ui.tasks.tasks import Tasks
    from app.usecases.keep_typed import TypedText
    from app.vault.lane import Done
    from app.vault.sealed import Sealed
    from app.vault.vault import Vault

RETRY = 10_000
"""Milliseconds until the next attempt, after one that failed."""
_LEAVING = 5.0
"""Seconds that the end of the program waits at most for what is being written; a commit takes some milliseconds."""


class HandsOver(Protocol):
    """Something that is being typed into."""

    def keep(self) -> None:
        """Put what is not kept yet on the desk."""

    def drop(self) -> None:
        """Keep nothing any more."""


@dataclass(slots=True, eq=False)
class _OnItsWay:
    typed: TypedText
    told: bool
    future: Future[Done[object]] | None = None


class Desk(QObject):
    """Takes texts, brings each into the vault, and says how that went."""

    kept = Signal(object)
    """The TypedText that the vault has now."""
    failed = Signal(object)
    """The TypedText that the vault did not take; it stays here."""
    trouble = Signal(object)
    """Why, once for each text: to be told."""

    def __init__(self, door: Door, tasks: Tasks) -> None:
        super().__init__()
        self._door, self._tasks = door, tasks
        self._texts: dict[str, _OnItsWay] = {}
        self._keepers: list[HandsOver] = []
        self._sealed: tuple[str, Sealed] | None = None
        self._taking = False
        """Whether something that was sealed is being brought back."""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._again)
        door.closing = self._seal_rest
        door.state_changed.connect(self._door_moved)

    @property
    def at_risk(self) -> bool:
        """Whether something would be gone with the program: sealed in memory, and nowhere else."""
        return self._sealed is not None and not self._sealed[1].filed

    def join(self, keeper: HandsOver) -> None:
        """Ask this keeper for what it has before the vault closes."""
        self._keepers = [each for each in self._keepers if isValid(each)] + [keeper]

    def put(self, typed: TypedText) -> None:
        """Bring a text into the vault. It takes the place of an older one for the same record."""
        before = self._texts.get(typed.leaf.record)
        made = self._texts[typed.leaf.record] = _OnItsWay(typed, told=before is not None and before.told)
        self._attempt(made)

    def pending(self, record: str) -> str | None:
        """The text for a record that is still on its way, or None."""
        found = self._texts.get(record)
        return None if found is None else found.typed.source

    def forget(self, record: str) -> None:
        """Nobody wants this text any more."""
        self._texts.pop(record, None)

    def hand_over(self) -> None:
        """Have everything that was typed on its way, now."""
        self._keepers = [each for each in self._keepers if isValid(each)]
        for keeper in self._keepers:
            keeper.keep()
        self._again()

    def settled(self) -> bool:
        """Hand over, wait for what is being written, and say whether the vault has it all: before the program ends."""
        from concurrent.futures import wait  # with the vault, not with the lock screen

        self.hand_over()
        futures = [each.future for each in self._texts.values() if each.future is not None]
        done = wait(futures, timeout=_LEAVING)
        return not done.not_done and all(future.exception() is None for future in done.done)

    def seal_now(self) -> bool:
        """Seal what the open vault does not take; False where that would last no longer than the program."""
        self._seal_rest(self._door.vault)
        return not self.at_risk

    def _attempt(self, item: _OnItsWay) -> None:
        from app.usecases.keep_typed import act_of, take_back  # with the vault, not with the lock screen

        typed, vault = item.typed, self._door.vault
        future: Future[Done[object]]
        if typed.since:
            future = vault.do(take_back, typed)
        else:
            future = vault.do(act_of(typed.leaf), *typed.leaf.arguments, typed.source)
        item.future = future
        self._tasks.follow(
            future, self, lambda _: self._end(item, future, None), lambda error: self._end(item, future, error)
        )

    def _end(self, item: _OnItsWay, future: Future[Done[object]], error: BaseException | None) -> None:
        """The vault has it, or not. A text that a newer one took the place of is heard of no more, nor an attempt that
        was made again since.
        """
        if self._texts.get(item.typed.leaf.record) is not item or item.future is not future:
            return
        item.future = None
        if error is None:
            del self._texts[item.typed.leaf.record]
            self._drop_sealed()
            self.kept.emit(item.typed)
            return
        from app.domain.gate import GateRefused

        self.failed.emit(item.typed)
        if self._door.state is VaultState.OPEN and not isinstance(error, GateRefused | InputError):
            self._retry.start(RETRY)
        if not item.told:
            item.told = True
            self.trouble.emit((item.typed, error))

    def _again(self) -> None:
        """Try what failed, also where nobody has heard of that yet."""
        for item in tuple(self._texts.values()):
            if item.future is None or (item.future.done() and item.future.exception() is not None):
                self._attempt(item)

    def _door_moved(self, state: VaultState) -> None:
        if state is VaultState.OPEN and self._texts:
            for item in tuple(self._texts.values()):  # it was opened again at once, under another vault key
                self._attempt(item)
        elif state is VaultState.OPEN:
            self._take_back()
        elif state is VaultState.LOCKING:
            self._retry.stop()
            self.hand_over()
            for keeper in self._keepers:
                keeper.drop()
            self._keepers.clear()
        elif state in (VaultState.LOCKED, VaultState.ABSENT, VaultState.NO_VAULT):
            self._texts.clear()

    def _seal_rest(self, vault: Vault) -> None:
        """Just before the vault closes, in whichever thread closes it: wait for what was handed over, seal what failed.

        What belongs to a record that is gone goes with it: it was erased.
        """
        rest = []
        for item in tuple(self._texts.values()):
            error = None if item.future is None else item.future.exception()
            if item.future is not None and (error is None or isinstance(error, NotFound)):
                continue
            rest.append(item.typed)
        if not rest:
            return
        from app.usecases.keep_typed import write_texts

        try:
            now = vault.sequence
            texts = write_texts(each if each.since else replace(each, since=now) for each in rest)
            self._sealed = (vault.identity, vault.seal(texts))
            self._taking = True
        except Exception as error:  # noqa: BLE001 - the lock goes on whatever happens here
            bug(error)

    def _take_back(self) -> None:
        """What was sealed comes back to the desk, and is shown until the vault has it."""
        vault = self._door.vault
        held = self._sealed[1] if self._sealed is not None and self._sealed[0] == vault.identity else None
        data = vault.unseal(held)
        if data is None:
            return
        from app.usecases.keep_typed import read_texts

        self._taking = True
        for typed in read_texts(data):
            self.put(typed)

    def _drop_sealed(self) -> None:
        """The last of what was sealed is in the vault, or something newer is. Not while the vault is being closed: what
        is sealed then is another text.
        """
        if not self._taking or self._door.state is not VaultState.OPEN:
            return
        if not any(each.typed.since for each in self._texts.values()):
            from app.vault.sealed import drop_sealed

            self._taking, self._sealed = False, None
            drop_sealed(self._door.folder)


Source = Callable[[], str]
"""Gives the text as it stands on the screen."""
