"""May what is restricted be used inside the practice? (GDPR art. 18(2); row L4)

Restricted data is kept and nothing more. The gate of disclosure asks the same of what goes outside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.consent import Consent
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class UseFacts:
    """What the gate looks at: in which trajectory it is used, and all of the client's restrictions and consents."""

    trajectory: Id
    restrictions: tuple[Restriction, ...]
    consents: tuple[Consent, ...]
    today: date


def use_gate(facts: UseFacts) -> Verdict:
    """Where use is restricted, only on a consent that the client gave since, and that is for no recipient outside."""
    consents = [
        each
        for each in facts.consents
        if not each.recipient and each.trajectory in ("", facts.trajectory) and each.in_force(facts.today)
    ]
    return verdict(
        reason("gate.use.restricted", date=each.since)
        for each in facts.restrictions
        if each.stops(facts.trajectory) and not wished_since(each, consents)
    )


def wished_since(restriction: Restriction, wishes: Iterable[Consent | Request]) -> bool:
    """Whether the client came to want this after the restriction, on the same day by the order of recording."""
    return any(
        (each.received_on if isinstance(each, Request) else each.given_on) >= restriction.since
        and each.made >= restriction.made
        and each.id != restriction.request
        for each in wishes
    )
