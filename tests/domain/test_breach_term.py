from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.breach_term import report_term
from app.kernel.clock import amsterdam, amsterdam_instant
from app.kernel.resources import resources
from app.usecases.law import load_law

STATUTE = load_law(resources()).statute
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
TIMES = st.times().map(lambda at: f"{at:%H:%M}")


@given(day=DAYS, at=TIMES)
def test_l10_every_hour_of_the_clock_counts(day: date, at: str) -> None:
    aware = amsterdam_instant(day, at)
    term = report_term(aware, STATUTE)
    assert (term.ends - aware).total_seconds() == 72 * 3600, "weekends, holidays and summer time give nothing"
    assert term.hours_left(aware) == 72
    assert term.hours_left(term.ends - timedelta(minutes=1)) == 0
    assert term.hours_left(term.ends + timedelta(seconds=1)) == -1


def test_an_hour_is_lost_on_the_clock_when_summer_time_begins() -> None:
    term = report_term(amsterdam_instant(date(2026, 3, 27), "17:00"), STATUTE)
    assert term.ends.astimezone(amsterdam()).isoformat() == "2026-03-30T18:00:00+02:00"


def test_a_time_that_comes_twice_is_the_first() -> None:
    assert amsterdam_instant(date(2026, 10, 25), "02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
