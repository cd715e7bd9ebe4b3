"""Key slots: each holds the vault key, wrapped under one secret. Any of them opens the vault.

A slot is bound to its vault, its own id, its kind and its parameters, so that none can be moved to another
vault or made cheaper to guess.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kernel.ids import ALPHABET, LENGTH, new_id
from app.vault.errors import VaultError, WrongPassphrase, WrongRecoveryKey
from app.vault.kdf import SALT_BYTES, STANDARD, Cost, Limits, derive
from app.vault.keys import KEY_BYTES, RandomBytes
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.strict_json import Fields, canonical

NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
"""The vault key and the tag of AES-256-GCM."""

ID_PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"
_LARGEST_NUMBER = 2**63 - 1

Secret = Passphrase | RecoveryKey
"""What a person can open a vault with."""


class SlotKind(StrEnum):
    """What a slot is opened with. A kind that is not here needs a newer program."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """How the key of a slot follows from a secret: by Argon2id at this cost, with this salt."""

    cost: Cost
    salt: bytes

    def document(self) -> dict[str, object]:
        """As it stands in the header."""
        cost = self.cost
        return {
            "derivation": "argon2id",
            "lanes": cost.lanes,
            "memory_kib": cost.memory,
            "passes": cost.passes,
            "salt": self.salt.hex(),
        }

    @classmethod
    def read(cls, fields: Fields) -> Argon2Parameters:
        """From the header; the cost is checked where work would follow. Raises NotStrict."""
        fields.text("derivation", "argon2id")
        cost = Cost(
            memory=fields.number("memory_kib", 0, _LARGEST_NUMBER),
            passes=fields.number("passes", 0, _LARGEST_NUMBER),
            lanes=fields.number("lanes", 0, _LARGEST_NUMBER),
        )
        parameters = cls(cost, fields.octets("salt", SALT_BYTES, SALT_BYTES))
        fields.finish()
        return parameters


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault key, wrapped by AES-256-GCM under the key that `parameters` give for a secret of this
    kind.
    """

    id: str
    kind: SlotKind
    parameters: Argon2Parameters
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    def document(self) -> dict[str, object]:
        """As it stands in the header."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "nonce": self.nonce.hex(),
            "parameters": self.parameters.document(),
            "wrapped": self.wrapped.hex(),
        }

    @classmethod
    def read(cls, fields: Fields) -> Slot:
        """From the header. Raises NotStrict; UnknownKind for a kind that this program has not heard of."""
        stated = fields.text("kind", "[a-z]{1,32}")
        if stated not in {kind.value for kind in SlotKind}:
            raise UnknownKind
        slot = cls(
            id=fields.text("id", ID_PATTERN),
            kind=SlotKind(stated),
            parameters=Argon2Parameters.read(fields.fields("parameters")),
            nonce=fields.octets("nonce", NONCE_BYTES, NONCE_BYTES),
            wrapped=fields.octets("wrapped", WRAPPED_BYTES, WRAPPED_BYTES),
        )
        fields.finish()
        return slot


class UnknownKind(Exception):
    """A slot of a kind that only a newer program knows. The header turns this into NewerVault."""


def create_slot(
    vault_key: bytes,
    vault_id: str,
    secret: Secret,
    cost: Cost,
    *,
    limits: Limits = STANDARD,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Slot:
    """A new slot that `secret` opens. Takes the time that `cost` says.

    Raises UnfitPassphrase for a passphrase that may not be set, ParametersRefused for a cost outside the
    limits.
    """
    if isinstance(secret, Passphrase):
        secret.require_fit()
    slot_id, kind = new_id(), _kind(secret)
    parameters = Argon2Parameters(cost, random_bytes(SALT_BYTES))
    key = derive(secret.secret, parameters.salt, cost, limits)
    nonce = random_bytes(NONCE_BYTES)
    wrapped = AESGCM(key).encrypt(nonce, vault_key, _bound_to(vault_id, slot_id, kind, parameters))
    return Slot(slot_id, kind, parameters, nonce, wrapped)


def create_slots(
    vault_key: bytes,
    vault_id: str,
    passphrase: Passphrase,
    recovery_key: RecoveryKey,
    cost: Cost,
    *,
    limits: Limits = STANDARD,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> tuple[Slot, Slot]:
    """The two slots of a new vault: passphrase, then recovery key. Raises as `create_slot` does."""
    return (
        create_slot(vault_key, vault_id, passphrase, cost, limits=limits, random_bytes=random_bytes),
        create_slot(vault_key, vault_id, recovery_key, cost, limits=limits, random_bytes=random_bytes),
    )


def open_slots(vault_id: str, slots: Iterable[Slot], secret: Secret, limits: Limits = STANDARD) -> bytes:
    """The vault key, from the first slot of the secret's kind that it opens: one derivation per slot tried.

    Raises WrongPassphrase or WrongRecoveryKey where it opens none, whatever the reason; ParametersRefused
    where any slot of that kind lies outside the limits, before any work.
    """
    kind = _kind(secret)
    candidates = [slot for slot in slots if slot.kind is kind]
    for slot in candidates:
        limits.require(slot.parameters.cost)
    for slot in candidates:
        key = derive(secret.secret, slot.parameters.salt, slot.parameters.cost, limits)
        bound_to = _bound_to(vault_id, slot.id, slot.kind, slot.parameters)
        try:
            return AESGCM(key).decrypt(slot.nonce, slot.wrapped, bound_to)
        except InvalidTag:
            continue
    raise _wrong(kind)


def _kind(secret: Secret) -> SlotKind:
    return SlotKind.PASSPHRASE if isinstance(secret, Passphrase) else SlotKind.RECOVERY


def _wrong(kind: SlotKind) -> VaultError:
    return WrongPassphrase() if kind is SlotKind.PASSPHRASE else WrongRecoveryKey()


def _bound_to(vault_id: str, slot_id: str, kind: SlotKind, parameters: Argon2Parameters) -> bytes:
    """The associated data: whoever changes any of this, unwraps nothing."""
    return canonical(
        {
            "kind": kind.value,
            "parameters": parameters.document(),
            "purpose": "coachkluis 1 slot",
            "slot": slot_id,
            "vault": vault_id,
        }
    )
