"""`coachkluis goal | assignment`: what the client works on, and between sessions."""

from __future__ import annotations

from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one, recording
from app.domain.goal import Assignment, Goal
from app.usecases.work_on_goals import (
    ASSIGNMENT,
    GOAL,
    close_goal,
    reflect_on_assignment,
    return_assignment,
    set_assignment,
    set_goal,
)

goal = noun_group(Goal, adding=False)
recording(goal, "set", set_goal, "Set a goal, today unless told.", fields_of(Goal, *GOAL, today=("set_on",)))
about_one(
    goal,
    "close",
    close_goal,
    "Say how it ended.",
    fields_of(Goal, "outcome", "closed_on", "reflection", today=("closed_on",)),
)

assignment = noun_group(Assignment, adding=False)
recording(
    assignment, "set", set_assignment, "Set an assignment.", fields_of(Assignment, *ASSIGNMENT, today=("set_on",))
)
about_one(
    assignment,
    "return",
    return_assignment,
    "Record what came back.",
    fields_of(Assignment, "returned_on", "returned", "attachment", today=("returned_on",)),
)
about_one(
    assignment,
    "reflect",
    reflect_on_assignment,
    "Write down what was seen in it.",
    fields_of(Assignment, "reflection", "reflected_on", today=("reflected_on",)),
)
