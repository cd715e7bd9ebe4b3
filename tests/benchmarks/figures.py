"""What is measured and what it may cost: one row of the table, and how rivals are measured side by side."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MILLISECONDS = "ms"
TIMES = "x"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside its budget. With `least` it must not be lower, otherwise not higher; without a budget it is
    only told.
    """

    work: str
    value: float
    unit: str
    budget: float | None = None
    least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether it is within its budget."""
        if self.budget is None:
            return True
        return self.value >= self.budget if self.least else self.value <= self.budget

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """Work, figure, budget, verdict and note, as text."""
        budget = "" if self.budget is None else f"{'>=' if self.least else '<='} {self.budget:g} {self.unit}"
        verdict = "" if self.budget is None else "met" if self.met else "MISSED"
        return self.work, f"{self.value:.2f} {self.unit}", budget, verdict, self.note


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, without the collector coming in between."""
    gc.collect()
    gc.disable()
    try:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class Spent:
    """How long something took, and how much work of the processor that was: in seconds."""

    wall: float
    processor: float


def spent(act: Callable[[], object]) -> Spent:
    """As `seconds`, with the work of all threads of this process."""
    before = time.process_time()
    wall = seconds(act)
    return Spent(wall, time.process_time() - before)


def spent_side_by_side(rounds: int, *acts: Callable[[], Spent]) -> tuple[Spent, ...]:
    """As `side_by_side`; wall and processor each have their own median."""
    taken: list[list[Spent]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, mine in zip(acts, taken, strict=True):
            mine.append(act())
    return tuple(
        Spent(statistics.median(each.wall for each in mine), statistics.median(each.processor for each in mine))
        for mine in taken
    )


def side_by_side(rounds: int, *measures: Callable[[], float]) -> tuple[float, ...]:
    """The median of each of these measures, taken by turns, so that a busy moment hits all of them."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, mine in zip(measures, taken, strict=True):
            mine.append(measure())
    return tuple(map(statistics.median, taken))


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(figures: list[Figure]) -> Iterator[str]:
    """The figures as a Markdown table."""
    rows = [("work", "figure", "budget", "verdict", "note"), *(each.row for each in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [" | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows]
    rule = " | ".join("-" * width for width in widths)
    return (f"| {line} |" for line in (lines[0], rule, *lines[1:]))


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is being measured, and how long that took."""
    started = time.perf_counter()
    print(f"{what} ...", end="", flush=True)
    yield
    print(f" {time.perf_counter() - started:.0f} s", flush=True)
