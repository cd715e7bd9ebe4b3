"""May data be used for something else than they came for? (GDPR art. 6(4), 7; rows C6, D1)"""

from __future__ import annotations

from datetime import date

from app.domain.consent import Consent, ConsentRole
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def other_use_gate(purpose: str, consent: Consent | None, used_on: date) -> Verdict:
    """Only on a consent in force that is for exactly this: a release from confidentiality is none."""
    if consent is None:
        return verdict([reason("gate.other_use.no_consent", purpose=purpose)])
    reasons = []
    if consent.role is not ConsentRole.LEGAL_BASIS:
        reasons.append(reason("gate.other_use.no_basis"))
    if _plain(consent.purpose) != _plain(purpose):
        reasons.append(reason("gate.other_use.other_purpose", purpose=purpose, given=consent.purpose))
    if not consent.in_force(used_on):
        reasons.append(reason("gate.other_use.not_in_force", purpose=purpose))
    return verdict(reasons)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
