"""Write planned sessions to a calendar file, with no more in it than the coach chooses (row W4).

A calendar usually lies with a supplier, on a telephone, before the eyes of a household. So nothing of what a session is
about goes in, no name unless that is chosen, and nobody whose dossier is only kept (row L4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from app.domain.client import Client
from app.domain.gate import Allowed
from app.domain.session import Session, SessionState
from app.kernel.clock import amsterdam
from app.kernel.translator import Translator
from app.packages.calendar_file import CalendarEntry, calendar_bytes
from app.packages.new_file import new_file
from app.usecases.require_unrestricted import may_be_used
from app.vault.rows import Rows

_USUAL_MINUTES = 60
_STATES = (SessionState.PLANNED, SessionState.CANCELLED)


class Shown(StrEnum):
    """What tells whose session it is. `calendar_shown.<value>` words it."""

    NOTHING = "nothing"
    INITIALS = "initials"
    FIRST_NAME = "first_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """What the coach lets go into the calendar: sessions from a day on, until a day or without end."""

    since: date
    until: date | None = None
    shown: Shown = Shown.NOTHING
    place: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How many sessions went in, and how many stayed out because use of their dossier is restricted."""

    sessions: int
    restricted: int


def write_calendar(rows: Rows, choice: CalendarChoice, translator: Translator, target: Path, today: date) -> Written:
    """Write a new calendar file. A session that was cancelled goes in as such, so that it disappears."""
    chosen = list(_chosen(rows, choice))
    free = [each for each in chosen if isinstance(may_be_used(rows, each.client, each.trajectory, today), Allowed)]
    content = calendar_bytes(_entry(rows, each, choice, translator) for each in free)
    with new_file(target) as file:
        file.write(content)
    return Written(len(free), len(chosen) - len(free))


def _chosen(rows: Rows, choice: CalendarChoice) -> Iterator[Session]:
    for state in _STATES:
        for each in rows.each(Session, state=state):
            if choice.since <= each.on and (choice.until is None or each.on <= choice.until):
                yield each


def _entry(rows: Rows, session: Session, choice: CalendarChoice, translator: Translator) -> CalendarEntry:
    whom = _whom(rows.get(Client, session.client), choice.shown)
    title = translator.text("calendar.with", whom=whom) if whom else translator.text("calendar.busy")
    begins: datetime | date = session.on
    if session.at:
        begins = datetime.combine(session.on, time.fromisoformat(session.at), amsterdam())
    return CalendarEntry(
        uid=f"{session.id}@coachkluis",
        changed=session.changed,
        begins=begins,
        minutes=session.minutes or _USUAL_MINUTES,
        title=title,
        place=session.place if choice.place else "",
        cancelled=session.state is SessionState.CANCELLED,
    )


def _whom(client: Client, shown: Shown) -> str:
    match shown:
        case Shown.NOTHING:
            return ""
        case Shown.INITIALS:
            return "".join(f"{part[0]}." for part in (client.first_name, client.surname) if part)
        case Shown.FIRST_NAME:
            return client.first_name or _whom(client, Shown.INITIALS)
        case Shown.NAME:
            return client.name
