"""Record that a paper itself was destroyed, where a scan of it may live on in the dossier (row W3)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.destroy_paper import destroy_paper_gate
from app.domain.paper_item import PaperItem
from app.domain.values import read_named
from app.usecases.holds import holds_in_force
from app.usecases.keep_item import edit_item
from app.vault.work import Work


def destroy_paper(work: Work, identity: str, given: Mapping[str, object]) -> PaperItem:
    """It was destroyed, today unless `destroyed_on` says otherwise. GateRefused under a hold, or twice."""
    read_named(PaperItem, given, ("destroyed_on",))
    paper = work.get(PaperItem, identity)
    held = holds_in_force(work, paper.client).on(paper.client, paper.id, paper.trajectory)
    require(destroy_paper_gate(paper, held))
    return edit_item(work, PaperItem, identity, {"destroyed_on": work.today.isoformat(), **given})
