"""When the keys of the vault were last seen to: settings with their entries in the ledger, never a secret."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from app.vault.rows import Rows
from app.vault.work import Work

_AWAITED = "keys.recovery_awaited"
_SHARES_AWAITED = "keys.shares_awaited"


class KeyAct(StrEnum):
    """What can be done with keys. The setting is `keys.<value>`."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of an act
    RECOVERY = "recovery"
    SPLIT = "split"
    SHARES_REHEARSED = "shares_rehearsed"
    RECOVERY_REHEARSED = "recovery_rehearsed"
    REMEMBERED = "remembered"
    RENEWED = "renewed"


def record_key_act(work: Work, act: KeyAct) -> None:
    """Keep that it was done now."""
    work.set(_name(act), work.now.isoformat())


def last_done(rows: Rows, act: KeyAct) -> datetime | None:
    """When it was last done; None where it never was."""
    at = rows.setting(_name(act))
    return datetime.fromisoformat(at) if at else None


def await_recovery(work: Work) -> None:
    """A recovery key is about to be shown: until `confirm_recovery` nobody knows whether it reached paper."""
    work.set(_AWAITED, "yes")


def confirm_recovery(work: Work) -> None:
    """The recovery key is on paper: it was typed over, saved as a sheet, printed or rehearsed."""
    if recovery_awaited(work):
        work.set(_AWAITED, "")


def recovery_awaited(rows: Rows) -> bool:
    """Whether a recovery key was shown that was never confirmed."""
    return bool(rows.setting(_AWAITED))


def await_shares(work: Work) -> None:
    """Sheets for several people are about to be shown: until `confirm_shares` nobody knows whether all are on paper."""
    work.set(_SHARES_AWAITED, "yes")


def confirm_shares(work: Work) -> None:
    """All sheets are on paper, or no share opens anything any more."""
    if shares_awaited(work):
        work.set(_SHARES_AWAITED, "")


def shares_awaited(rows: Rows) -> bool:
    """Whether shares were made, and the vault was locked or the program ended before everyone had a sheet."""
    return bool(rows.setting(_SHARES_AWAITED))


def _name(act: KeyAct) -> str:
    return f"keys.{act.value}"
