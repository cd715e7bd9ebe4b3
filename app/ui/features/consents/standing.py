"""How a consent stands today."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.consent import Consent
from app.ui.widgets.state_mark import Tone


class Standing(StrEnum):
    """`consents.standing.<standing>` says it."""

    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """It was given until a day that is past."""


_TONES = {Standing.IN_FORCE: Tone.GOOD, Standing.WITHDRAWN: Tone.STOPPED, Standing.ENDED: Tone.QUIET}


def standing_of(consent: Consent, today: date) -> Standing:
    """How it stands on a day. One that is given cannot begin later than that day, so those three are all."""
    if consent.in_force(today):
        return Standing.IN_FORCE
    return Standing.ENDED if consent.withdrawn_on is None else Standing.WITHDRAWN


def tone_of(standing: Standing) -> Tone:
    """Its mark."""
    return _TONES[standing]
