"""`coachkluis organisation`: list, show, add, edit."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.organisation import Organisation

organisation = noun_group(Organisation)
