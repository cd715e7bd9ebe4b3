"""A calendar file is what RFC 5545 says: folded by bytes, escaped, and whole again when it is unfolded."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.packages.calendar_file import CalendarEntry, calendar_bytes

CHANGED = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_long_lines_are_folded_between_characters_and_marks_are_escaped() -> None:
    title = "Gesprek; met, é\\ " + "ë🙂" * 60
    data = calendar_bytes([CalendarEntry("a@b", CHANGED, CHANGED, 45, title, "Kade\n12")])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")
    assert "SUMMARY:Gesprek\\; met\\, é\\\\ " + "ë🙂" * 60 in unfolded
    assert {"DTSTART:20260303T090000Z", "DTEND:20260303T094500Z", "LOCATION:Kade\\n12"} <= set(unfolded)


def test_a_day_without_a_time_is_a_whole_day_and_what_is_cancelled_says_so() -> None:
    data = calendar_bytes([CalendarEntry("a@b", CHANGED, date(2026, 12, 31), 60, "Bezet", cancelled=True)]).decode()
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in data
    assert "STATUS:CANCELLED" in data
