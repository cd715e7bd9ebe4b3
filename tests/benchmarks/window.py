"""The window: how soon the lock screen is there, and how soon 10 000 clients are, and are filtered."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import MILLISECONDS, TIMES, Figure, side_by_side
from tests.benchmarks.large_vault import LargeVault

ROOT = Path(__file__).resolve().parents[2]
LOCK_SCREEN = "tests.benchmarks.child_lock_screen"
STARTS = 9
OPENINGS = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """What one window needed: seconds until its clients were there, and for each thing that was typed."""

    shown: float
    strokes: dict[str, float]
    memory: float
    """MiB, 0 where the system does not tell."""


def measure_lock_screen(large: LargeVault, folder: Path) -> list[Figure]:
    """From starting the process until the first picture, against a window with nothing in it."""
    subprocess.run(
        [sys.executable, "-m", LOCK_SCREEN, str(large.folder)], cwd=ROOT, env=_environment(folder), check=True
    )
    ours, rival = side_by_side(
        STARTS,
        lambda: _until_line(LOCK_SCREEN, folder),
        lambda: _until_line("tests.benchmarks.child_empty_window", folder),
    )
    note = f"{ours * 1000:.0f} ms against {rival * 1000:.0f} ms"
    return [Figure("lock screen visible / an empty PySide6 window", ours / rival, TIMES, 1.5, note=note)]


def measure_window(large: LargeVault, folder: Path) -> list[Figure]:
    """In processes of their own: from unlocked to rows that are painted, and from a key to rows that are painted."""
    opened = [_opened(large, folder) for _ in range(OPENINGS)]
    shown = statistics.median(each.shown for each in opened)
    by_stroke = {words: statistics.median(each.strokes[words] for each in opened) for words in opened[0].strokes}
    slowest = max(by_stroke, key=lambda words: by_stroke[words])
    memory = statistics.median(each.memory for each in opened)
    return [
        Figure("memory with the vault open, window", memory, "MiB", 200),
        Figure("list of clients shown after unlocking, window", shown * 1000, MILLISECONDS, 100),
        Figure(
            "filter of clients: slowest keystroke, window", by_stroke[slowest] * 1000, MILLISECONDS, 30,
            note=f"'{slowest}'",
        ),
    ]  # fmt: skip


def _environment(home: Path) -> dict[str, str]:
    """The environment of a child, with a home of its own: the settings of whoever measures are left alone."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {"QT_QPA_PLATFORM": "offscreen", **own, "HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)}


def _until_line(module: str, home: Path) -> float:
    """Seconds from starting a process until it prints its first line."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", module], cwd=ROOT, env=_environment(home), stdout=subprocess.PIPE)
    assert process.stdout is not None
    line = process.stdout.readline()
    taken = time.perf_counter() - started
    process.stdout.close()
    if process.wait() != 0 or line.strip() != b"visible":
        raise RuntimeError(f"{module} did not come so far as to be seen")
    return taken


def _opened(large: LargeVault, folder: Path) -> Opened:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.child_client_list", str(large.folder), str(folder)],
        cwd=ROOT, env=_environment(folder), input=large.passphrase.text.encode(), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    told = json.loads(done.stdout)
    return Opened(told["shown"], told["strokes"], told["memory"])
