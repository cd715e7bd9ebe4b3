"""Typing in a report of a hundred pages, in the real window."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from app.documents.printed import render_report
from app.kernel.clock import SystemClock
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from app.usecases.demo.make_demo import make_demo
from app.usecases.parts import Parts
from tests.benchmarks.figures import MILLISECONDS, Figure, percentile
from tests.benchmarks.reports import _pages, _report
from tests.benchmarks.window import ROOT, _environment

PAGES = 100
CLIENTS = 20


def measure_keystrokes(folder: Path) -> list[Figure]:
    """From when a key was due until it is painted, 300 keys at sixteen a second; the text is kept meanwhile."""
    made = make_demo(Parts(SystemClock(), resources()), folder / "typed", Silent(), clients=CLIENTS)
    text = folder / "report.md"
    pages = _hundred_pages(text)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.child_typing", str(folder / "typed"), str(folder), str(text)],
        cwd=ROOT, env=_environment(folder), input=made.passphrase.encode(), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    told = json.loads(done.stdout)
    wall, cpu = ([1000 * each for each in told[name]] for name in ("wall", "cpu"))
    note = (
        f"{pages} pages, {told['words']} words, {len(wall)} keys; median {statistics.median(wall):.1f} ms; "
        f"{percentile(cpu, 0.95):.1f} ms of the processor in the window's thread from key to key"
    )
    return [
        Figure(
            "keystroke in a report of 100 pages, slowest twentieth", percentile(wall, 0.95), MILLISECONDS, 16, note=note
        )
    ]


def _hundred_pages(text: Path) -> int:
    """Write a report of so many pages, and tell how many they are when it is printed."""
    translator = load_translator(Language.DUTCH, resources())
    sections = 200
    while (pages := _pages(render_report(_report(sections), translator, draft=False))) < PAGES:
        sections += max(1, sections * (PAGES - pages) // PAGES)
    text.write_text(_report(sections).source, encoding="utf-8")
    return pages
