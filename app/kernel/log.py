"""Logging that cannot tell a name: an event is a fixed word, its details are numbers and opaque ids.

A traceback of a bug is kept as the places it went through (file, line, function), without the values that
its message may hold.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping

from app.kernel.ids import is_id

_logger = logging.getLogger("coachkluis")


def event(word: str, details: Mapping[str, int | str] | None = None) -> None:
    """Note that something happened. `word` is a constant; of the details only numbers and ids are kept."""
    _logger.info("%s %s", word, _safe(details or {}))


def bug(error: BaseException) -> None:
    """Note an error that should not have been: its type and the places it went through, never its message."""
    _logger.error("bug %s at %s", type(error).__name__, " < ".join(places_of(error)))


def places_of(error: BaseException) -> list[str]:
    """The places that an error went through, the last first: of our own files the path within the program, of others
    the bare name, so that no folder of anybody is in it.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return [place(each.filename, each.lineno or 0, each.name) for each in reversed(frames)]


def place(path: str, line: int, function: str) -> str:
    """One place: of our own files the path within the program, of others the bare name."""
    path = path.replace("\\", "/")
    inside = path.removeprefix(_OURS)
    return f"{path.rpartition('/')[2] if inside == path else inside}:{line} {function}"


_OURS = place.__code__.co_filename.replace("\\", "/").removesuffix("kernel/log.py")
"""Where our own files lie, as their places say it: packaged, that is no path of this computer."""


def _safe(details: Mapping[str, int | str]) -> str:
    kept = (
        f"{name}={value}" if isinstance(value, int) or is_id(value) else f"{name}=?" for name, value in details.items()
    )
    return " ".join(kept)
