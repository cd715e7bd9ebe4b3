"""May questions be sent to somebody to fill in? (rows A3, D1, D13, W5)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.medical_words import medical_words
from app.domain.policy import Policy
from app.domain.reason import Reason, reason

MOST = 60
"""Questions of one form: nobody fills in more."""
_NUMBER = re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer|citizen service number)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What is asked, under which policy, and whether whoever is asked has died."""

    questions: tuple[str, ...]
    policy: Policy
    died_on: date | None


def send_form_gate(facts: FormFacts) -> Verdict:
    """Only what may be kept is asked: what the policy never records must not come in by a form either."""
    return verdict(_reasons(facts))


def _reasons(facts: FormFacts) -> Iterator[Reason]:
    if facts.died_on is not None:
        yield reason("gate.after_death.mail", date=facts.died_on)
    if not facts.questions:
        yield reason("gate.form.nothing_asked")
    if len(facts.questions) > MOST:
        yield reason("gate.form.too_much", most=MOST)
    text = "\n".join(facts.questions)
    words = medical_words(text)
    if words and not facts.policy.special_categories:
        yield reason("gate.form.special", words=", ".join(words))
    if _NUMBER.search(text) and not facts.policy.bsn:
        yield reason("gate.form.bsn")
