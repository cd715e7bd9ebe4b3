"""Record a consent that was given (GDPR art. 7; row L7)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.consent import Consent
from app.usecases.keep_item import add_item
from app.vault.work import Work


def give_consent(work: Work, given: Mapping[str, object], client: str) -> Consent:
    """A consent as it was given: the exact text, who, when, how, with what evidence. InputError with every fault."""
    return add_item(work, Consent, given, client=client)
