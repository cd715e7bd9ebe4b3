"""What belongs to the controller of a trajectory (GDPR art. 28(3)(e), 28(3)(g); row L12)."""

from __future__ import annotations

from datetime import date

from app.domain.gate import Allowed, Verdict, verdict
from app.domain.handover import Handover, HandoverKind
from app.domain.reason import reason
from app.domain.trajectory import Trajectory


def hand_over_gate(kind: HandoverKind, trajectory: Trajectory, handed_on: date) -> Verdict:
    """Only of a trajectory in which another is the controller; data go back or go away when it has ended."""
    reasons = []
    if not trajectory.for_controller:
        reasons.append(reason("gate.hand_over.own"))
    ended = trajectory.ends_on is not None and trajectory.ends_on <= handed_on
    if kind is not HandoverKind.REQUEST and not ended:
        reasons.append(reason("gate.hand_over.running"))
    return verdict(reasons)


def controller_answers_gate(
    request: str, trajectories: tuple[Trajectory, ...], handovers: tuple[Handover, ...]
) -> Verdict:
    """A request that is about data of a controller is closed only after it was passed on to each of them.

    `trajectories` are those that the request is about.
    """
    passed = {each.trajectory for each in handovers if each.request == request}
    waiting = [each for each in trajectories if each.for_controller and each.id not in passed]
    if not waiting:
        return Allowed()
    return verdict([reason("gate.hand_over.not_passed_on", title=each.title) for each in waiting])
