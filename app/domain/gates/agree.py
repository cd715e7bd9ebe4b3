"""May an agreement with a minor be recorded? (BW 1:234; row L13)"""

from __future__ import annotations

from app.domain.age import Ages, younger_than
from app.domain.client import Client
from app.domain.gate import Allowed, Verdict, verdict
from app.domain.reason import reason
from app.domain.representative import Representative
from app.domain.trajectory import Trajectory


def agree_gate(
    trajectory: Trajectory, client: Client, representatives: tuple[Representative, ...], ages: Ages
) -> Verdict:
    """Under age, only with the recorded permission of a parent or guardian, however well the client may consent."""
    agreed = trajectory.agreement_on
    if agreed is None or not younger_than(client.birth_date, ages.majority, agreed):
        return Allowed()
    if not trajectory.permission_by or trajectory.permission_on is None:
        return verdict([reason("gate.agree.no_permission", age=ages.majority)])
    who = next((each for each in representatives if each.id == trajectory.permission_by), None)
    if who is None or not who.of_a_minor or not who.acts_on(trajectory.permission_on):
        return verdict([reason("gate.agree.not_a_parent")])
    return Allowed()
