"""Start or change a trajectory; an agreement with a minor needs a parent's permission (BW 1:234; row L13)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.age import ages_on
from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.agree import agree_gate
from app.domain.representative import Representative
from app.domain.trajectory import Trajectory
from app.usecases.keep_item import add_item, edit_item
from app.usecases.law import Law
from app.vault.work import Work

_AGREEMENT = frozenset({"agreement_on", "permission_by", "permission_on"})


def add_trajectory(work: Work, given: Mapping[str, object], client: str, law: Law) -> Trajectory:
    """A new trajectory. InputError with every fault, GateRefused where the agreement needs a permission."""
    return _agreed(work, add_item(work, Trajectory, given, client), law)


def change_trajectory(work: Work, identity: str, given: Mapping[str, object], law: Law) -> Trajectory:
    """Change a trajectory; what was agreed before is judged again only where the agreement changes."""
    before = work.get(Trajectory, identity)
    after = edit_item(work, Trajectory, identity, given)
    if all(getattr(before, name) == getattr(after, name) for name in _AGREEMENT):
        return after
    return _agreed(work, after, law)


def _agreed(work: Work, trajectory: Trajectory, law: Law) -> Trajectory:
    day = trajectory.agreement_on or work.today
    representatives = work.find(Representative, client=trajectory.client)
    client = work.get(Client, trajectory.client)
    require(agree_gate(trajectory, client, representatives, ages_on(law.statute, day)))
    return trajectory
