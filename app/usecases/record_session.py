"""Keep a recording or a transcript on consent, and destroy it after use (row W11)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.attachment import Attachment
from app.domain.consent import Consent
from app.domain.gate import require
from app.domain.gates.record_session import destroy_recording_gate, record_session_gate
from app.domain.recording import Recording
from app.domain.values import read_named
from app.usecases.holds import holds_in_force
from app.usecases.keep_item import add_item
from app.vault.work import Work

ASKED = ("trajectory", "kind", "purpose", "consent", "recorded_on", "original", "destroy_by")


def record_session(work: Work, given: Mapping[str, object], client: str) -> Recording:
    """A recording, made today unless told otherwise. InputError with every fault, GateRefused without consent."""
    read_named(Recording, given, ASKED)
    made = add_item(work, Recording, {"recorded_on": work.today.isoformat(), **given}, client)
    require(record_session_gate(made, work.maybe(Consent, made.consent)))
    return made


def destroy_recording(work: Work, identity: str, given: Mapping[str, object]) -> Recording:
    """Destroy the file for good, wherever a backup has it, and keep that it was there and when it went. What lies on a
    recorder the coach destroys by hand. GateRefused under a hold, or twice.
    """
    read_named(Recording, given, ())
    recording = work.get(Recording, identity)
    holds = holds_in_force(work, recording.client)
    held = {
        each.id: each
        for item in (recording.id, recording.original)
        for each in holds.on(recording.client, item, recording.trajectory)
    }
    require(destroy_recording_gate(recording, tuple(held.values())))
    file = work.maybe(Attachment, recording.original)
    gone = work.change(recording, original="", destroyed_on=work.today)
    if file is not None:
        work.erase(file)
    return gone
