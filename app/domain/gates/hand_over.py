"""May data be handed back to the controller of a trajectory, or be deleted? (GDPR art. 28(3)(g); row L12)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.trajectory import Trajectory


def hand_over_gate(trajectory: Trajectory, handed_on: date) -> Verdict:
    """Only of a trajectory in which another is the controller, when it has ended."""
    reasons = []
    if not trajectory.for_controller:
        reasons.append(reason("gate.hand_over.own"))
    ended = trajectory.ends_on is not None and trajectory.ends_on <= handed_on
    if not ended:
        reasons.append(reason("gate.hand_over.running"))
    return verdict(reasons)
