"""`make faults`: every row at its full count, and what came of it in docs/faults.md.

`python -m tests.faults F7 F12` tries only these rows, and writes nothing.
"""

from __future__ import annotations

import importlib
import os
import platform
import secrets
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.trials import SEED, Outcome, Row, quick_folder

HERE = Path(__file__).parent
OUTCOME = HERE.parents[1] / "docs" / "faults.md"


def main(wanted: list[str]) -> int:
    """Try the rows; 0 where all of it was tried and survived."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    seed = int(os.environ.get(SEED, "0")) or secrets.randbelow(10**9)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder()) as held:
        for row in rows():
            if wanted and row.number not in wanted:
                continue
            print(f"{row.number} {row.fault} ...", flush=True)
            outcomes.append(row.whole(Path(held), seed))
            _tell(outcomes[-1])
    if not wanted:
        OUTCOME.write_text(page(outcomes, seed), encoding="utf-8")
    return 0 if all(each.good for each in outcomes) else 1


def rows() -> list[Row]:
    """Every row that a module of this folder has, in the order of their numbers."""
    modules = [importlib.import_module(f"tests.faults.{each.stem}") for each in sorted(HERE.glob("test_f*.py"))]
    return [row for module in modules for row in getattr(module, "ROWS", ())]


def page(outcomes: list[Outcome], seed: int) -> str:
    """The page that a reader sees."""
    today = datetime.now(UTC).date().isoformat()
    attempts = sum(each.tried for each in outcomes)
    survived = sum(each.tried - len(each.lost) for each in outcomes)
    minutes = sum(each.seconds for each in outcomes) / 60
    lines = [
        "# Faults",
        "",
        "Written by `make faults`, not by hand. Each fault is done to real files and processes, as often as it says.",
        f"On {today}, on {platform.system()} with Python {platform.python_version()}, seed {seed}: "
        f"{attempts} attempts, {survived} survived, {minutes:.0f} minutes.",
        "",
        "| # | fault | what was seen | tried | survived | seconds |",
        "|---|---|---|---:|---:|---:|",
    ]
    for each in outcomes:
        count = each.tried - len(each.lost)
        row = each.row
        lines.append(f"| {row.number} | {row.fault} | {_seen(each)} | {each.tried} | {count} | {each.seconds:.0f} |")
    notes = [f"- {each.row.number}: {note}." for each in outcomes for note in each.notes]
    lost = [f"- {each.row.number}: {' '.join(what.split())}" for each in outcomes for what in each.lost]
    for title, items in (("To know", notes), ("Not survived", lost)):
        if items:
            lines += ["", f"## {title}", *items]
    return "\n".join(lines) + "\n"


def _seen(outcome: Outcome) -> str:
    if outcome.refused:
        return f"NOT TRIED: {outcome.refused}"
    return outcome.row.outcome if outcome.good else "NOT ALWAYS: see below"


def _tell(outcome: Outcome) -> None:
    print(f"    tried {outcome.tried}, survived {outcome.tried - len(outcome.lost)}, {outcome.seconds:.0f} s")
    for each in (*outcome.notes, *([f"NOT TRIED: {outcome.refused}"] if outcome.refused else [])):
        print(f"    {each}")
    for lost in outcome.lost:
        print(f"    NOT SURVIVED: {lost}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
