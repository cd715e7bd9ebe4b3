"""How a line of today presses: it is late, today, this week (until Sunday), after that, or on no fixed day."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.reason import reason
from app.domain.today import Pressing, TodayLine, in_order

TUESDAY, SUNDAY = date(2026, 3, 3), date(2026, 3, 8)
DAYS = (
    (TUESDAY, date(2026, 3, 2), Pressing.OVERDUE),
    (TUESDAY, TUESDAY, Pressing.TODAY),
    (TUESDAY, date(2026, 3, 4), Pressing.WEEK),
    (TUESDAY, SUNDAY, Pressing.WEEK),
    (TUESDAY, date(2026, 3, 9), Pressing.SOON),
    (SUNDAY, date(2026, 3, 9), Pressing.SOON),
    (TUESDAY, None, Pressing.WAITING),
)


def line(day: date | None) -> TodayLine:
    return TodayLine(reason("today.drift"), day, "policy")


@pytest.mark.parametrize(("today", "day", "pressing"), DAYS, ids=str)
def test_how_a_line_presses(today: date, day: date | None, pressing: Pressing) -> None:
    assert line(day).pressing(today) is pressing


def test_what_presses_most_comes_first() -> None:
    given = [line(day) for _, day, _ in reversed(DAYS[:5])] + [line(None)]
    assert [each.pressing(TUESDAY) for each in in_order(given, TUESDAY)] == [
        Pressing.OVERDUE, Pressing.TODAY, Pressing.WEEK, Pressing.WEEK, Pressing.SOON, Pressing.WAITING,
    ]  # fmt: skip
