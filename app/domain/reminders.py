"""What may be known while the vault is locked: how many things ask attention on which day, never whose (row X11)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.today import TodayLine

FORMAT, VERSION = "coachkluis-reminders", 2
_MOST = 1_000
"""Days that are kept at most: what presses later is known by then."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """How many things there are for each day, the earliest first, and how many without one, as seen on a day; and the
    id of the vault they are of, which says nothing to anybody.
    """

    vault: str
    seen_on: date
    days: tuple[tuple[date, int], ...]
    waiting: int

    def due(self, today: date) -> int:
        """How many are to be done by this day."""
        return sum(number for day, number in self.days if day <= today)

    def coming(self, today: date) -> tuple[date, int] | None:
        """The first day after this one on which there is something, and how much."""
        return next(((day, number) for day, number in self.days if day > today), None)


def reminders_of(lines: Iterable[TodayLine], today: date, vault: str) -> Reminders:
    """The numbers of what asks attention; nothing else of it."""
    days: Counter[date] = Counter()
    waiting = 0
    for each in lines:
        if each.day is None:
            waiting += 1
        else:
            days[each.day] += 1
    return Reminders(vault, today, tuple(sorted(days.items())[:_MOST]), waiting)


def reminders_to_json(reminders: Reminders) -> str:
    """As it lies beside the settings, in the clear."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "vault": reminders.vault,
            "seen_on": reminders.seen_on.isoformat(),
            "days": [{"on": day.isoformat(), "number": number} for day, number in reminders.days],
            "waiting": reminders.waiting,
        },
        indent=2,
    )


def reminders_from_json(text: str) -> Reminders:
    """What `reminders_to_json` wrote; ValueError for anything else: the file lies where anybody can write."""
    try:
        given = json.loads(text)
        if (given["format"], given["version"]) != (FORMAT, VERSION) or len(given["days"]) > _MOST:
            raise ValueError(FORMAT)
        days = tuple((date.fromisoformat(each["on"]), _number(each["number"])) for each in given["days"])
        vault, seen_on = given["vault"], date.fromisoformat(given["seen_on"])
        if not isinstance(vault, str):
            raise ValueError(FORMAT)
        return Reminders(vault, seen_on, tuple(sorted(days)), _number(given["waiting"]))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(FORMAT) from error


def _number(given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given < 10**6:
        return given
    raise ValueError(FORMAT)
