"""The rows and columns of the register of breaches, and how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.breach import Breach, BreachState
from app.domain.breach_duties import BreachDuty, BreachFacts, duties
from app.domain.breach_term import ReportTerm
from app.ui.context import Context
from app.ui.widgets.paged import Order, TableColumn
from app.ui.widgets.state_mark import Tone
from app.usecases.breach_facts import breach_facts, breach_term

BY_URGENCY = Order("stands")
_TIGHT = 24
"""Hours before the term's end from which a breach stands out."""


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A breach as the list shows it, seen from an instant."""

    breach: Breach
    facts: BreachFacts
    term: ReportTerm | None
    now: datetime

    @property
    def left(self) -> tuple[BreachDuty, ...]:
        """What is still to be done."""
        return duties(self.facts)

    @property
    def hours_left(self) -> int | None:
        """Hours until it must be reported; None where that need not be, or was done."""
        return self.term.hours_left(self.now) if self.term and BreachDuty.REPORT in self.left else None


def breach_rows(context: Context) -> list[BreachRow]:
    """All breaches: what presses most first, what is closed last, the newest before the older."""
    found = [breach_row(context, each) for each in context.reader.find(Breach)]
    return sorted(found, key=urgency)


def breach_row(context: Context, breach: Breach) -> BreachRow:
    """One breach with all that its row tells."""
    facts = breach_facts(context.reader, breach)
    return BreachRow(breach, facts, breach_term(breach, context.law), context.clock.now())


def breach_columns(context: Context) -> tuple[TableColumn[BreachRow], ...]:
    """What, since when, how it stands, and what is to be done next."""
    text, short = context.text, context.translator.short_date
    return (
        TableColumn("title", "breach.title", lambda row: row.breach.title, 220),
        TableColumn("nature", "breach.nature", lambda row: text(f"breach_nature.{row.breach.nature.value}"), 210),
        TableColumn("suspected", "breach.suspected_on", lambda row: short(row.breach.suspected_on), 130),
        TableColumn("state", "breach.state", lambda row: text(f"breach_state.{row.breach.state.value}"), 150),
        TableColumn("stands", "breaches.stands", lambda row: stands_words(context, row), 250),
    )


def stands_words(context: Context, row: BreachRow) -> str:
    """The hours that are left, or what is to be done, or how it ended."""
    hours = row.hours_left
    if hours is not None:
        return context.translator.count("breaches.hours_late" if hours < 0 else "breaches.hours_left", abs(hours))
    if row.left:
        return context.translator.count("breaches.to_do", len(row.left))
    if row.breach.state is BreachState.ESTABLISHED:
        return context.text("breaches.ready")
    return context.text(f"breach_state.{row.breach.state.value}")


def tone_of(row: BreachRow) -> Tone:
    """How it stands."""
    hours = row.hours_left
    if hours is not None:
        return Tone.STOPPED if hours < _TIGHT else Tone.WAITING
    return Tone.WAITING if row.left else (Tone.GOOD if row.breach.state is BreachState.ESTABLISHED else Tone.QUIET)


def urgency(row: BreachRow) -> tuple[int, float]:
    """The order of the list."""
    hours = row.hours_left
    if hours is not None:
        return 0, hours
    newest_first = -row.breach.made.timestamp()
    return (1 if row.breach.closed_on is None else 2), newest_first
