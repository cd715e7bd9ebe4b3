"""May a session be recorded, and may a recording be destroyed? (GDPR art. 6(1)(a), 17(3)(e); row W11)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.consent import Consent, ConsentRole
from app.domain.gate import Verdict, verdict
from app.domain.hold import Hold
from app.domain.reason import Label, Reason, reason
from app.domain.recording import Recording


def record_session_gate(recording: Recording, consent: Consent | None) -> Verdict:
    """Only on the client's consent, given by then, as the legal basis for keeping something of this trajectory."""
    return verdict(_reasons(recording, consent))


def _reasons(recording: Recording, consent: Consent | None) -> Iterator[Reason]:
    if consent is None:
        yield reason("gate.recording.no_consent")
        return
    if consent.role is not ConsentRole.LEGAL_BASIS or consent.recipient:
        yield reason("gate.recording.other_consent", purpose=consent.purpose)
    if consent.trajectory not in ("", recording.trajectory):
        yield reason("gate.recording.other_trajectory", purpose=consent.purpose)
    if not consent.in_force(recording.recorded_on):
        yield reason("gate.recording.not_in_force", purpose=consent.purpose, date=recording.recorded_on)


def destroy_recording_gate(recording: Recording, holds: Sequence[Hold]) -> Verdict:
    """Once, and not under a hold."""
    reasons = [
        reason("gate.recording.held", why=Label(f"hold_reason.{each.reason.value}"), date=each.since) for each in holds
    ]
    if recording.destroyed_on is not None:
        reasons.append(reason("gate.recording.destroyed", date=recording.destroyed_on))
    return verdict(reasons)
