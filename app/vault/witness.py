"""A witness outside the vault's folder: the newest state that was seen, so that an older vault put back is noticed.

The header's anchor tells when the database alone was put back. Only what lies elsewhere can tell when database and
header were put back together. A note holds no secret and no name; it is authenticated with the header key. A note that
is missing or cannot be read is no error: the vault was moved, or this is another computer.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Thread
from typing import Protocol

from app.vault.header import Anchor
from app.vault.slots import ID_PATTERN
from app.vault.strict_json import Fields, NotStrict, canonical, parse

LARGEST = 1024
"""Bytes of the longest note that is read."""
_PURPOSE = b"coachkluis 1 witness"
_LARGEST_NUMBER = 2**63 - 1


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


@dataclass(frozen=True, slots=True)
class Note:
    """What a witness saw: a sequence number of the ledger and the MAC of that entry."""

    sequence: int
    head: bytes
    genuine: bool
    """Whether it was written with one of the header keys that are known. One that was not is of a later key, or
    someone's invention: either is worth a warning."""


def write_note(vault_id: str, anchor: Anchor, header_key: bytes) -> bytes:
    """The note for this state."""
    said = {"head": anchor.head.hex(), "sequence": anchor.sequence, "vault": vault_id}
    return canonical({**said, "hmac": _mac(said, header_key).hex()})


def read_note(data: bytes, vault_id: str, header_keys: Iterable[bytes]) -> Note | None:
    """What a note says; None where it is no note, or one about another vault."""
    if len(data) > LARGEST:
        return None
    try:
        document = parse(data)
        fields = Fields(document)
        stated = fields.octets("hmac", 32, 32)
        if fields.text("vault", ID_PATTERN) != vault_id:
            return None
        sequence, head = fields.number("sequence", 0, _LARGEST_NUMBER), fields.octets("head", 32, 32)
        fields.finish()
    except NotStrict:
        return None
    del document["hmac"]
    return Note(sequence, head, any(hmac.compare_digest(stated, _mac(document, key)) for key in header_keys))


def _mac(said: dict[str, object], header_key: bytes) -> bytes:
    return hmac.digest(header_key, _PURPOSE + canonical(said), "sha256")
