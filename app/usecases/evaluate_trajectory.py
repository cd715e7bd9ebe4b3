"""Take in what a client thought of a trajectory, and count it in totals that lead to nobody (row W10)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.evaluation import Evaluation, Tally, marks_left
from app.domain.evaluation_form import FEWEST
from app.domain.gate import require
from app.domain.gates.evaluate_trajectory import evaluate_trajectory_gate
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.usecases.keep_item import add_item
from app.vault.work import Work

ASKED = ("trajectory", "moment", "filled_on", "result_mark", "guidance_mark", "advice_mark", "best", "better")


def evaluate_trajectory(work: Work, given: Mapping[str, object], client: str) -> Evaluation:
    """An evaluation, of today unless told otherwise. InputError with every fault, GateRefused with the reasons."""
    read_named(Evaluation, given, ASKED)
    made = add_item(work, Evaluation, {"filled_on": work.today.isoformat(), **given}, client)
    before = work.find(Evaluation, trajectory=made.trajectory)
    require(evaluate_trajectory_gate(made, work.get(Trajectory, made.trajectory), before))
    _count(work, made)
    return work.get(Evaluation, made.id)


def _count(work: Work, made: Evaluation) -> None:
    """Count what does not count yet: from the fewest on, or beside a total that is there already."""
    waiting = [each for each in work.find(Evaluation, moment=made.moment) if not each.counted]
    begun = any(each.what.startswith(f"{made.moment.value}.") for each in work.find(Tally))
    if not begun and len(waiting) < FEWEST:
        return
    for each in waiting:
        work.change(each, counted=True)
    for left in marks_left(waiting):
        work.leave(left)
