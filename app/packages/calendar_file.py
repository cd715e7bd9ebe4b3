"""A calendar file (.ics) as RFC 5545 has it: times in UTC, whole days without one, each text on folded lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_WIDTH = 75
"""The most bytes of one line (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment. `begins` is an instant, or a date where no time is known; a cancelled one takes back an earlier
    entry with the same `uid`.
    """

    uid: str
    changed: datetime
    begins: datetime | date
    minutes: int
    title: str
    place: str = ""
    cancelled: bool = False


def calendar_bytes(entries: Iterable[CalendarEntry]) -> bytes:
    """The file's bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Coachkluis//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for each in entries:
        lines += _event(each)
    lines.append("END:VCALENDAR")
    return b"".join(folded + b"\r\n" for line in lines for folded in _folded(line))


def _event(entry: CalendarEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_instant(entry.changed)}"
    yield f"SEQUENCE:{int(entry.changed.timestamp())}"
    if isinstance(entry.begins, datetime):
        yield f"DTSTART:{_instant(entry.begins)}"
        yield f"DTEND:{_instant(entry.begins + timedelta(minutes=entry.minutes))}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.begins + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    yield "CLASS:PRIVATE"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 bytes, the later ones after a space; no character is cut in two."""
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > _WIDTH:
            yield piece
            piece = b" "
        piece += encoded
    yield piece
