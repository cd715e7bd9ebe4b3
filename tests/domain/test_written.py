"""Which of two answers came first: an order that nothing but what both of them say decides."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.written import Written

START = datetime(2026, 3, 3, 9, tzinfo=UTC)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Close together, so that days, instants and counts are often the same."""
    at = START + timedelta(seconds=draw(st.sampled_from([-90_000, -1, 0, 1, 90_000])))
    if draw(st.booleans()):
        return Written(at.date())
    return Written(at.date(), at, draw(st.integers(1, 3)))


@given(one=written(), other=written())
def test_one_of_two_at_most_is_later_and_the_day_never_says_otherwise(one: Written, other: Written) -> None:
    assert not (one.is_later_than(other) and other.is_later_than(one))
    assert not one.is_later_than(one)
    if one.day > other.day:
        assert one.is_later_than(other)


def test_the_count_decides_within_a_second_and_the_day_where_one_has_no_instant() -> None:
    first, second = Written(START.date(), START, 1), Written(START.date(), START, 2)
    assert second.is_later_than(first)
    assert Written(START.date(), START + timedelta(seconds=1), 1).is_later_than(second), "a page that was opened anew"
    told = Written(START.date())
    assert not told.is_later_than(first)
    assert not second.is_later_than(told), "the same day does not tell"
    assert Written(date(2026, 3, 4)).is_later_than(second)
