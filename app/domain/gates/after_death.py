"""What stops at a client's death, and what goes on (recital 27 of the GDPR; row L18)."""

from __future__ import annotations

from datetime import date

from app.domain.gate import Allowed, Verdict, verdict
from app.domain.reason import reason


def mail_gate(died_on: date | None) -> Verdict:
    """Nothing is sent to somebody who died."""
    return Allowed() if died_on is None else verdict([reason("gate.after_death.mail", date=died_on)])


def access_after_death_gate(died_on: date | None) -> Verdict:
    """The rights of the GDPR end at death, and do not pass to heirs; confidentiality and terms go on."""
    return Allowed() if died_on is None else verdict([reason("gate.after_death.access", date=died_on)])
