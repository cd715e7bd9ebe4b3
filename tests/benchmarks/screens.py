"""Every screen of the window over the large vault, what is found at each keystroke, and the memory after all of it."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import MILLISECONDS, Figure, percentile
from tests.benchmarks.large_vault import LargeVault
from tests.benchmarks.window import child

DAYS = 3
"""Processes that go everywhere, one after the other."""
_TYPED = ("search '", "palette '")


def measure_screens(large: LargeVault, folder: Path) -> list[Figure]:
    """The slowest screen by its name, each the median of some processes; and the slowest twentieth of the keystrokes.

    Its first frame, in which a page that reads may say so, and all of it each have a row. The first process is not
    counted: it compiles, and fills the system's cache.
    """
    days = [child("child_screens", large, folder) for _ in range(DAYS + 1)][1:]
    taken = {name: _median(days, name, "wall") for name in days[0]["screens"]}
    frames = {name: _median(days, name, "frame_wall") for name in taken if not name.startswith(_TYPED)}
    whole = {name: taken[name] for name in frames}
    return [
        _slowest("slowest screen when first gone to, window", frames, lambda name: not name.endswith("+"), 100),
        _slowest("slowest screen when gone to again, window", frames, lambda name: name.endswith("+"), 100),
        _slowest("slowest screen until all behind it was read", whole, lambda _: True, 100),
        _keystrokes("search: found after a keystroke, p95, window", taken, _TYPED[0]),
        _keystrokes("palette: found after a keystroke, p95, window", taken, _TYPED[1]),
        Figure("memory after every screen twice", statistics.median(day["memory"] for day in days), "MiB", 200),
    ]


def _median(days: list[dict[str, Any]], name: str, clock: str) -> float:
    """Milliseconds."""
    return statistics.median(float(day["screens"][name][clock]) for day in days) * 1000


def _slowest(work: str, screens: dict[str, float], counts: Callable[[str], bool], budget: float) -> Figure:
    inside = sorted(((each, name) for name, each in screens.items() if counts(name)), reverse=True)
    told = ", ".join(f"{name} {each:.0f}" for each, name in inside[:6])
    return Figure(work, inside[0][0], MILLISECONDS, budget, note=f"of {len(inside)}: {told}")


def _keystrokes(work: str, taken: dict[str, float], typed: str) -> Figure:
    inside = {name: each for name, each in taken.items() if name.startswith(typed)}
    slowest = max(inside, key=lambda name: inside[name])
    note = f"of {len(inside)}; slowest {slowest.removeprefix(typed.rstrip(chr(39)))} {inside[slowest]:.0f} ms"
    return Figure(work, percentile(list(inside.values()), 0.95), MILLISECONDS, 50, note=note)
