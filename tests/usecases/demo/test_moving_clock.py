"""The demonstration's clock goes forward only, and never ahead of the real one."""

from __future__ import annotations

from datetime import date, timedelta

from app.kernel.clock import legal_date
from app.usecases.demo.moving_clock import BETWEEN, MovingClock, working_day
from tests.fakes import SetClock


def test_it_moves_to_a_day_and_on_within_it() -> None:
    clock = MovingClock(SetClock(), date(2020, 3, 3))
    assert legal_date(clock.now()) == date(2020, 3, 3)
    clock.move_to(date(2021, 7, 1))
    morning = clock.now()
    assert legal_date(morning) == date(2021, 7, 1)
    clock.move_to(date(2021, 7, 1))
    assert clock.now() == morning + BETWEEN


def test_it_never_goes_back_nor_ahead_of_the_real_clock() -> None:
    real = SetClock()
    clock = MovingClock(real, date(2020, 3, 3))
    clock.move_to(date(2026, 3, 2))
    before = clock.now()
    clock.move_to(date(2019, 1, 1))
    assert clock.now() > before
    clock.move_to(legal_date(real.now()) + timedelta(days=30))
    assert clock.now() == real.now()


def test_a_weekend_becomes_the_friday_before() -> None:
    tuesday = date(2026, 3, 3)
    assert working_day(tuesday, 1) == date(2026, 3, 2)
    assert working_day(tuesday, 2) == working_day(tuesday, 3) == working_day(tuesday, 4) == date(2026, 2, 27)
