"""`coachkluis contact`: who speaks for an organisation."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.organisation import Contact

contact = noun_group(Contact)
