"""May a deputy get appointments and telephone numbers? (GDPR art. 5(1)(c), 28(3); rows C10, E7, W13)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.organisation import Organisation
from app.domain.policy_recipient import Secrecy
from app.domain.reason import Reason, reason

LONGEST = 92
"""Days that a deputy sees ahead at most: who stands in longer takes over, and then the client decides."""
_BOUND = (Secrecy.PROCESSOR_AGREEMENT, Secrecy.CONFIDENTIALITY_AGREEMENT, Secrecy.PROFESSIONAL)


@dataclass(frozen=True, slots=True)
class StandInFacts:
    """Who stands in, what binds that person, over which days, and how many appointments there are."""

    deputy: Organisation
    secrecy: Secrecy
    since: date
    until: date
    sessions: int


def stand_in_gate(facts: StandInFacts) -> Verdict:
    """Somebody bound to silence, for a while, where there is anything to look after."""
    return verdict(_reasons(facts))


def _reasons(facts: StandInFacts) -> Iterator[Reason]:
    if facts.secrecy not in _BOUND:
        yield reason("gate.stand_in.unbound", deputy=facts.deputy.name)
    if (facts.until - facts.since).days > LONGEST:
        yield reason("gate.stand_in.too_long", most=LONGEST)
    if not facts.sessions:
        yield reason("gate.stand_in.nothing")
