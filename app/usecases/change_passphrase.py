"""Choose a new passphrase, or have one made."""

from __future__ import annotations

from app.packages.passphrase import generate_passphrase
from app.usecases.key_record import KeyAct, record_key_act
from app.usecases.parts import Parts
from app.usecases.remember_on_this_computer import forget_keys, slots_here
from app.vault import passphrase_change
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault


def change_passphrase(vault: Vault, passphrase: Passphrase, parts: Parts) -> None:
    """Let `passphrase` open the vault from now on; neither the old one nor what a computer remembered does any more.
    Takes as long as unlocking. Raises UnfitPassphrase, with nothing changed.
    """
    remembered = slots_here(vault.header, parts.keyring.kind)
    passphrase_change.change_passphrase(vault, passphrase, parts.effort)
    vault.now(record_key_act, KeyAct.PASSPHRASE)
    forget_keys(remembered, parts.keyring)


def made_up_passphrase() -> str:
    """A passphrase of 80 random bits to offer: groups that can be written down and typed. No maintained library brings
    Dutch words to make one of (app.packages.passphrase).
    """
    return generate_passphrase().lower()
