"""That a vault was restored on purpose: what was seen of it before is then no sign that someone put back old files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

SETTING = "restored"


def restored_from(made: datetime, notes: Iterable[bytes]) -> str:
    """The setting of a vault that was restored from a backup of the instant `made`, knowing of these notes of witnesses
    (app.vault.witness): each by its SHA-256, so that no later note is excused by it.
    """
    return json.dumps([made.isoformat(), *sorted(hashlib.sha256(each).hexdigest() for each in notes)])


def is_left_behind(setting: str, note: bytes) -> bool:
    """Whether a note is of a state that a restore left on purpose."""
    return bool(setting) and hashlib.sha256(note).hexdigest() in json.loads(setting)[1:]


def restored_at_instant(setting: str) -> datetime | None:
    """The instant of the backup from which the vault was last restored; None where it never was."""
    return datetime.fromisoformat(json.loads(setting)[0]) if setting else None
