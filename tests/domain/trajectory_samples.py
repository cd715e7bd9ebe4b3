"""Trajectories to compute with."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import new_id


def trajectory(ends_on: date | None = None, kind: TrajectoryKind = TrajectoryKind.COACHING) -> Trajectory:
    """A trajectory from 2020, running unless it has an end."""
    moment = datetime(2020, 1, 6, 9, tzinfo=UTC)
    return Trajectory(
        id=new_id(), made=moment, changed=moment, client=new_id(), title="Leiderschap", kind=kind,
        starts_on=date(2020, 1, 6), ends_on=ends_on,
    )  # fmt: skip
