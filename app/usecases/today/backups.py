"""That the vault has nowhere to put its backups yet (row B7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.reason import reason
from app.domain.today import TodayLine
from app.usecases.backups.settings import backup_settings, last_backup
from app.usecases.parts import Parts
from app.vault.rows import Rows


def backups_without_a_place(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line until a place was chosen, or a backup made anywhere."""
    if backup_settings(rows).place is None and last_backup(rows) is None:
        yield TodayLine(reason("today.no_backup_place"), None, "backup")
