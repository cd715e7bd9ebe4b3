"""Let this computer open the vault without the passphrase for a while: by a random key in its keyring."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from app.host.keyring import Keyring, KeyringKind, KeyringUnavailable
from app.kernel.clock import Clock
from app.usecases.key_record import KeyAct, record_key_act
from app.vault.errors import VaultError
from app.vault.header import Header
from app.vault.header_file import read_header
from app.vault.keyring_key import KeyringKey
from app.vault.slot_parameters import KeyringParameters
from app.vault.slots import KeyringExpired, Slot, SlotKind, create_keyring_slot
from app.vault.vault import Vault

DAYS = 30
"""How long a computer remembers unless the coach chooses otherwise."""
LONGEST = 90
"""How long at most: after that, who opens the vault shows once more that they know the passphrase."""


class NotRemembered(VaultError):
    """The computer does not remember the vault: the passphrase opens it."""

    default_code = "vault.not_remembered"
    exit_code = 3


def remember_on_this_computer(vault: Vault, keyring: Keyring, clock: Clock, days: int = DAYS) -> datetime:
    """Let this computer open the vault until so many days from now, and tell until when.

    Raises KeyringUnavailable, with nothing changed; ValueError outside 1 to 90 days.
    """
    if not 1 <= days <= LONGEST:
        raise ValueError("a computer remembers for one to ninety days")
    keyring.read(f"key {vault.identity}")  # Nothing is there; but a keyring that does not answer is heard of first.
    forget_on_this_computer(vault, keyring, clock)
    now = clock.now()
    key, expires = KeyringKey.generate(now), (now + timedelta(days=days)).replace(microsecond=0)
    slot = create_keyring_slot(vault.vault_key, vault.identity, key, keyring.kind.value, expires)
    name = _name(slot)
    keyring.keep(name, key.key)
    try:
        if keyring.read(name) != key.key:
            raise KeyringUnavailable
        vault.rewrite_header(lambda header: header.with_slot(slot))
    except BaseException:
        with suppress(KeyringUnavailable):
            keyring.forget(name)
        raise
    vault.now(record_key_act, KeyAct.REMEMBERED)
    return expires


def forget_on_this_computer(vault: Vault, keyring: Keyring, clock: Clock) -> int:
    """Let this computer open the vault no more, and clear away what has expired anywhere. Tells how many slots went.

    A keyring that does not answer is no reason to go on remembering: then every slot of its kind goes.
    """
    now = clock.now()
    gone = [
        slot
        for slot in vault.header.slots_of(SlotKind.KEYRING)
        if _expires(slot) <= now or (slot in slots_here(vault.header, keyring.kind) and _may_hold(keyring, slot))
    ]
    if gone:
        names = {slot.id for slot in gone}
        vault.rewrite_header(lambda header: _without(header, names))
        forget_keys(gone, keyring)
    return len(gone)


def remembered_until(header: Header, keyring: KeyringKind, now: datetime) -> datetime | None:
    """Until when a keyring of this kind may open the vault, by what the header says; None where it may not."""
    return max((_expires(slot) for slot in slots_here(header, keyring) if _expires(slot) > now), default=None)


def remembered_key(folder: Path, keyring: Keyring, clock: Clock) -> KeyringKey:
    """What this computer remembers, to open the vault in `folder` with. Asks nothing of a keyring that the header does
    not name.

    Raises NotRemembered, KeyringExpired, KeyringUnavailable, and what `read_header` raises.
    """
    slots, now = slots_here(read_header(folder), keyring.kind), clock.now()
    if not slots:
        raise NotRemembered
    if all(_expires(slot) <= now for slot in slots):
        forget_keys(slots, keyring)  # So that no clock that is set back makes them good again.
        raise KeyringExpired
    for slot in slots:
        key = keyring.read(_name(slot)) if _expires(slot) > now else None
        if key is not None:
            return KeyringKey(key, now)
    raise NotRemembered


def slots_here(header: Header, keyring: KeyringKind) -> tuple[Slot, ...]:
    """The slots that a keyring of this kind may open."""
    return tuple(
        slot
        for slot in header.slots_of(SlotKind.KEYRING)
        if isinstance(slot.parameters, KeyringParameters) and slot.parameters.keyring == keyring.value
    )


def forget_keys(slots: Iterable[Slot], keyring: Keyring) -> None:
    """Remove the keys of slots from the keyring, where it answers; without their slots they open nothing anyway."""
    with suppress(KeyringUnavailable):
        for slot in slots:
            keyring.forget(_name(slot))


def _may_hold(keyring: Keyring, slot: Slot) -> bool:
    try:
        return keyring.read(_name(slot)) is not None
    except KeyringUnavailable:
        return True


def _without(header: Header, names: set[str]) -> Header:
    for name in names:
        header = header.without_slot(name)
    return header


def _expires(slot: Slot) -> datetime:
    if not isinstance(slot.parameters, KeyringParameters):
        raise TypeError("only a slot of a keyring expires")
    return slot.parameters.expires


def _name(slot: Slot) -> str:
    return f"key {slot.id}"
