"""Legal dates are dates in Amsterdam, in summer and in winter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.kernel.clock import SystemClock, legal_date


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), date(2026, 1, 2)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_the_date_in_amsterdam(instant: datetime, day: date) -> None:
    assert legal_date(instant) == day


def test_the_system_clock_is_aware() -> None:
    assert SystemClock().now().tzinfo is UTC
