"""Sessions of these days: what is planned, and what is not yet known of one that was (row W4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.reason import reason
from app.domain.session import Session, SessionState
from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows

_AHEAD = timedelta(days=7)


def sessions_of_these_days(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each session that is planned, from the past on until a week from now, in the order of the clock."""
    near = [each for each in rows.each(Session, state=SessionState.PLANNED) if each.on <= today + _AHEAD]
    for each in sorted(near, key=lambda one: (one.on, one.at)):
        if each.on < today:
            what = reason("today.session.unsettled")
        elif each.at:
            what = reason("today.session.at", at=each.at)
        else:
            what = reason("today.session")
        yield TodayLine(what, each.on, Session.noun.name, each.id, each.client)
