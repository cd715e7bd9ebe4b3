"""Whether the program ended as it should the last time, and where in it it was when it did not.

While a window runs, a file of its own lies among what the program remembers of itself, held by the system for as long
as the process lives. Ending takes it away, so that a file which nobody holds was left by a run that broke off. Where
the process itself fails, Python's fault handler writes into it where every thread was: of that only places in the
program are ever read.
"""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.kernel.exclusive import take
from app.kernel.ids import new_id
from app.kernel.log import place

_FOLDER, _ENDING = "runs", ".run"
_LARGEST = 256 * 1024
_FAULTS = (
    "Segmentation fault", "Aborted", "Bus error", "Illegal instruction", "Floating point exception",
    "Floating-point exception", "access violation", "stack overflow",
)  # fmt: skip
"""What the fault handler calls them: nothing else of its first line is read."""
_PLACE = re.compile(r'^  File "(?P<path>[^"\n]*)", line (?P<line>\d+) in (?P<function><?\w+>?)$', re.MULTILINE)
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_THERE = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A run that did not end by itself: by which fault, and where each of its threads was, the innermost place first:
    the fault handler does not always know which of them failed. Both are empty where it was ended from outside, or the
    computer stopped.
    """

    fault: str = ""
    places: tuple[str, ...] = ()


class Run:
    """The run of this process, until `end`. Raises OSError where nothing can be kept."""

    def __init__(self, state: Path) -> None:
        folder = state / _FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.stopped = _left_behind(folder)
        """The last run that broke off since this was asked before; None where all ended as they should."""
        self._path = folder / f"{new_id()}{_ENDING}"
        self._descriptor = os.open(self._path, _NEW, 0o600)
        take(self._descriptor)
        faulthandler.enable(self._descriptor)

    def end(self) -> None:
        """It ends as it should."""
        faulthandler.disable()
        os.close(self._descriptor)
        self._path.unlink(missing_ok=True)


def _left_behind(folder: Path) -> Stopped | None:
    """What is told by the files that nobody holds any more, which go; of several the one that says most."""
    found = list(_broken_off(folder))
    return max(found, key=lambda each: len(each.places), default=None)


def _broken_off(folder: Path) -> Iterator[Stopped]:
    for path in folder.glob(f"*{_ENDING}"):
        with suppress(OSError):  # another window holds it, or took it away
            descriptor = os.open(path, _THERE)
            try:
                take(descriptor)
                told = os.read(descriptor, _LARGEST)
            finally:
                os.close(descriptor)
            path.unlink()
            yield _read(told.decode("utf-8", "replace"))


def _read(told: str) -> Stopped:
    first = told.partition("\n")[0]
    fault = next((each for each in _FAULTS if each.casefold() in first.casefold()), "")
    places = (place(each["path"], int(each["line"]), each["function"]) for each in _PLACE.finditer(told))
    return Stopped(fault, tuple(places))
