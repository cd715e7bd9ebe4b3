"""Set goals and assignments, take in what comes back, and write down what is seen in it (row W2)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.follow_up import close_goal_gate, reflect_gate, return_assignment_gate
from app.domain.goal import Assignment, Goal
from app.domain.values import read_named
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Work

GOAL = ("trajectory", "what", "seen_by", "set_on", "due_on")
ASSIGNMENT = ("trajectory", "goal", "what", "explained", "set_on", "due_on")


def set_goal(work: Work, given: Mapping[str, object], client: str) -> Goal:
    """A goal, set today unless told otherwise. InputError with every fault."""
    read_named(Goal, given, GOAL)
    return add_item(work, Goal, {"set_on": work.today.isoformat(), **given}, client)


def close_goal(work: Work, identity: str, given: Mapping[str, object]) -> Goal:
    """How a goal ended, today unless told otherwise. GateRefused while an assignment for it is out."""
    goal = work.get(Goal, identity)
    read_named(Goal, given, ("outcome", "closed_on", "reflection"))
    require(close_goal_gate(goal, work.find(Assignment, client=goal.client)))
    return edit_item(work, Goal, identity, {"closed_on": work.today.isoformat(), **given})


def set_assignment(work: Work, given: Mapping[str, object], client: str) -> Assignment:
    """An assignment, set today unless told otherwise. InputError with every fault."""
    read_named(Assignment, given, ASSIGNMENT)
    return add_item(work, Assignment, {"set_on": work.today.isoformat(), **given}, client)


def return_assignment(work: Work, identity: str, given: Mapping[str, object]) -> Assignment:
    """What came back, today unless told otherwise. GateRefused where it had come back already."""
    read_named(Assignment, given, ("returned_on", "returned", "attachment"))
    require(return_assignment_gate(work.get(Assignment, identity)))
    return edit_item(work, Assignment, identity, {"returned_on": work.today.isoformat(), **given})


def reflect_on_assignment(work: Work, identity: str, given: Mapping[str, object]) -> Assignment:
    """What was seen in it, today unless told otherwise. GateRefused where nothing came back, or use is restricted."""
    read_named(Assignment, given, ("reflection", "reflected_on"))
    require(reflect_gate(work.get(Assignment, identity)))
    return edit_item(work, Assignment, identity, {"reflected_on": work.today.isoformat(), **given})
