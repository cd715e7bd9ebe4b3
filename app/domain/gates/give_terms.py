"""May it be recorded that a client was given the terms of service? (BW 6:233-234; row W6)"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.domain.client import Client
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.terms import Terms, TermsGiven


def give_terms_gate(client: Client, terms: Terms, given: TermsGiven, before: Collection[TermsGiven]) -> Verdict:
    """A version once for the same work, and to nobody who had died. `before` are those given to the client earlier."""
    reasons = []
    again = [each for each in before if (each.terms, each.trajectory) == (terms.id, given.trajectory)]
    if again:
        reasons.append(reason("gate.give_terms.twice", what=terms.title, date=again[0].given_on))
    if client.died_on is not None and client.died_on < given.given_on:
        reasons.append(reason("gate.give_terms.died", name=client.name))
    return verdict(reasons)


def signed_before(given_on: date, signed_on: date | None) -> bool:
    """Whether the terms came too late: after the agreement was signed they bind nobody who did not want them (BW
    6:233(b)). Without an agreement nothing is late.
    """
    return signed_on is not None and signed_on < given_on
