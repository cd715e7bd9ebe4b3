"""Consents that are about to end (row L7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.consent import Consent
from app.domain.reason import reason
from app.domain.today import SOON, TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows


def ending_consents(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Consents in force whose last day is near: afterwards nothing may lean on them."""
    for consent in rows.each(Consent, withdrawn_on=None):
        if consent.valid_until is not None and today <= consent.valid_until <= today + SOON:
            what = reason("today.consent.ends", purpose=consent.purpose)
            yield TodayLine(what, consent.valid_until, Consent.noun.name, consent.id, consent.client)
