"""A new recovery key, whole on paper or split among people: the one before opens nothing any more."""

from __future__ import annotations

from app.vault.effort import Effort
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share, split_secret
from app.vault.slot_parameters import ShareSet
from app.vault.slots import SlotKind, TypedSecret, create_slot, open_slots
from app.vault.vault import Vault


def change_recovery_key(vault: Vault, effort: Effort) -> RecoveryKey:
    """Make a new recovery key, to be shown once; the one before opens nothing any more. Takes as long as unlocking."""
    made = RecoveryKey.generate()
    slot = create_slot(vault.vault_key, vault.identity, made, effort.settled(), limits=effort.limits)
    vault.rewrite_header(lambda header: header.replacing(slot))
    return made


def split_recovery_key(vault: Vault, threshold: int, count: int, effort: Effort) -> tuple[Share, ...]:
    """Make shares of which any `threshold` open the vault, to be handed out once; those of an earlier splitting open
    nothing any more. The recovery key on paper stays as it is.

    ValueError outside 2 <= threshold <= count <= 16. Takes as long as unlocking.
    """
    secret, shares = split_secret(threshold, count)
    cost, split = effort.settled(), ShareSet(shares[0].set, threshold, count)
    slot = create_slot(vault.vault_key, vault.identity, secret, cost, limits=effort.limits, shares=split)
    vault.rewrite_header(lambda header: header.replacing(slot))
    return shares


def withdraw_shares(vault: Vault) -> None:
    """Let no shares open the vault any more."""
    vault.rewrite_header(lambda header: header.without_kind(SlotKind.SHARES))


def require_opening(vault: Vault, secret: TypedSecret, effort: Effort) -> None:
    """Prove that `secret` opens the open vault; nothing is changed. Takes as long as unlocking.

    Raises WrongPassphrase, WrongRecoveryKey or WrongShares.
    """
    open_slots(vault.identity, vault.header.slots, secret, effort.limits)
