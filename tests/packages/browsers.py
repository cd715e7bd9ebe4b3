"""One Chromium and one Firefox for all tests of a process: each is started when it is first needed."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tests.packages.browser import PATIENCE, Browser
from tests.packages.firefox import Firefox

Either: TypeAlias = Browser | Firefox
KINDS: dict[str, Callable[[Path], Either]] = {"chromium": Browser, "firefox": Firefox}
GROUP = "browsers"
"""Tests with this mark run in one process, so that each browser is started once."""


_running: dict[str, tuple[Either, Path]] = {}


def shared(kind: str) -> Either:
    """The browser of this kind, with a fresh profile of its own; it ends with the process."""
    if kind not in _running:
        folder = Path(tempfile.mkdtemp(prefix=f"coachkluis-{kind}-"))
        _running[kind] = (KINDS[kind](folder), folder)
    return _running[kind][0]


@atexit.register
def end_all() -> None:
    """End every browser: with the process, and after a test that failed, so that the next one finds a fresh one."""
    while _running:
        _, (browser, folder) = _running.popitem()
        _end(browser, folder)


def _end(browser: Either, folder: Path) -> None:
    browser.quit()
    # What it was still writing when it was told to end comes into being again, a few times at most.
    for _ in range(PATIENCE):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.1)
