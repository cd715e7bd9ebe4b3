"""A new passphrase: the vault key is wrapped anew, and nothing else is touched."""

from __future__ import annotations

from app.vault.passphrase import Passphrase
from app.vault.slots import create_slot
from app.vault.vault import Effort, Vault


def change_passphrase(vault: Vault, passphrase: Passphrase, effort: Effort) -> None:
    """Let `passphrase` open the vault from now on, and no older one. Takes as long as unlocking.

    Raises UnfitPassphrase, with nothing changed. The header is put in place whole: exactly one of the two opens it.
    """
    slot = create_slot(vault.vault_key, vault.identity, passphrase, effort.settled(), limits=effort.limits)
    vault.replace_slot(slot)
