"""Withdraw a consent: one step, as easy as giving it, and it works at once (GDPR art. 7(3); rows L7, E6)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.consent import Consent
from app.domain.document import Channel
from app.domain.values import read_named
from app.kernel.errors import CoachkluisError
from app.vault.work import Work

_ASKED = ("withdrawn_on", "withdrawn_how")


def withdraw_consent(work: Work, identity: str, given: Mapping[str, object]) -> Consent:
    """Withdraw a consent. `given` may say withdrawn_on and withdrawn_how; without, it is today and in person.

    Raises CoachkluisError where it was withdrawn before, InputError where it had not been given yet on that day.
    """
    consent = work.get(Consent, identity)
    if consent.withdrawn_on is not None:
        raise CoachkluisError("consent_withdrawn_already", date=consent.withdrawn_on)
    values = {"withdrawn_on": work.today, "withdrawn_how": Channel.IN_PERSON}
    named = read_named(Consent, given, _ASKED)
    return work.change(consent, **{**values, **{name: value for name, value in named.items() if value is not None}})
