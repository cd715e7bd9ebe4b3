"""What a witness is given to remember: a note about the newest state of one vault (app.kernel.witness).

A note holds no secret and no name; it is authenticated with the header key. One that is missing or cannot be read is
no error: the vault was moved, or this is another computer.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from app.vault.header import Anchor
from app.vault.slots import ID_PATTERN
from app.vault.strict_json import Fields, NotStrict, canonical, parse

LARGEST = 1024
"""Bytes of the longest note that is read."""
_PURPOSE = b"coachkluis 1 witness"
_LARGEST_NUMBER = 2**63 - 1


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
