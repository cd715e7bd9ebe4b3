"""That a vault was restored on purpose: what was seen of it before is then no sign that someone put back old files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from app.kernel.ids import new_id

SETTING = "restored"


def restored_from(made: datetime, notes: Iterable[bytes]) -> str:
    """The setting of a vault that was restored from a backup of the instant `made`, knowing of these notes of witnesses
    (app.kernel.witness): each by its SHA-256, so that no later note is excused by it. No two are the same.
    """
    return json.dumps([made.isoformat(), *sorted(hashlib.sha256(each).hexdigest() for each in notes), new_id()])


def line_of(setting: str) -> str:
    """Which line of copies a vault belongs to: each restore begins one; empty where it was never restored."""
    return hashlib.sha256(setting.encode()).hexdigest()[:32] if setting else ""


def is_left_behind(setting: str, note: bytes) -> bool:
    """Whether a note is of a state that a restore left on purpose."""
    return bool(setting) and hashlib.sha256(note).hexdigest() in json.loads(setting)[1:]


def restored_at_instant(setting: str) -> datetime | None:
    """The instant of the backup from which the vault was last restored; None where it never was."""
    return datetime.fromisoformat(json.loads(setting)[0]) if setting else None
