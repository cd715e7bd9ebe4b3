from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.kdf import argon2

from app.vault.errors import NotEnoughMemory, ParametersRefused
from app.vault.kdf import STANDARD, Cost, Limits, calibrate, derive
from tests.vault.fast_keys import FAST, FAST_COST

FLOOR, CEILING = STANDARD.floor, STANDARD.ceiling


def stopwatch_of(*readings: float) -> Iterator[float]:
    return iter(readings)


def test_the_floor_is_that_of_the_design() -> None:
    assert Cost(memory=64 * 1024, passes=3, lanes=4) == FLOOR


def test_a_key_is_argon2id() -> None:
    theirs = argon2.Argon2id(salt=b"s" * 16, length=32, iterations=1, lanes=4, memory_cost=32).derive(b"secret")
    assert derive(b"secret", b"s" * 16, FAST_COST, FAST) == theirs


@pytest.mark.parametrize("cost", [FLOOR, CEILING])
def test_floor_and_ceiling_are_allowed(cost: Cost) -> None:
    STANDARD.require(cost)


@pytest.mark.parametrize(
    "cost",
    [
        replace(FLOOR, memory=FLOOR.memory - 1),
        replace(FLOOR, passes=FLOOR.passes - 1),
        replace(FLOOR, lanes=FLOOR.lanes - 1),
        replace(CEILING, memory=CEILING.memory + 1),
        replace(CEILING, passes=CEILING.passes + 1),
        replace(CEILING, lanes=CEILING.lanes + 1),
        replace(FLOOR, memory=2**31),
        replace(FLOOR, passes=2**32),
        replace(FLOOR, memory=0),
    ],
    ids=str,
)
def test_a_cost_outside_is_refused_before_any_work(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argon2, "Argon2id", lambda **_: pytest.fail("work was begun"))
    with pytest.raises(ParametersRefused) as caught:
        derive(b"secret", bytes(16), cost)
    assert caught.value.exit_code == 4


def test_too_little_memory_is_said_in_mebibytes() -> None:
    boundless = Limits(FAST_COST, Cost(2**32, 2**10, 2**10))
    with pytest.raises(NotEnoughMemory) as caught:
        derive(b"secret", bytes(16), Cost(memory=2**32 - 1, passes=1, lanes=4), boundless)
    assert caught.value.arguments == {"mebibytes": 2**22 - 1}


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (5.0, FLOOR),
        (0.7, FLOOR),
        (0.3, replace(FLOOR, memory=144 * 1024)),
        (0.15, replace(FLOOR, memory=256 * 1024)),
        (0.05, Cost(memory=256 * 1024, passes=10, lanes=4)),
        (0.0, Cost(memory=256 * 1024, passes=20, lanes=4)),
        (-3600.0, Cost(memory=256 * 1024, passes=20, lanes=4)),
    ],
)
def test_calibrating_grows_memory_before_passes_and_stays_inside(seconds: float, expected: Cost) -> None:
    readings = stopwatch_of(100.0, 100.0 + seconds)
    cost = calibrate(stopwatch=lambda: next(readings))
    assert cost == expected
    STANDARD.require(cost)


def test_calibrating_measures_a_real_derivation() -> None:
    cost = calibrate(FAST)
    FAST.require(cost)
    assert derive(b"secret", bytes(16), replace(cost, passes=1, memory=32), FAST)
