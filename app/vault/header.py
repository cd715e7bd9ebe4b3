"""What the header of a vault says: `vault.json`, in the clear, without a name in it.

The plain hash tells damage before any key work, the HMAC tells forgery after it. The hash covers the HMAC as
well, and the file has one form only, so that no byte of it can change without notice. Both rules, and the
fields `format`, `program` and `sha256`, hold for every format to come: so a damaged header is never taken for
a newer one.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field, replace

from app import __version__
from app.vault.errors import HeaderDamaged, NewerVault
from app.vault.kdf import STANDARD, Limits
from app.vault.keys import derive
from app.vault.slots import ID_PATTERN, Secret, Slot, SlotKind, UnknownKind, open_slots
from app.vault.strict_json import Fields, NotStrict, canonical, parse
from app.vault.traces import FORMAT, LARGEST, version_parts

SALT_BYTES = 16
"""SQLCipher's salt: the first sixteen bytes of the database, kept here instead."""

MOST_SLOTS = 8
FIRST_PROGRAM = "0.1.0"
"""The first program that reads this format."""

_HASH_BYTES = 32
_VERSION = r"\d{1,4}\.\d{1,4}\.\d{1,4}"
_DATABASE = r"vault-[1-9]\d{0,8}\.db"
_LARGEST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest state that was seen: sequence number and head of the ledger, and the head of the erasure
    log.

    Heads are 32 bytes; `erasures` is None as long as nothing was erased.
    """

    sequence: int
    head: bytes
    erasures: bytes | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one vault. `hmac` belongs to what was read or sealed; changing anything drops it."""

    vault_id: str
    database: str
    salt: bytes
    slots: tuple[Slot, ...]
    anchor: Anchor | None = None
    program: str = FIRST_PROGRAM
    hmac: bytes = field(default=b"", repr=False, compare=False)

    def slots_of(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots that a secret of this kind may open."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def with_slot(self, slot: Slot) -> Header:
        """With one slot more. Raises ValueError beyond eight."""
        if len(self.slots) >= MOST_SLOTS:
            raise ValueError("too many key slots")
        return replace(self, slots=(*self.slots, slot), hmac=b"")

    def without_slot(self, slot_id: str) -> Header:
        """Without this slot. Raises ValueError for the last one: nothing would open the vault any more."""
        left = tuple(slot for slot in self.slots if slot.id != slot_id)
        if not left:
            raise ValueError("the last key slot stays")
        return replace(self, slots=left, hmac=b"")

    def without_kind(self, kind: SlotKind) -> Header:
        """Without the slots of this kind. Raises ValueError where nothing would open the vault any more."""
        left = tuple(slot for slot in self.slots if slot.kind is not kind)
        if not left:
            raise ValueError("the last key slot stays")
        return replace(self, slots=left, hmac=b"")

    def replacing(self, slot: Slot) -> Header:
        """With this slot instead of all others of its kind: a changed passphrase, a new recovery key."""
        others = tuple(other for other in self.slots if other.kind is not slot.kind)
        return replace(self, slots=(*others, slot), hmac=b"")

    def with_anchor(self, anchor: Anchor) -> Header:
        """With a newer anchor."""
        return replace(self, anchor=anchor, hmac=b"")

    def sealed(self, header_key: bytes) -> Header:
        """With the HMAC that proves who wrote it."""
        return replace(self, hmac=self._mac(header_key))

    def verify(self, header_key: bytes) -> None:
        """Raise HeaderDamaged (`vault.header_forged`) unless the HMAC was made with this key, over all of
        this.
        """
        if not hmac.compare_digest(self.hmac, self._mac(header_key)):
            raise HeaderDamaged("vault.header_forged")

    def render(self) -> bytes:
        """The bytes of the file. The header must be sealed."""
        document = {**self._document(), "hmac": self.hmac.hex()}
        return canonical({**document, "sha256": hashlib.sha256(canonical(document)).hexdigest()})

    def _mac(self, header_key: bytes) -> bytes:
        return hmac.digest(header_key, canonical(self._document()), "sha256")

    def _document(self) -> dict[str, object]:
        return {
            "anchor": None if self.anchor is None else _anchor_document(self.anchor),
            "database": {"name": self.database, "salt": self.salt.hex()},
            "format": FORMAT,
            "program": self.program,
            "slots": [slot.document() for slot in self.slots],
            "vault": self.vault_id,
        }


def unlock(header: Header, secret: Secret, limits: Limits = STANDARD) -> bytes:
    """The vault key, and with it the proof that the header is genuine. One Argon2id where there is one slot.

    Raises WrongPassphrase, WrongRecoveryKey, ParametersRefused, NotEnoughMemory, or HeaderDamaged for a
    forgery.
    """
    vault_key = open_slots(header.vault_id, header.slots, secret, limits)
    header.verify(derive(vault_key, header.vault_id).header)
    return vault_key


def parse_header(data: bytes, program: str = __version__) -> Header:
    """The header that `data` is, as far as can be told without a key.

    Raises HeaderDamaged for anything but a whole header, NewerVault where this `program` is too old for it.
    """
    try:
        if len(data) > LARGEST:
            raise NotStrict("too large")
        document = parse(data)
        fields = Fields(document)
        stated = fields.octets("sha256", _HASH_BYTES, _HASH_BYTES)
        del document["sha256"]
        if hashlib.sha256(canonical(document)).digest() != stated:
            raise NotStrict("sha256")
        return _read(fields, program)
    except NotStrict as error:
        raise HeaderDamaged from error


def _read(fields: Fields, program: str) -> Header:
    needed = fields.text("program", _VERSION)
    if fields.number("format", 1, _LARGEST_NUMBER) > FORMAT or version_parts(needed) > version_parts(program):
        raise NewerVault(version=needed)
    database = fields.fields("database")
    try:
        slots = tuple(Slot.read(slot) for slot in fields.list_of_fields("slots", 1, MOST_SLOTS))
    except UnknownKind:
        raise NewerVault(version=needed) from None
    if len({slot.id for slot in slots}) != len(slots):
        raise NotStrict("slots")
    header = Header(
        vault_id=fields.text("vault", ID_PATTERN),
        database=database.text("name", _DATABASE),
        salt=database.octets("salt", SALT_BYTES, SALT_BYTES),
        slots=slots,
        anchor=_read_anchor(fields.optional_fields("anchor")),
        program=needed,
        hmac=fields.octets("hmac", _HASH_BYTES, _HASH_BYTES),
    )
    database.finish()
    fields.finish()
    return header


def _anchor_document(anchor: Anchor) -> dict[str, object]:
    document: dict[str, object] = {"head": anchor.head.hex(), "sequence": anchor.sequence}
    document["erasures"] = None if anchor.erasures is None else anchor.erasures.hex()
    return document


def _read_anchor(fields: Fields | None) -> Anchor | None:
    if fields is None:
        return None
    anchor = Anchor(
        sequence=fields.number("sequence", 0, _LARGEST_NUMBER),
        head=fields.octets("head", _HASH_BYTES, _HASH_BYTES),
        erasures=fields.optional_octets("erasures", _HASH_BYTES, _HASH_BYTES),
    )
    fields.finish()
    return anchor
