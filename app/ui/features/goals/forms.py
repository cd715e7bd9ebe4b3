"""Goals and assignments: how each is set, and what follows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.goal import Assignment, Goal
from app.ui.context import Context
from app.ui.forms.kinds import Kind, RecordAct, edit_form, follow_form
from app.ui.widgets.dialog import FormDialog
from app.usecases.work_on_goals import close_goal, reflect_on_assignment, return_assignment, set_assignment, set_goal

_GOAL = (("what",), ("seen_by",), ("set_on", "due_on"), ("trajectory",))
_ASSIGNMENT = (("what",), ("explained",), ("set_on", "due_on"), ("goal",), ("trajectory",))


def close_form(context: Context, near: QWidget, goal: Goal) -> FormDialog:
    """How a goal ended, and what is to be said of it."""
    fields = (("outcome", "closed_on"), ("reflection",))
    return follow_form(context, near, goal, "goals.close", fields, close_goal, today=("closed_on",))


def return_form(context: Context, near: QWidget, assignment: Assignment) -> FormDialog:
    """What came back: words, a file, or both."""
    fields = (("returned_on",), ("returned",), ("attachment",))
    return follow_form(context, near, assignment, "goals.return", fields, return_assignment, today=("returned_on",))


def reflect_form(context: Context, near: QWidget, assignment: Assignment) -> FormDialog:
    """What coach and client saw in it."""
    fields = (("reflection",), ("reflected_on",))
    return follow_form(
        context, near, assignment, "goals.reflect", fields, reflect_on_assignment, today=("reflected_on",)
    )


def edit_goal(context: Context, near: QWidget, goal: Goal) -> FormDialog:
    """Word it otherwise, or move its day."""
    return edit_form(context, near, goal, "goals.goal.edit", _GOAL)


def edit_assignment(context: Context, near: QWidget, assignment: Assignment) -> FormDialog:
    """Word it otherwise, or move its day."""
    return edit_form(context, near, assignment, "goals.assignment.edit", _ASSIGNMENT)


def _goal_state(goal: Goal) -> str:
    return "goals.open" if goal.outcome is None else f"goal_outcome.{goal.outcome.value}"


def _assignment_state(assignment: Assignment) -> str:
    if assignment.returned_on is None:
        return "goals.out"
    return "goals.returned" if assignment.reflected_on is None else "goals.reflected"


KINDS: tuple[Kind, ...] = (
    Kind(
        Goal, "goals.goal", _GOAL, set_goal, ("set_on",),
        (
            RecordAct("edit", "edit_goal", edit_goal),
            RecordAct("goals.close", "close_goal", close_form, lambda each: each.closed_on is None),
        ),
        _goal_state,
    ),
    Kind(
        Assignment, "goals.assignment", _ASSIGNMENT, set_assignment, ("set_on",),
        (
            RecordAct("edit", "edit_assignment", edit_assignment),
            RecordAct("goals.return", "return_assignment", return_form, lambda each: each.returned_on is None),
            RecordAct("goals.reflect", "reflect_on", reflect_form, lambda each: each.returned_on is not None),
        ),
        _assignment_state,
    ),
)  # fmt: skip
