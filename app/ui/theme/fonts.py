"""The typeface of the window: the same as that of the documents, so that it looks alike on every system."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY = "Fira Sans"
MONO = "IBM Plex Mono"
"""For keys: an O in it is no 0."""
SIZES = {"title": 21, "key": 17, "brand": 15, "heading": 14, "large": 13, "plain": 11, "small": 10}
"""Points by what a text is for, where the system's own type is of its usual size (docs/design.md)."""
_LINES = {"plain": 20, "low": 19, "item": 28, "corner": 28}
"""Pixels of a line in a button or a field, in what is set tight, in what opens below a field, and of the width of the
corner of a list.
"""
SMALLEST, LARGEST = 9.0, 20.0
"""Points of plain text, whatever the system asks for."""
_USUAL = {"win32": (9.0, 9.0), "darwin": (13.0, 13.0)}
"""Points of the type that systems come with. On Linux each desktop has its own."""
_USUAL_ELSEWHERE = (9.0, 11.0)
_FIRST, _REST = ("Regular", "Medium", "SemiBold"), ("Italic", "Bold")


@cache
def load_fonts() -> None:
    """Make the typefaces known to Qt that every screen has, once. Asking it first what it knows takes longer."""
    for weight in _FIRST:
        _load("fontpkg_fira_sans", f"FiraSans-{weight}.ttf")


@cache
def load_other_fonts() -> None:
    """The same with those that no lock screen has."""
    for weight in _REST:
        _load("fontpkg_fira_sans", f"FiraSans-{weight}.ttf")
    _load("fontpkg_ibm_plex_mono", "IBMPlexMono-Regular.ttf")


def system_points() -> float:
    """Points of plain text, as large as whoever set the size of the system's type wants to read it."""
    asked = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return plain_points(asked, *_USUAL.get(sys.platform, _USUAL_ELSEWHERE))


def plain_points(asked: float, low: float, high: float) -> float:
    """Points of plain text where the system's type has `asked` points and comes with `low` to `high`."""
    if asked <= 0:  # it was set in pixels
        return float(SIZES["plain"])
    times = asked / low if asked < low else max(1.0, asked / high)
    return min(LARGEST, max(SMALLEST, SIZES["plain"] * times))


def sizes(points: float) -> dict[str, float]:
    """All sizes, where plain text has this many points."""
    return {name: round(each * points / SIZES["plain"], 1) for name, each in SIZES.items()}


def enlarged() -> float:
    """How many times as large as usual the type of the window is."""
    return QGuiApplication.font().pointSizeF() / SIZES["plain"]


def lines(points: float) -> dict[str, int]:
    """Pixels of `_LINES`, where plain text has this many points."""
    times = max(1.0, points / SIZES["plain"])
    return {name: round(each * times) for name, each in _LINES.items()}


def small_points() -> float:
    """Points of small text now, for what has a look of its own."""
    return sizes(QGuiApplication.font().pointSizeF())["small"]


def grown(pixels: int) -> int:
    """Pixels for words that take this many at the usual size."""
    return round(pixels * max(1.0, enlarged()))


def plain_font(points: float) -> QFont:
    """The font of plain text."""
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    return made


def _load(package: str, name: str) -> None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "files" / name))
