"""How a trajectory's agreement stands, in words."""

from __future__ import annotations

from app.domain.trajectory import Trajectory
from app.ui.context import Context


def agreement_words(context: Context, trajectory: Trajectory) -> str:
    """The day it was signed; a signed agreement may be in the dossier without its day being filled in."""
    if trajectory.agreement_on is not None:
        return context.translator.date(trajectory.agreement_on)
    return context.text("summary.agreement_undated" if trajectory.agreement else "summary.no_agreement")
