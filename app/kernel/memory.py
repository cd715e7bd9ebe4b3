"""Memory that is not used any more goes back to the system where the system leaves that to the program."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Give back what was freed in between of what is used: a few milliseconds. Where the C library has no such thing
    (it is glibc's), or sees to it by itself, nothing happens.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
