"""Breaches that are open (rows B8, L10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.breach import Breach, BreachState
from app.domain.breach_duties import BreachDuty, duties
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.kernel.clock import legal_date
from app.usecases.breach_facts import breach_facts, breach_term
from app.usecases.parts import Parts
from app.vault.rows import Rows


def open_breaches(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A suspicion presses today; an established breach by the hours of the law, or until it is dealt with."""
    for state in (BreachState.ESTABLISHED, BreachState.SUSPECTED):
        for breach in rows.find(Breach, state=state):
            if state is BreachState.SUSPECTED:
                what, day = reason("today.breach.suspected", title=breach.title), today
            elif BreachDuty.REPORT in duties(breach_facts(rows, breach)):
                term = breach_term(breach, parts.law)
                ends = term.ends if term else parts.clock.now()
                what, day = reason("today.breach.report", title=breach.title, moment=ends), legal_date(ends)
            else:
                what, day = reason("today.breach.open", title=breach.title), None
            yield TodayLine(what, day, Breach.noun.name, breach.id)
