"""`coachkluis session`: list, show, add, edit."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.session import Session

session = noun_group(Session)
