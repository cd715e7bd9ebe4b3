"""`coachkluis paper-item`: what is kept outside the vault."""

from __future__ import annotations

from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one
from app.domain.paper_item import PaperItem
from app.usecases.destroy_paper import destroy_paper

paper_item = noun_group(PaperItem)
paper_item.name = "paper-item"
about_one(
    paper_item,
    "destroyed",
    destroy_paper,
    "Record that the paper was destroyed, today unless told.",
    fields_of(PaperItem, "destroyed_on", today=("destroyed_on",)),
)
