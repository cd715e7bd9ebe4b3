"""A witness outside the vault's folder: the newest state that was seen, so that an older vault put back is noticed.

The header's anchor tells when the database alone was put back. Only what lies elsewhere can tell when database and
header were put back together. What is remembered is a note (app.vault.witness_note).
"""

from __future__ import annotations

from threading import Thread
from typing import Protocol


class Witness(Protocol):
    """Keeps the newest notes about vaults under names (app.vault.newest_seen), somewhere else than in their folders."""

    def recall(self, name: str) -> tuple[bytes, ...]:
        """What was kept under a name, wherever it was; nothing where nothing was. Never raises."""

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Keep a note in the place of the one before. `resting`: nothing more follows for a while, so that a slow
        place may be told as well. Never raises.
        """


class NoWitness:
    """Nobody who remembers."""

    def recall(self, name: str) -> tuple[bytes, ...]:
        """Nothing."""
        return ()

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Forgotten at once."""


NO_WITNESS: Witness = NoWitness()


class Asked:
    """A witness that was asked beforehand for some notes: it thinks while the passphrase is turned into a key."""

    def __init__(self, witness: Witness, *names: str) -> None:
        self._witness = witness
        self._notes: dict[str, tuple[bytes, ...]] = {}
        self._thread = Thread(target=self._ask, args=(names,), name="recall", daemon=True)
        self._thread.start()

    def recall(self, name: str) -> tuple[bytes, ...]:
        """What it remembered, once it has thought; it is asked now for what it was not asked before."""
        self._thread.join()
        return self._notes[name] if name in self._notes else self._witness.recall(name)

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Passed on."""
        self._witness.keep(name, note, resting=resting)

    def _ask(self, names: tuple[str, ...]) -> None:
        for each in names:
            self._notes[each] = self._witness.recall(each)
