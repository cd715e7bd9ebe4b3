"""Holidays against published dates and a second computation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.holidays import Standing, easter, read_holidays
from tests.domain.policy_samples import holidays

PUBLISHED_EASTERS = """
2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28
2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05
2038-04-25 2039-04-10 2040-04-01
""".split()  # noqa: SIM905 - a list of dates is read more easily without quotes


def gauss(year: int) -> date:
    """Easter as Gauss computed it, with his two exceptions."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    m = (15 + k - (13 + 8 * k) // 25 - k // 4) % 30
    n = (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


def test_easter_falls_on_the_published_days() -> None:
    assert [easter(date.fromisoformat(each).year).isoformat() for each in PUBLISHED_EASTERS] == PUBLISHED_EASTERS


def test_easter_agrees_with_the_computation_of_gauss() -> None:
    assert [easter(year) for year in range(1583, 4100)] == [gauss(year) for year in range(1583, 4100)]


def test_all_holidays_of_one_year() -> None:
    year = (date(2026, 1, 1) + timedelta(days=step) for step in range(365))
    found = {day: holiday for day in year if (holiday := holidays().on(day)) is not None}
    doubtful = {date(2026, 1, 2), date(2026, 4, 3), date(2026, 5, 5), date(2026, 5, 15)}
    certain = {
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip
    assert {day for day, each in found.items() if each.standing is Standing.CERTAIN} == certain
    assert {day for day, each in found.items() if each.standing is Standing.DOUBTFUL} == doubtful


@pytest.mark.parametrize(
    ("year", "kept_on"),
    [(2024, date(2024, 4, 27)), (2025, date(2025, 4, 26)), (2031, date(2031, 4, 26)), (2032, date(2032, 4, 27))],
)
def test_kings_day_on_a_sunday_is_kept_on_saturday(year: int, kept_on: date) -> None:
    april = [date(year, 4, day) for day in range(23, 31)]
    found = [day for day in april if (each := holidays().on(day)) and each.name.en == "King's Day"]
    assert found == [kept_on]


def test_a_holiday_begins_on_the_day_its_row_comes_into_force() -> None:
    assert holidays().on(date(2013, 4, 27)) is None
    assert holidays().on(date(2014, 4, 27)) is None  # a Sunday: kept on the 26th
    assert holidays().on(date(2014, 4, 26)) is not None


def test_a_certain_holiday_goes_before_a_doubtful_one_on_the_same_day() -> None:
    ascension_on_liberation_day = date(2016, 5, 5)
    found = holidays().on(ascension_on_liberation_day)
    assert found is not None
    assert (found.name.en, found.standing) == ("Ascension Day", Standing.CERTAIN)


def test_a_doubtful_holiday_is_a_working_day_only_where_doubt_counts() -> None:
    good_friday, easter_monday, saturday = date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 4)
    both = (True, False)
    assert [holidays().is_working_day(good_friday, doubtful_counts=each) for each in both] == [True, False]
    assert [holidays().is_working_day(easter_monday, doubtful_counts=each) for each in both] == [False, False]
    assert [holidays().is_working_day(saturday, doubtful_counts=each) for each in both] == [False, False]


def test_every_row_has_its_source_and_both_languages() -> None:
    rows = [each.holiday for each in holidays().yearly] + [each for _, each in holidays().decreed]
    assert all(row.source and row.name.nl and row.name.en for row in rows)


def test_every_decreed_day_is_a_weekday_that_needs_the_decree() -> None:
    """A decree for a weekend day or for a day that is a holiday anyway would be a typing error."""
    for day, _ in holidays().decreed:
        assert day.weekday() < 5
        assert [row for row in holidays().yearly if row.on(day.year) == day] == []


def test_a_row_without_standing_is_refused() -> None:
    with pytest.raises(KeyError):
        read_holidays('decreed = []\n[[yearly]]\nnl = "x"\nen = "x"\nmonth_day = "01-01"\nvalid_from = 2020-01-01')
