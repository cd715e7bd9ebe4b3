"""One Chromium and one Firefox for all tests of a process: each is started when it is first needed."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from tests.packages.browser import Browser
from tests.packages.firefox import Firefox

Either: TypeAlias = Browser | Firefox
KINDS: dict[str, Callable[[Path], Either]] = {"chromium": Browser, "firefox": Firefox}
GROUP = "browsers"
"""Tests with this mark run in one process, so that each browser is started once."""


@cache
def shared(kind: str) -> Either:
    """The browser of this kind, with a fresh profile of its own; it ends with the process."""
    held = tempfile.TemporaryDirectory(prefix=f"coachkluis-{kind}-", ignore_cleanup_errors=True)
    browser = KINDS[kind](Path(held.name))
    atexit.register(held.cleanup)
    atexit.register(browser.quit)
    return browser
