"""The rows and columns of today, and where each line leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.reason import worded
from app.domain.today import Pressing, TodayLine
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.state_mark import Tone
from app.usecases.client_names import client_names
from app.usecases.parts import Parts
from app.usecases.today.sources import today_lines
from app.vault.rows import Rows

_PAGES = {
    "backup": "backups",
    "breach": "breaches",
    "retention": "retention",
    "policy": "policy",
    "statement": "statement",
    "training": "trainings",
    "enquiry": "relations",
}
"""The page of what belongs to no dossier; everything else is done in its dossier."""
_PARTS = {
    "version": "documents",
    "answer": "answers",
    "consent_asked": "consents",
    "hold": "retention",
    "telling": "noted",
    "handover": "noted",
}
"""The part of a dossier in which a noun is dealt with, where that is not the part of its own name."""
_TONES = {
    Pressing.OVERDUE: Tone.STOPPED,
    Pressing.TODAY: Tone.WAITING,
    Pressing.WEEK: Tone.GOOD,
    Pressing.SOON: Tone.GOOD,
    Pressing.WAITING: Tone.QUIET,
}


@dataclass(frozen=True, slots=True)
class TodayRow:
    """A line as the page shows it."""

    line: TodayLine
    client_name: str
    today: date

    @property
    def id(self) -> tuple[str, str, str, str]:
        """What it is known by when it is read anew: what has to be done, of which record, for whom."""
        line = self.line
        return line.what.code, line.noun, line.record, line.client or ""

    @property
    def pressing(self) -> Pressing:
        """How it presses."""
        return self.line.pressing(self.today)


def today_rows(rows: Rows, parts: Parts, today: date) -> list[TodayRow]:
    """All lines of today, what presses most first."""
    lines = today_lines(rows, parts, today)
    names = client_names(rows, (each.client for each in lines if each.client))
    return [TodayRow(each, names[each.client] if each.client else "", today) for each in lines]


def today_columns(context: Context) -> tuple[TableColumn[TodayRow], ...]:
    """What, whose, and by which day; how it presses stands above each group."""
    text, short = context.text, context.translator.short_date

    def day(row: TodayRow) -> str:
        return short(row.line.day) if row.line.day else text(f"pressing.{row.pressing.value}")

    return (
        TableColumn("what", "today.what", lambda row: worded(row.line.what, context.translator), 420, sortable=False),
        TableColumn("client", "requests.client", lambda row: row.client_name, 190, sortable=False),
        TableColumn("day", "today.day", day, 150, sortable=False),
    )


def tone_of(row: TodayRow) -> Tone:
    """How it presses, as a colour beside its words."""
    return _TONES[row.pressing]


def place_of(line: TodayLine) -> Place:
    """Where it is done."""
    if not line.client:
        return Place(_PAGES[line.noun], record=line.record)
    return Place("dossier", line.client, line.record, _PARTS.get(line.noun, line.noun))
