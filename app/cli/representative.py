"""`coachkluis representative`: list, show, add, edit."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.representative import Representative

representative = noun_group(Representative)
