"""Key slots: each holds the vault key, wrapped under one secret. Any of them opens the vault.

A slot is bound to its vault, its own id, its kind and its parameters, so that none can be moved to another
vault or made cheaper to guess.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kernel.ids import ALPHABET, LENGTH, new_id
from app.vault.errors import VaultError, WrongPassphrase, WrongRecoveryKey
from app.vault.kdf import SALT_BYTES, STANDARD, Cost, Limits, derive
from app.vault.keyring_key import KeyringKey
from app.vault.keys import KEY_BYTES, RandomBytes
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import SharedSecret, WrongShares
from app.vault.slot_parameters import Argon2Parameters, KeyringParameters, Parameters, ShareSet, SharesParameters
from app.vault.strict_json import Fields, canonical

NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
"""The vault key and the tag of AES-256-GCM."""

ID_PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"

TypedSecret = Passphrase | RecoveryKey | SharedSecret
"""What people can open a vault with: its key follows by Argon2id."""

Secret = TypedSecret | KeyringKey
"""What can open a vault."""


class SlotKind(StrEnum):
    """What a slot is opened with. A kind that is not here needs a newer program."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"
    SHARES = "shares"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault key, wrapped by AES-256-GCM under the key that `parameters` give for a secret of this
    kind.
    """

    id: str
    kind: SlotKind
    parameters: Parameters
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
            parameters=_PARAMETERS[SlotKind(stated)](fields.fields("parameters")),
            nonce=fields.octets("nonce", NONCE_BYTES, NONCE_BYTES),
            wrapped=fields.octets("wrapped", WRAPPED_BYTES, WRAPPED_BYTES),
        )
        fields.finish()
        return slot


_PARAMETERS: dict[SlotKind, Callable[[Fields], Parameters]] = {
    SlotKind.PASSPHRASE: Argon2Parameters.read,
    SlotKind.RECOVERY: Argon2Parameters.read,
    SlotKind.SHARES: SharesParameters.read,
    SlotKind.KEYRING: KeyringParameters.read,
}


class UnknownKind(Exception):
    """A slot of a kind that only a newer program knows. The header turns this into NewerVault."""


class KeyringExpired(VaultError):
    """The keyring was allowed to open the vault until an instant that has passed; the passphrase always does."""

    default_code = "vault.keyring_expired"
    exit_code = 3


class WrongKeyringKey(VaultError):
    """What the keyring holds opens nothing here."""

    default_code = "vault.wrong_keyring_key"
    exit_code = 3


def create_slot(
    vault_key: bytes,
    vault_id: str,
    secret: TypedSecret,
    cost: Cost,
    *,
    limits: Limits = STANDARD,
    shares: ShareSet | None = None,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Slot:
    """A new slot that `secret` opens. Takes the time that `cost` says. `shares` tells how a shared secret was split.

    Raises UnfitPassphrase for a passphrase that may not be set, ParametersRefused for a cost outside the
    limits.
    """
    if isinstance(secret, Passphrase):
        secret.require_fit()
    argon2 = Argon2Parameters(cost, random_bytes(SALT_BYTES))
    parameters = argon2 if shares is None else SharesParameters(argon2, shares)
    key = derive(secret.secret, argon2.salt, cost, limits)
    return _wrapped(vault_key, vault_id, new_id(), _kind(secret), parameters, key, random_bytes)


def create_keyring_slot(
    vault_key: bytes,
    vault_id: str,
    secret: KeyringKey,
    keyring: str,
    expires: datetime,
    *,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Slot:
    """A new slot that a key in the named keyring opens until `expires` (UTC, whole seconds)."""
    parameters = KeyringParameters(keyring, expires.replace(microsecond=0))
    return _wrapped(vault_key, vault_id, new_id(), SlotKind.KEYRING, parameters, secret.key, random_bytes)


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

    Raises WrongPassphrase, WrongRecoveryKey, WrongShares or WrongKeyringKey where it opens none, whatever the reason;
    KeyringExpired; ParametersRefused where any slot of that kind lies outside the limits, before any work.
    """
    kind = _kind(secret)
    candidates = [slot for slot in slots if slot.kind is kind]
    for slot in candidates:
        argon2 = _argon2(slot.parameters)
        if argon2 is not None:
            limits.require(argon2.cost)
    for slot in candidates:
        bound_to = _bound_to(vault_id, slot.id, slot.kind, slot.parameters)
        try:
            return AESGCM(_key(slot.parameters, secret, limits)).decrypt(slot.nonce, slot.wrapped, bound_to)
        except InvalidTag:
            continue
    raise _WRONG[kind]


def _key(parameters: Parameters, secret: Secret, limits: Limits) -> bytes:
    argon2 = _argon2(parameters)
    if isinstance(secret, KeyringKey):
        if isinstance(parameters, KeyringParameters) and secret.at >= parameters.expires:
            raise KeyringExpired
        if len(secret.key) != KEY_BYTES:
            raise WrongKeyringKey
        return secret.key
    if argon2 is None:
        raise TypeError("the parameters of a slot belong to its kind")
    return derive(secret.secret, argon2.salt, argon2.cost, limits)


def _argon2(parameters: Parameters) -> Argon2Parameters | None:
    match parameters:
        case Argon2Parameters():
            return parameters
        case SharesParameters():
            return parameters.argon2
        case _:
            return None


def _wrapped(
    vault_key: bytes,
    vault_id: str,
    slot_id: str,
    kind: SlotKind,
    parameters: Parameters,
    key: bytes,
    random_bytes: RandomBytes,
) -> Slot:
    nonce = random_bytes(NONCE_BYTES)
    wrapped = AESGCM(key).encrypt(nonce, vault_key, _bound_to(vault_id, slot_id, kind, parameters))
    return Slot(slot_id, kind, parameters, nonce, wrapped)


def _kind(secret: Secret) -> SlotKind:
    match secret:
        case Passphrase():
            return SlotKind.PASSPHRASE
        case RecoveryKey():
            return SlotKind.RECOVERY
        case SharedSecret():
            return SlotKind.SHARES
        case KeyringKey():
            return SlotKind.KEYRING


_WRONG: dict[SlotKind, type[VaultError]] = {
    SlotKind.PASSPHRASE: WrongPassphrase,
    SlotKind.RECOVERY: WrongRecoveryKey,
    SlotKind.SHARES: WrongShares,
    SlotKind.KEYRING: WrongKeyringKey,
}


def _bound_to(vault_id: str, slot_id: str, kind: SlotKind, parameters: Parameters) -> bytes:
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
