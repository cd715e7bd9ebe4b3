"""`make bench`: measures everything, prints figures beside budgets, and ends in 1 where one is missed.

    python -m tests.benchmarks [--only NAME ...] [--clients N] [--write]

`--write` keeps the table in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, table, told
from tests.benchmarks.large_vault import CLIENTS, LargeVault, make_large_vault
from tests.benchmarks.lists import measure_lists
from tests.benchmarks.packages import measure_package
from tests.benchmarks.reports import measure_report
from tests.benchmarks.searching import measure_search
from tests.benchmarks.unlock import measure_unlock
from tests.benchmarks.window import measure_lock_screen, measure_window

KEPT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
WITHOUT_VAULT: dict[str, Callable[[Path], list[Figure]]] = {
    "report": lambda _: measure_report(),
    "package": measure_package,
}
WITH_VAULT: dict[str, Callable[[LargeVault, Path], list[Figure]]] = {
    "unlock": lambda large, _: measure_unlock(large),
    "lists": lambda large, _: measure_lists(large),
    "search": measure_search,
    "lock_screen": measure_lock_screen,
    "window": measure_window,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for, or everything; 1 where a budget is missed."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=[*WITHOUT_VAULT, *WITH_VAULT], help="measure only these")
    parser.add_argument("--clients", type=int, default=CLIENTS, help="clients of the vault")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    given = parser.parse_args(arguments)
    wanted = given.only or [*WITHOUT_VAULT, *WITH_VAULT]
    with TemporaryDirectory(prefix="coachkluis-bench-") as scratch:
        figures = _measured(wanted, Path(scratch), given.clients)
    lines = list(table(figures))
    print("", *lines, sep="\n")
    if given.write:
        KEPT.write_text(_page(lines), encoding="utf-8")
    missed = [each.work for each in figures if not each.met]
    print(f"\n{len(missed)} budgets missed: {'; '.join(missed)}" if missed else "\nevery budget is met")
    return 1 if missed else 0


def _measured(wanted: list[str], scratch: Path, clients: int) -> list[Figure]:
    figures: list[Figure] = []
    for name, measure in WITHOUT_VAULT.items():
        if name in wanted:
            with told(name):
                figures += measure(scratch)
    if not set(wanted) & set(WITH_VAULT):
        return figures
    with told(f"a vault of {clients} clients"):
        large, made = make_large_vault(scratch / "vault", clients)
    figures.append(made)
    for name, measure_in in WITH_VAULT.items():
        if name in wanted:
            with told(name):
                figures += measure_in(large, scratch)
    return figures


def _page(lines: list[str]) -> str:
    where = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    return "\n".join(
        (
            "# What was measured",
            "",
            f"By `make bench` on {day} ({where}). Ratios hold better than times.",
            "",
            *lines,
            "",
        )
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
