"""When Python looks for garbage. It does so in whichever thread made the last of many things, and all others wait.

Long work makes many: ten thousand lines of a file. To look through all of them again and again, a tenth of a second
each time, finds nothing, for what is used no more goes by itself; what it finds are rings, of which this program makes
few, and they can wait until the work is done.

Nor has a window a tenth of a second to look through all that there is, the program itself included. So it does that
only when it is asked to (`only_when_asked`): through what was made since it started when nobody waits (`collect_new`),
and through everything when the vault was locked (`collect_all`). What was made last is looked through as always.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_guard = Lock()
_inside = 0
_was_on = False
_asked = False
"""Whether all is looked through only when that is asked for."""
_NEVER = 2**31 - 1


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
                _take_as_old()
                gc.enable()


def only_when_asked() -> None:
    """From now on nothing looks through all that there is by itself: for a window, which asks when nobody waits."""
    global _asked
    _asked = True
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)


def stays() -> None:
    """All that is there by now is to stay: it is not looked through again before `collect_all`."""
    if _asked:
        gc.freeze()


def collect_new() -> None:
    """Look through what was made since the start, some twenty milliseconds long; unless Python does so by itself."""
    if _asked:
        gc.collect()


def collect_all() -> None:
    """Look through everything, a tenth of a second long, and take what is left as what stays."""
    if _asked:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _take_as_old() -> None:
    """Take all that is there as looked through: else the next thing that anybody makes, in the window perhaps, has
    everything looked through at once that was made inside. Rings among it are found when all is looked through: by
    `collect_all` where that is asked for, so that the program itself stays out of what is looked through before.
    """
    gc.freeze()
    if not _asked:
        gc.unfreeze()
