"""Hand the data of a trajectory back to the controller, or record that they are deleted (art. 28(3)(g); row L12)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.hand_over import hand_over_gate
from app.domain.handover import Handover
from app.domain.trajectory import Trajectory
from app.usecases.keep_item import add_item
from app.vault.work import Work


def hand_over(work: Work, given: Mapping[str, object], client: str) -> Handover:
    """A handing over, today unless told otherwise. InputError with every fault, GateRefused with the reasons."""
    made = add_item(work, Handover, {"handed_on": work.today.isoformat(), **given}, client)
    require(hand_over_gate(work.get(Trajectory, made.trajectory), made.handed_on))
    return made
