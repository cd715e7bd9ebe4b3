"""Keeps Python's constants alive under PySide6 6.12 on Python 3.11.

That release is built as if None, True and False were immortal, which they are from Python 3.12 on (PEP 683): every
method of Qt that returns nothing takes one reference to None too many. After some ten thousand calls Python ends with
*none_dealloc: deallocating None*. 6.11.3 does not do it; PySide6_Pdf exists for 6.12 alone.
"""

from __future__ import annotations

import ctypes
import sys

_MORE = 1 << 40
"""References that a window could not use up in a thousand years; far from the counter's end."""


def keep_constants() -> None:
    """Make the constants as good as immortal, as every later Python does by itself."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value += _MORE
