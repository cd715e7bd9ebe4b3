"""Is there something to ask in a package for consent? (GDPR art. 7(3); row L7)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


def ask_consent_gate(lines: Sequence[ConsentAsked], standing: Mapping[Id, Consent], today: date) -> Verdict:
    """At least one line, and each consent that it offers to withdraw (`standing`, by its id) in force. Whether a new
    line could count as a consent is for give_consent_gate to say.
    """
    return verdict(_reasons(lines, standing, today))


def _reasons(lines: Sequence[ConsentAsked], standing: Mapping[Id, Consent], today: date) -> Iterator[Reason]:
    if not lines:
        yield reason("gate.ask_consent.nothing")
    for each in lines:
        consent = standing.get(each.standing)
        if consent is not None and not consent.in_force(today):
            yield reason("gate.ask_consent.not_in_force", purpose=each.purpose)
