"""The recording: a session that was recorded or written out, on consent, and destroyed after use (row W11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Label, Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

_NOTES = Category.SESSION_NOTES


class RecordingKind(StrEnum):
    """In what form. `recording_kind.<value>` words it."""

    SOUND = "sound"
    VIDEO = "video"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Record):
    """One recording: for what it was made, on which consent, and by when it goes. Its file is an attachment."""

    noun: ClassVar[Noun] = Noun("recording", _NOTES)

    client: Id = declare(_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _NOTES, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    kind: RecordingKind = declare(_NOTES, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH)
    purpose: str = declare(_NOTES, required=True, fixed=True, listed=True, source=Source.COACH)
    consent: Id = declare(_NOTES, Shape.REFERENCE, refers="consent", fixed=True, source=Source.COACH)
    recorded_on: date = declare(_NOTES, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH)
    original: Id = declare(_NOTES, Shape.REFERENCE, refers="attachment", source=Source.COACH)
    """The file in the dossier; nothing where it lies on a recorder."""
    destroy_by: date = declare(_NOTES, Shape.DATE, required=True, listed=True, source=Source.COACH)
    destroyed_on: date | None = declare(_NOTES, Shape.PAST_DATE, listed=True, source=Source.COACH)

    @property
    def happened_on(self) -> date:
        """The day it was made."""
        return self.recorded_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Geluidsopname van 3 maart 2026: supervisie*."""
        kind = Label(f"recording_kind.{self.kind.value}")
        return reason("item.recording", kind=kind, purpose=self.purpose, date=self.recorded_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.destroy_by < self.recorded_on:
            return (Fault("recording.destroy_by", "ends_before_start"),)
        return ()
