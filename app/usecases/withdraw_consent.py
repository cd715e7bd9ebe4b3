"""Withdraw a consent: one step, as easy as giving it, and it works at once (GDPR art. 7(3); rows L7, E6)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.consent import Consent
from app.domain.document import Channel
from app.domain.other_use import OtherUse
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.kernel.errors import CoachkluisError
from app.vault.work import Work

ASKED = ("withdrawn_on", "withdrawn_how", "effect", "service_stopped")


def withdraw_consent(work: Work, identity: str, given: Mapping[str, object]) -> Consent:
    """Withdraw a consent. `given` may say withdrawn_on and withdrawn_how (without, it is today and in person), what
    the effect was, and whether the service stopped: then its trajectory ends, and what was planned in it is cancelled.
    Every other use that leans on it stops.

    Raises CoachkluisError where it was withdrawn before, InputError where it had not been given yet on that day.
    """
    consent = work.get(Consent, identity)
    if consent.withdrawn_on is not None:
        raise CoachkluisError("consent_withdrawn_already", date=consent.withdrawn_on)
    values = {"withdrawn_on": work.today, "withdrawn_how": Channel.IN_PERSON}
    named = read_named(Consent, given, ASKED)
    withdrawn = work.change(
        consent, **{**values, **{name: value for name, value in named.items() if value is not None}}
    )
    for use in work.find(OtherUse, consent=consent.id, stopped_on=None):
        work.change(use, stopped_on=max(work.today, use.used_on))
    if withdrawn.service_stopped:
        _stop(work, withdrawn)
    return withdrawn


def _stop(work: Work, consent: Consent) -> None:
    """End what runs on it: the consent's own trajectory, or every one of the client."""
    for each in work.find(Trajectory, client=consent.client):
        runs = each.ends_on is None or each.ends_on > work.today
        if runs and consent.trajectory in ("", each.id):
            work.change(each, ends_on=max(work.today, each.starts_on))
            for session in work.find(Session, trajectory=each.id, state=SessionState.PLANNED):
                work.change(session, state=SessionState.CANCELLED)
