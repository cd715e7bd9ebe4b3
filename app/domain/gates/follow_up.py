"""May a goal be closed, an assignment be recorded as returned, or be reflected on? (row W2)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.goal import Assignment, Goal
from app.domain.reason import reason


def close_goal_gate(goal: Goal, assignments: Iterable[Assignment]) -> Verdict:
    """Once, and when no assignment for it is still out."""
    reasons = []
    if goal.closed_on is not None:
        reasons.append(reason("gate.goal.closed", date=goal.closed_on))
    reasons += [
        reason("gate.goal.assignment_out", what=each.what)
        for each in assignments
        if each.goal == goal.id and each.returned_on is None
    ]
    return verdict(reasons)


def return_assignment_gate(assignment: Assignment) -> Verdict:
    """Once; what comes later is written beside what came first."""
    if assignment.returned_on is not None:
        return verdict([reason("gate.assignment.returned", date=assignment.returned_on)])
    return verdict(())


def reflect_gate(assignment: Assignment) -> Verdict:
    """Only on what came back."""
    if assignment.returned_on is None:
        return verdict([reason("gate.assignment.not_returned")])
    return verdict(())
