"""Where periods end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import Period, Unit, last_day, read_period

CALENDAR_UNITS = [each for each in Unit if each is not Unit.WORKING_DAYS]
PERIODS = st.builds(Period, st.integers(1, 1200), st.sampled_from(CALENDAR_UNITS))
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-03-01", "14 days", "2026-03-15"),
        ("2026-03-01", "2 weeks", "2026-03-15"),
        ("2026-03-31", "1 months", "2026-04-30"),
        ("2026-10-31", "4 months", "2027-02-28"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2028-01-31", "1 months", "2028-02-29"),
        ("2028-02-29", "1 years", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2026-02-28", "2 years", "2028-02-28"),
        ("2026-12-31", "12 months", "2027-12-31"),
        ("2026-03-03", "3 years", "2029-03-03"),
        ("9999-01-01", "1 years", "9999-12-31"),
        ("9999-12-01", "99 weeks", "9999-12-31"),
    ],
)
def test_the_last_day(start: str, period: str, end: str) -> None:
    assert last_day(date.fromisoformat(start), read_period(period)) == date.fromisoformat(end)


@given(DAYS, PERIODS)
def test_months_and_years_end_on_the_same_number_or_the_last_day_of_the_month(start: date, period: Period) -> None:
    end = last_day(start, period)
    if period.unit in (Unit.DAYS, Unit.WEEKS):
        assert (end - start).days == period.amount * (7 if period.unit is Unit.WEEKS else 1)
    else:
        months = (end.year - start.year) * 12 + end.month - start.month
        assert months == period.amount * (12 if period.unit is Unit.YEARS else 1)
        is_last_of_month = (end + timedelta(days=1)).day == 1
        assert end.day == start.day or (end.day < start.day and is_last_of_month)


@given(DAYS, DAYS, PERIODS)
def test_a_later_start_never_ends_earlier(one: date, other: date, period: Period) -> None:
    earlier, later = sorted((one, other))
    assert last_day(earlier, period) <= last_day(later, period)


@given(st.builds(Period, st.integers(1, 999_999), st.sampled_from(Unit)))
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    assert read_period(str(period)) == period


@pytest.mark.parametrize(
    "text", ["0 days", "-1 days", "1 day", "1.5 years", "years", "1  years", "1 hours", "٣ days", ""]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_period(text)


def test_working_days_need_a_calendar() -> None:
    with pytest.raises(ValueError, match="calendar"):
        last_day(date(2026, 1, 1), Period(3, Unit.WORKING_DAYS))
