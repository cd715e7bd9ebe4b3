"""A witness outside the vault's folder: the newest state that was seen, so that an older vault put back is noticed.

The header's anchor tells when the database alone was put back. Only what lies elsewhere can tell when database and
header were put back together. What is remembered is a note (app.vault.witness_note).
"""

from __future__ import annotations

from threading import Thread
from typing import Protocol


class Witness(Protocol):
    """Keeps the newest note about each vault, somewhere else than in its folder."""

    def recall(self, vault_id: str) -> tuple[bytes, ...]:
        """What was kept about a vault, in every place where it was; nothing where nothing was. Never raises."""

    def keep(self, vault_id: str, note: bytes, *, resting: bool) -> None:
        """Keep a note in the place of the one before. `resting`: nothing more follows for a while, so that a slow
        place may be told as well. Never raises.
        """


class NoWitness:
    """Nobody who remembers."""

    def recall(self, vault_id: str) -> tuple[bytes, ...]:
        """Nothing."""
        return ()

    def keep(self, vault_id: str, note: bytes, *, resting: bool) -> None:
        """Forgotten at once."""


NO_WITNESS: Witness = NoWitness()


class Asked:
    """A witness that was asked beforehand about one vault: it thinks while the passphrase is turned into a key."""

    def __init__(self, witness: Witness, vault_id: str) -> None:
        self._witness = witness
        self._notes: tuple[bytes, ...] = ()
        self._thread = Thread(target=self._ask, args=(vault_id,), name="recall", daemon=True)
        self._thread.start()

    def recall(self, vault_id: str) -> tuple[bytes, ...]:
        """What it remembered, once it has thought."""
        self._thread.join()
        return self._notes

    def keep(self, vault_id: str, note: bytes, *, resting: bool) -> None:
        """Passed on."""
        self._witness.keep(vault_id, note, resting=resting)

    def _ask(self, vault_id: str) -> None:
        self._notes = self._witness.recall(vault_id)
