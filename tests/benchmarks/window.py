"""The window: how soon the lock screen is there, and of 10 000 clients how soon Today, and their list, and a filter."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import MILLISECONDS, TIMES, Figure, side_by_side
from tests.benchmarks.large_vault import LargeVault

ROOT = Path(__file__).resolve().parents[2]
LOCK_SCREEN = "tests.benchmarks.child_lock_screen"
EMPTY_WINDOW = "tests.benchmarks.child_empty_window"
STARTS = 9
OPENINGS = 5
BEATEN = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """What something took, in seconds."""

    wall: float
    cpu: float
    """Of the window's own thread: what it would take on a computer that does nothing else."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What one window needed: until Today was there, until its clients were, and for each thing that was typed."""

    key: Taken
    """From the key that Argon2id gave to Today."""
    unlocked: Taken
    """From the vault that is open to Today."""
    lines: Taken
    """From the vault that is open to the lines of Today, which a thread looks for in all dossiers."""
    dossiers: Taken
    """From the key that goes to the dossiers to their list."""
    strokes: dict[str, Taken]
    memory: float
    """MiB, 0 where the system does not tell."""


def measure_lock_screen(large: LargeVault, folder: Path) -> list[Figure]:
    """From starting the process until the first picture, against a window with nothing in it.

    Once beforehand, so that both are compiled as an installed program is.
    """
    subprocess.run(
        [sys.executable, "-m", LOCK_SCREEN, str(large.folder)], cwd=ROOT, env=_environment(folder), check=True
    )
    for module in (LOCK_SCREEN, EMPTY_WINDOW):
        _until_line(module, folder)
    worked: dict[str, list[float]] = {LOCK_SCREEN: [], EMPTY_WINDOW: []}

    def started(module: str) -> float:
        wall, cpu = _until_line(module, folder)
        worked[module].append(cpu)
        return wall

    ours, rival = side_by_side(STARTS, lambda: started(LOCK_SCREEN), lambda: started(EMPTY_WINDOW))
    processor = statistics.median(worked[LOCK_SCREEN]) / statistics.median(worked[EMPTY_WINDOW])
    note = f"{ours * 1000:.0f} ms against {rival * 1000:.0f} ms; processor {processor:.2f} x"
    return [Figure("lock screen visible / an empty PySide6 window", ours / rival, TIMES, 1.5, note=note)]


def measure_window(large: LargeVault, folder: Path) -> list[Figure]:
    """In processes of their own: from Argon2id's key to Today, and from a key typed to rows that are painted.

    The first of them is not counted: it compiles, and fills the system's own cache.
    """
    opened = [_opened(large, folder) for _ in range(OPENINGS + 1)][1:]
    by_stroke = {words: _median([each.strokes[words] for each in opened]) for words in opened[0].strokes}
    slowest = max(by_stroke, key=lambda words: by_stroke[words].wall)
    memory = statistics.median(each.memory for each in opened)
    return [
        Figure("memory with the vault open, window", memory, "MiB", 200),
        _figure("Today shown, from Argon2id's key, window", _median([each.key for each in opened]), 100),
        _figure("Today shown, from the open vault, window", _median([each.unlocked for each in opened]), 100),
        _figure("what there is to do shown, from the open vault, window", _median([each.lines for each in opened])),
        _figure(
            "list of clients shown, from the key that goes there", _median([each.dossiers for each in opened]), 100
        ),
        _figure("filter of clients: slowest keystroke, window", by_stroke[slowest], 30, f"'{slowest}', "),
    ]


def _figure(work: str, taken: Taken, budget: float | None = None, note: str = "") -> Figure:
    """The time on the wall is what counts; the processor's tells how much of it other programs took."""
    note += f"{taken.cpu * 1000:.0f} ms of the processor in the window's thread"
    return Figure(work, taken.wall * 1000, MILLISECONDS, budget, note=note)


def _median(taken: list[Taken]) -> Taken:
    return Taken(statistics.median(each.wall for each in taken), statistics.median(each.cpu for each in taken))


def _environment(home: Path) -> dict[str, str]:
    """The environment of a child, with a home of its own: the settings of whoever measures are left alone.

    What Python compiles is kept there as well, also where whoever measures has that switched off: an installed program
    is compiled, and compiling takes longer than all that is measured here.
    """
    theirs = ("XDG_", "PYTHONDONTWRITEBYTECODE")
    own = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    places = {"HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)}
    return {"QT_QPA_PLATFORM": "offscreen", **own, **places, "PYTHONPYCACHEPREFIX": str(home / "compiled")}


def child(name: str, large: LargeVault, folder: Path) -> dict[str, Any]:
    """What a process of its own tells of the large vault."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", str(large.folder), str(folder)],
        cwd=ROOT, env=_environment(folder), input=large.passphrase.text.encode(), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _until_line(module: str, home: Path) -> tuple[float, float]:
    """Seconds from starting a process until it prints its first line, and how many of them its first thread worked."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", module], cwd=ROOT, env=_environment(home), stdout=subprocess.PIPE)
    assert process.stdout is not None
    line = process.stdout.readline()
    taken = time.perf_counter() - started
    process.stdout.close()
    seen, _, worked = line.partition(b" ")
    if process.wait() != 0 or seen != b"visible":
        raise RuntimeError(f"{module} did not come so far as to be seen")
    return taken, float(worked)


def _opened(large: LargeVault, folder: Path) -> Opened:
    told = child("child_client_list", large, folder)
    strokes = {words: Taken(**taken) for words, taken in told["strokes"].items()}
    key, unlocked, lines, dossiers = (Taken(**told[name]) for name in ("key", "unlocked", "lines", "dossiers"))
    return Opened(key, unlocked, lines, dossiers, strokes, told["memory"])


def measure_heartbeat(large: LargeVault, folder: Path) -> list[Figure]:
    """The longest that the window did not listen while long work ran in it; the least of three, for what is another
    program's doing comes and goes.
    """
    taken = [child("child_heartbeat", large, folder) for _ in range(BEATEN)]
    figures = []
    for work in taken[0]:
        block, late, beats = min(each[work] for each in taken)
        note = f"slowest beat {late * 1000:.0f} ms late on this computer, {beats} beats"
        figures.append(Figure(f"window blocked, {work}", block * 1000, MILLISECONDS, 50, note=note))
    return figures
