"""May it be recorded that a paper was destroyed? (rows E11, W3, X12)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.gate import Verdict, verdict
from app.domain.hold import Hold
from app.domain.paper_item import PaperItem
from app.domain.reason import Label, Reason, reason


def destroy_paper_gate(paper: PaperItem, holds: Sequence[Hold]) -> Verdict:
    """Once, and not while a hold rests on it: a scan does not bring back what a judge wants to see."""
    return verdict(_reasons(paper, holds))


def _reasons(paper: PaperItem, holds: Sequence[Hold]) -> Iterator[Reason]:
    if paper.destroyed_on is not None:
        yield reason("gate.paper.destroyed", date=paper.destroyed_on)
    for hold in holds:
        yield reason("gate.paper.held", why=Label(f"hold_reason.{hold.reason.value}"), date=hold.since)
