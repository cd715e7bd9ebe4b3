"""Reminders while the vault is locked: kept beside the settings as dates and counts, and put in words (row X11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.domain.reminders import Reminders, reminders_from_json, reminders_of, reminders_to_json
from app.domain.today import TodayLine
from app.host.private_file import write_private
from app.kernel.translator import Translator

_LARGEST_FILE = 256 * 1024


def keep_reminders(lines: Iterable[TodayLine], today: date, path: Path) -> Reminders:
    """Keep how many things ask attention, and when; OSError where the file cannot be written."""
    found = reminders_of(lines, today)
    write_private(path, reminders_to_json(found).encode() + b"\n", synced=False)
    return found


def kept_reminders(path: Path) -> Reminders | None:
    """What was kept last; None where nothing was, or what lies there is not ours."""
    try:
        with path.open("rb") as file:
            return reminders_from_json(file.read(_LARGEST_FILE).decode())
    except (OSError, ValueError):
        return None


def forget_reminders(path: Path) -> None:
    """Leave nothing beside the settings."""
    path.unlink(missing_ok=True)


def reminder_words(reminders: Reminders, today: date, translator: Translator) -> list[str]:
    """What there is to say; nothing where nothing asks attention."""
    words, due, coming = [], reminders.due(today), reminders.coming(today)
    if due:
        words.append(translator.count("reminders.due", due))
    if coming is not None:
        day, number = coming
        words.append(translator.count("reminders.coming", number, date=day))
    if reminders.waiting:
        words.append(translator.count("reminders.waiting", reminders.waiting))
    if words:
        words.append(translator.text("reminders.seen", date=reminders.seen_on))
    return words
