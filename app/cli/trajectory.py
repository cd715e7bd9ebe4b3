"""`coachkluis trajectory`: list, show, add, edit."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.trajectory import Trajectory

trajectory = noun_group(Trajectory)
