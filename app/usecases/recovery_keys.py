"""The recovery key on paper, made anew; the one that is split among people; and the rehearsal of either."""

from __future__ import annotations

from collections.abc import Iterable

from app.usecases.key_record import KeyAct, await_shares, confirm_recovery, confirm_shares, record_key_act
from app.usecases.parts import Parts
from app.vault import recovery_change
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share, join_shares
from app.vault.slot_parameters import ShareSet, SharesParameters
from app.vault.slots import SlotKind
from app.vault.vault import Vault


def make_recovery_key(vault: Vault, parts: Parts) -> RecoveryKey:
    """A new recovery key, to be shown once; the one before opens nothing any more."""
    made = recovery_change.change_recovery_key(vault, parts.effort)
    vault.now(record_key_act, KeyAct.RECOVERY)
    return made


def split_recovery_key(vault: Vault, threshold: int, count: int, parts: Parts) -> tuple[Share, ...]:
    """Shares for so many people, of whom any `threshold` together open the vault; earlier shares do no more."""
    shares = recovery_change.split_recovery_key(vault, threshold, count, parts.effort)
    vault.now(record_key_act, KeyAct.SPLIT)
    return shares


def split_for_sheets(vault: Vault, threshold: int, count: int, parts: Parts) -> tuple[Share, ...]:
    """As `split_recovery_key`, for sheets that are yet to come on paper: the vault remembers that until
    `confirm_shares`, since a lock takes away what is shown this once.
    """
    vault.now(await_shares)  # first: the program may end before anything is shown
    return split_recovery_key(vault, threshold, count, parts)


def withdraw_shares(vault: Vault) -> None:
    """Let no shares open the vault any more."""
    recovery_change.withdraw_shares(vault)
    vault.now(record_key_act, KeyAct.SPLIT)
    vault.now(confirm_shares)


def rehearse_shares(vault: Vault, shares: Iterable[Share], parts: Parts) -> None:
    """Prove that these shares open the vault. Nothing changes but the record that it was rehearsed today.

    Raises WrongShare, TooFewShares or WrongShares.
    """
    recovery_change.require_opening(vault, join_shares(shares), parts.effort)
    vault.now(record_key_act, KeyAct.SHARES_REHEARSED)
    vault.now(confirm_shares)


def rehearse_recovery_key(vault: Vault, key: RecoveryKey, parts: Parts) -> None:
    """Prove that the recovery key opens the vault, as `rehearse_shares` does. Raises WrongRecoveryKey."""
    recovery_change.require_opening(vault, key, parts.effort)
    vault.now(record_key_act, KeyAct.RECOVERY_REHEARSED)
    vault.now(confirm_recovery)


def current_split(vault: Vault) -> ShareSet | None:
    """Among how many the recovery key is split now, and how many are needed; None where it is not."""
    for slot in vault.header.slots_of(SlotKind.SHARES):
        if isinstance(slot.parameters, SharesParameters):
            return slot.parameters.shares
    return None
