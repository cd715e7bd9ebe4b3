"""What is the matter with the backups: nowhere to go yet, not made, or old (row B7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.backup_rule import OLD
from app.domain.practice import Practice
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.kernel.clock import legal_date
from app.usecases.backups.settings import backup_settings, failed_backup, last_backup
from app.usecases.parts import Parts
from app.vault.rows import Rows


def backups_without_a_place(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line until a place was chosen, or a backup made anywhere."""
    if backup_settings(rows).place is None and last_backup(rows) is None:
        yield TodayLine(reason("today.no_backup_place"), None, "backup")


def backups_that_fall_short(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line where the newest attempt failed, the newest backup is old, or none came to the chosen place since the day
    on which the vault was made, until one is made.
    """
    failed, last = failed_backup(rows), last_backup(rows)
    if failed is not None:
        on = legal_date(failed)
        yield TodayLine(reason("today.backup_failed", date=on), on, "backup")
    elif last is not None and today - legal_date(last.made) > OLD:
        made = legal_date(last.made)
        yield TodayLine(reason("today.backup_old", date=made), made + OLD, "backup")
    elif last is None and backup_settings(rows).place is not None and _is_a_day_old(rows, today):
        yield TodayLine(reason("today.backup_none"), None, "backup")


def _is_a_day_old(rows: Rows, today: date) -> bool:
    return any(legal_date(each.made) < today for each in rows.each(Practice))
