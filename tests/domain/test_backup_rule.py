"""The rule by which backups are kept: pure, and never at the cost of the newest good one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.backup_rule import KeepRule, Stamp, is_due, kept
from app.kernel.clock import legal_date

MADE = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds of hypothesis are naive
STAMPS = st.frozensets(st.builds(Stamp, MADE, st.integers(0, 10**6)), max_size=80)
RULES = st.builds(KeepRule, st.integers(1, 10), st.integers(0, 8), st.integers(0, 14))


def nightly(nights: int, last: datetime = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)) -> list[Stamp]:
    return [Stamp(last - timedelta(days=back), nights - back) for back in range(nights)]


def test_two_years_of_nights_leave_seven_days_five_weeks_and_twelve_months() -> None:
    days = sorted((legal_date(each.made) for each in kept(nightly(730), KeepRule())), reverse=True)
    assert days[:7] == [date(2026, 3, 3) - timedelta(days=back) for back in range(7)]
    assert days[7:10] == [date(2026, 2, 22), date(2026, 2, 15), date(2026, 2, 8)]
    assert days[10:] == [
        date(2026, 1, 31), date(2025, 12, 31), date(2025, 11, 30), date(2025, 10, 31), date(2025, 9, 30),
        date(2025, 8, 31), date(2025, 7, 31), date(2025, 6, 30), date(2025, 5, 31), date(2025, 4, 30),
    ]  # fmt: skip


def test_of_one_day_only_the_newest_is_kept() -> None:
    morning = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
    stamps = [Stamp(morning + timedelta(hours=hour), hour) for hour in range(5)]
    assert kept(stamps, KeepRule()) == {stamps[-1]}


def test_a_season_without_backups_costs_none() -> None:
    old = nightly(5, datetime(2025, 6, 6, 22, 0, tzinfo=UTC))
    assert set(old) <= kept([*old, Stamp(datetime(2026, 3, 3, tzinfo=UTC), 99)], KeepRule())


def test_a_clock_that_ran_ahead_does_not_push_out_what_the_ledger_calls_newest() -> None:
    ahead = [Stamp(datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=31 * day), day) for day in range(60)]
    newest = Stamp(datetime(2026, 3, 3, tzinfo=UTC), 1000)
    assert newest in kept([*ahead, newest], KeepRule())


@given(STAMPS, RULES)
def test_it_never_lets_go_of_the_newest(stamps: frozenset[Stamp], rule: KeepRule) -> None:
    chosen = kept(stamps, rule)
    assert chosen <= stamps
    if stamps:
        assert max(stamps) in chosen
        assert max(each.sequence for each in stamps) == max(each.sequence for each in chosen)
        assert len(chosen) <= rule.days + rule.weeks + rule.months + 1


@given(st.lists(st.builds(Stamp, MADE, st.integers(0, 10**6)), max_size=60), RULES)
def test_it_depends_on_nothing_but_the_stamps(stamps: list[Stamp], rule: KeepRule) -> None:
    assert kept(stamps, rule) == kept(tuple(reversed(stamps)), rule) == kept(frozenset(stamps), rule)


@given(STAMPS, RULES)
def test_keeping_twice_keeps_the_same(stamps: frozenset[Stamp], rule: KeepRule) -> None:
    once = kept(stamps, rule)
    assert kept(once, rule) == once


@given(STAMPS)
def test_a_wider_rule_keeps_no_less(stamps: frozenset[Stamp]) -> None:
    rules = [KeepRule(1, 0, 0), KeepRule(7, 0, 0), KeepRule(7, 5, 0), KeepRule(7, 5, 12)]
    for narrow, wide in pairwise(rules):
        assert kept(stamps, narrow) <= kept(stamps, wide)


def test_a_night_begins_at_midnight_in_amsterdam() -> None:
    evening = datetime(2026, 3, 3, 22, 59, tzinfo=UTC)
    assert not is_due(evening, datetime(2026, 3, 3, 22, 59, 59, tzinfo=UTC))
    assert is_due(evening, datetime(2026, 3, 3, 23, 0, tzinfo=UTC))
    assert is_due(None, evening)


def test_a_backup_from_the_future_does_not_put_off_todays() -> None:
    assert is_due(datetime(2030, 1, 1, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC))


@pytest.mark.parametrize("numbers", [(0, 5, 12), (7, -1, 12), (7, 5, 1001)])
def test_a_rule_that_would_keep_nothing_is_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="KeepRule"):
        KeepRule(*numbers)
