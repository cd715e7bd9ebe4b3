"""What lies beside the settings is read back as it was, and anything else is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.reason import reason
from app.domain.reminders import reminders_from_json, reminders_of, reminders_to_json
from app.domain.today import TodayLine

TODAY = date(2026, 3, 3)
DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1))

OURS = '{"format": "coachkluis-reminders", "version": 2, '


@seed(61)
@given(st.lists(DAYS, max_size=30))
def test_every_line_is_counted_once_and_comes_back(days: list[date | None]) -> None:
    found = reminders_of([TodayLine(reason("today.drift"), day, "policy") for day in days], TODAY, "a vault")
    assert reminders_from_json(reminders_to_json(found)) == found
    coming = found.coming(TODAY)
    later = [day for day in days if day is not None and day > TODAY]
    assert found.due(TODAY) + len(later) + found.waiting == len(days)
    assert coming == ((min(later), later.count(min(later))) if later else None)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"format": "coachkluis-reminders", "version": 3}',
        OURS + '"vault": "a", "seen_on": "2026-03-03", "days": [{"on": 3}], "waiting": 0}',
        OURS + '"vault": "a", "seen_on": "2026-03-03", "days": [], "waiting": -1}',
        OURS + '"vault": 4, "seen_on": "2026-03-03", "days": [], "waiting": 0}',
    ],
    ids=["nothing", "list", "empty", "null", "newer", "day", "number", "vault"],
)  # fmt: skip
def test_what_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        reminders_from_json(text)
