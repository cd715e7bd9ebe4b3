"""When Python looks for garbage. It does so in whichever thread made the last of many things, and all others wait.

Long work makes many: ten thousand lines of a file. To look through all of them again and again, a tenth of a second
each time, finds nothing, for what is used no more goes by itself; what it finds are rings, of which this program makes
few, and they can wait until the work is done.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_guard = Lock()
_inside = 0
_was_on = False


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage until this ends, and whatever else runs inside another of these."""
    global _inside, _was_on
    with _guard:
        if not _inside:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _guard:
            _inside -= 1
            if not _inside and _was_on:
                gc.enable()
