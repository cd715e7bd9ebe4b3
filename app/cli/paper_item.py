"""`coachkluis paper_item`: what is kept outside the vault."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.paper_item import PaperItem

paper_item = noun_group(PaperItem)
