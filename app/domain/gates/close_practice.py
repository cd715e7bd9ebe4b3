"""At the end of the practice: may what is no longer needed go before its term, may the keeper get the rest, and has the
practice closed? (GDPR art. 5(1)(e), 12, 28; rows A6, L11, W14)
"""

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


def destroy_at_end_gate(facts: ClosingFacts) -> Verdict:
    """What was kept for work that no longer comes has no purpose left once the day is there and nothing runs, and when
    everybody could still ask for a copy or for another coach.
    """
    return verdict((*_over(facts), *_waiting(facts, "untold", "running", "requests")))


def hand_to_keeper_gate(facts: ClosingFacts) -> Verdict:
    """Only what must stay goes to a keeper, and nothing of it changes any more."""
    return verdict(_before_handing(facts))


def close_practice_gate(facts: ClosingFacts) -> Verdict:
    """Everybody knows, nothing runs, what could go is gone, and somebody keeps the rest and has it."""
    return verdict(_before_closing(facts))


def _all_done(facts: ClosingFacts) -> Iterator[Reason]:
    """What handing over and closing have in common."""
    yield from _over(facts)
    yield from _waiting(facts, "untold", "running", "requests", "due")
    yield from _kept(facts)


def _before_handing(facts: ClosingFacts) -> Iterator[Reason]:
    yield from _all_done(facts)
    if not facts.staying:
        yield reason("gate.closing.nothing_stays")


def _before_closing(facts: ClosingFacts) -> Iterator[Reason]:
    yield from _all_done(facts)
    if facts.staying and facts.closing.keeper_agreed_on is not None and facts.closing.handed_on is None:
        yield reason("gate.closing.not_handed", number=Counted("closing.staying", facts.staying))


def _over(facts: ClosingFacts) -> Iterator[Reason]:
    """It has closed already, or its day is not there yet."""
    closing = facts.closing
    if closing.closed_on is not None:
        yield reason("gate.closing.closed", date=closing.closed_on)
    if closing.closes_on > facts.today:
        yield reason("gate.closing.not_yet", date=closing.closes_on)


def _waiting(facts: ClosingFacts, *which: str) -> Iterator[Reason]:
    """What is still to be done."""
    numbers = {
        "untold": facts.untold, "running": facts.running, "requests": facts.requests, "due": facts.due,
    }  # fmt: skip
    for code in which:
        if numbers[code]:
            yield reason(f"gate.closing.{code}", number=Counted(f"closing.{code}", numbers[code]))


def _kept(facts: ClosingFacts) -> Iterator[Reason]:
    """What stays has somebody who keeps it, bound to silence."""
    if facts.staying and not (facts.closing.keeper and facts.closing.keeper_agreed_on):
        yield reason("gate.closing.no_keeper", number=Counted("closing.staying", facts.staying))
