"""May an evaluation of a trajectory be taken in? (row W10)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.evaluation import Evaluation, Moment
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, Reason, reason
from app.domain.trajectory import Trajectory


def evaluate_trajectory_gate(made: Evaluation, trajectory: Trajectory, before: Iterable[Evaluation]) -> Verdict:
    """One at the close and one afterwards; a follow-up only of a trajectory that has ended by then."""
    return verdict(_reasons(made, trajectory, before))


def _reasons(made: Evaluation, trajectory: Trajectory, before: Iterable[Evaluation]) -> Iterator[Reason]:
    if any(each.moment is made.moment and each.id != made.id for each in before):
        yield reason("gate.evaluation.twice", what=Label(f"moment.{made.moment.value}"))
    if made.filled_on < trajectory.starts_on:
        yield reason("gate.evaluation.not_begun", date=trajectory.starts_on)
    ended = trajectory.ends_on is not None and trajectory.ends_on <= made.filled_on
    if made.moment is Moment.FOLLOW_UP and not ended:
        yield reason("gate.evaluation.running")
