"""A new passphrase: the vault key is wrapped anew, and nothing else is touched."""

from __future__ import annotations

from app.vault.effort import Effort
from app.vault.header import Header
from app.vault.passphrase import Passphrase
from app.vault.slots import SlotKind, create_slot
from app.vault.vault import Vault


def change_passphrase(vault: Vault, passphrase: Passphrase, effort: Effort) -> None:
    """Let `passphrase` open the vault from now on, and no older one; what the keyring holds opens it no more. Takes as
    long as unlocking.

    Raises UnfitPassphrase, with nothing changed. The header is put in place whole: exactly one of the two opens it.
    """
    slot = create_slot(vault.vault_key, vault.identity, passphrase, effort.settled(), limits=effort.limits)

    def changed(header: Header) -> Header:
        return header.replacing(slot).without_kind(SlotKind.KEYRING)

    vault.rewrite_header(changed)
