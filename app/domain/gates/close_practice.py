"""May the practice be said to have closed? (GDPR art. 5(1)(e), 12, 28; rows A6, L11, W14)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.closing import Closing
from app.domain.gate import Verdict, verdict
from app.domain.reason import Counted, Reason, reason


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """How far it is: clients who were not told, trajectories that run, requests that are open, items that are due, and
    items that must be kept after the end.
    """

    closing: Closing
    untold: int
    running: int
    requests: int
    due: int
    staying: int
    today: date


def close_practice_gate(facts: ClosingFacts) -> Verdict:
    """Everybody knows, nothing runs, what could go is gone, and somebody keeps the rest."""
    return verdict(_reasons(facts))


def _reasons(facts: ClosingFacts) -> Iterator[Reason]:
    closing = facts.closing
    if closing.closed_on is not None:
        yield reason("gate.closing.closed", date=closing.closed_on)
    if closing.closes_on > facts.today:
        yield reason("gate.closing.not_yet", date=closing.closes_on)
    for code, number in (
        ("untold", facts.untold), ("running", facts.running), ("requests", facts.requests), ("due", facts.due),
    ):  # fmt: skip
        if number:
            yield reason(f"gate.closing.{code}", number=Counted(f"closing.{code}", number))
    if facts.staying and not (closing.keeper and closing.keeper_agreed_on):
        yield reason("gate.closing.no_keeper", number=Counted("closing.staying", facts.staying))
