"""Assignments that are expected back, or wait to be talked about, and goals to look at again (row W2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.goal import Assignment, Goal
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows

_AHEAD = timedelta(days=7)


def work_between_sessions(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each, from a week before its day on."""
    for each in rows.each(Assignment, reflected_on=None):
        if each.returned_on is not None:
            what = reason("today.assignment.returned", what=each.what)
            yield TodayLine(what, None, Assignment.noun.name, each.id, each.client)
        elif each.due_on is not None and each.due_on <= today + _AHEAD:
            what = reason("today.assignment.due", what=each.what)
            yield TodayLine(what, each.due_on, Assignment.noun.name, each.id, each.client)
    for goal in rows.each(Goal, closed_on=None):
        if goal.due_on is not None and goal.due_on <= today + _AHEAD:
            yield TodayLine(reason("today.goal", what=goal.what), goal.due_on, Goal.noun.name, goal.id, goal.client)
