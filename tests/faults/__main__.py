"""`make faults`: every row at its full count, and what came of it in docs/faults.md.

`python -m tests.faults F7 F12` tries only these rows anew, `python -m tests.faults "F7 create"` that of F7 which begins
so; `--lost` before them tries of these rows only what was not survived, after the program was mended, and the page says
so. What came of every row is kept in outcomes.json beside this file with the day on which it was tried, and the page is
made of that: in whichever working copy the next one is tried, the others keep their lines.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import secrets
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.trials import SEED, Outcome, Row, quick_folder

HERE = Path(__file__).parent
OUTCOME = HERE.parents[1] / "docs" / "faults.md"
KEPT = HERE / "outcomes.json"


@dataclass(frozen=True)
class Line:
    """What came of a row, when it was last tried at its full count."""

    number: str
    fault: str
    seen: str
    tried: int
    seconds: float
    day: str
    seed: int
    lost: list[str]
    notes: list[str]


def main(wanted: list[str]) -> int:
    """Try the rows; 0 where all of it was tried and survived."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    only_lost, wanted = "--lost" in wanted, [each for each in wanted if each != "--lost"]
    seed = int(os.environ.get(SEED, "0")) or secrets.randbelow(10**9)
    good = True
    with tempfile.TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder()) as held:
        for row in rows():
            if wanted and not any(_is(row, each) for each in wanted):
                continue
            before = _before(row)
            if only_lost and not before.lost:
                continue
            print(f"{row.number} {row.fault}, {SEED}={seed} ...", flush=True)
            outcome = row.once_more(Path(held), seed, before.lost) if only_lost else row.whole(Path(held), seed)
            _tell(outcome)
            good &= outcome.good
            keep(_mended(before, outcome) if only_lost else _line(outcome, seed), KEPT)
            OUTCOME.write_text(page(lines(KEPT)), encoding="utf-8")
    return 0 if good else 1


def _is(row: Row, wanted: str) -> bool:
    number, _, begins = wanted.partition(" ")
    return row.number == number and row.fault.startswith(begins)


def _line(outcome: Outcome, seed: int) -> Line:
    row, today = outcome.row, datetime.now(UTC).date().isoformat()
    lost, notes = list(outcome.lost), list(outcome.notes)
    return Line(row.number, row.fault, _seen(outcome), outcome.tried, outcome.seconds, today, seed, lost, notes)


def _before(row: Row) -> Line:
    return next(each for each in lines(KEPT) if (each.number, each.fault) == (row.number, row.fault))


def _mended(before: Line, outcome: Outcome) -> Line:
    """As many attempts as were made, and of those that were lost only the ones that still are."""
    saved = outcome.tried - len(outcome.lost)
    job = before.fault.partition(":")[0]
    note = f"{job}: {saved} of the {before.tried} were survived only after the program was mended, and tried again then"
    notes, seconds = [*before.notes, *([note] if saved else [])], before.seconds + outcome.seconds
    return replace(before, seen=_seen(outcome), seconds=seconds, lost=list(outcome.lost), notes=notes)


def keep(line: Line, kept: Path) -> None:
    """Put what came of a row in the place of what came of it before; that of every other row stays as it is."""
    tried = {(each.number, each.fault): each for each in (*_read(kept), line)}
    every = [asdict(tried[row.number, row.fault]) for row in rows() if (row.number, row.fault) in tried]
    kept.write_text(f"{json.dumps(every, indent=1, ensure_ascii=False)}\n", encoding="utf-8")


def lines(kept: Path) -> list[Line]:
    """A line for every row there is, in the order of their numbers."""
    tried = {(each.number, each.fault): each for each in _read(kept)}
    return [tried.get((row.number, row.fault), _untried(row)) for row in rows()]


def _read(kept: Path) -> list[Line]:
    return [Line(**each) for each in json.loads(kept.read_text(encoding="utf-8"))] if kept.exists() else []


def _untried(row: Row) -> Line:
    return Line(row.number, row.fault, "NOT TRIED YET", 0, 0, "", 0, [], [])


def rows() -> list[Row]:
    """Every row that a module of this folder has, in the order of their numbers."""
    modules = [importlib.import_module(f"tests.faults.{each.stem}") for each in sorted(HERE.glob("test_f*.py"))]
    return [row for module in modules for row in getattr(module, "ROWS", ())]


def page(lines: list[Line]) -> str:
    """The page that a reader sees."""
    attempts = sum(each.tried for each in lines)
    survived = sum(each.tried - len(each.lost) for each in lines)
    untried = sum(not each.tried for each in lines)
    minutes = sum(each.seconds for each in lines) / 60
    text = [
        "# Faults",
        "",
        "Written by `make faults`, not by hand. Each fault is done to real files and processes, as often as it says.",
        f"On {platform.system()} with Python {platform.python_version()}: "
        f"{attempts} attempts, {survived} survived, {minutes:.0f} minutes."
        + (f" {untried} of {len(lines)} rows were NOT TRIED YET." if untried else ""),
        "",
        "| # | fault | what was seen | tried | survived | seconds | on | seed |",
        "|---|---|---|---:|---:|---:|---|---|",
    ]
    for each in lines:
        count = each.tried - len(each.lost)
        cells = (
            each.number,
            each.fault,
            each.seen,
            each.tried,
            count,
            f"{each.seconds:.0f}",
            each.day,
            each.seed or "",
        )
        text.append(f"| {' | '.join(map(str, cells))} |")
    notes = [f"- {each.number}: {note}." for each in lines for note in each.notes]
    lost = [f"- {each.number}: {' '.join(what.split())}" for each in lines for what in each.lost]
    for title, items in (("To know", notes), ("Not survived", lost)):
        if items:
            text += ["", f"## {title}", *items]
    return "\n".join(text) + "\n"


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
