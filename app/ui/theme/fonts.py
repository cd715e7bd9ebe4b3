"""The typeface of the window: the same as that of the documents, so that it looks alike on every system."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Fira Sans"
MONO = "IBM Plex Mono"
"""For keys: an O in it is no 0."""
SIZES = {"title": 21, "key": 17, "brand": 15, "heading": 14, "large": 13, "plain": 11, "small": 10}
"""Points by what a text is for: there are no others (docs/design.md)."""
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Italic", "Bold")


def load_fonts() -> None:
    """Make the typefaces known to Qt, once."""
    known = QFontDatabase.families()
    if FAMILY not in known:
        for weight in _WEIGHTS:
            _load("fontpkg_fira_sans", f"FiraSans-{weight}.ttf")
    if MONO not in known:
        _load("fontpkg_ibm_plex_mono", "IBMPlexMono-Regular.ttf")


def plain_font() -> QFont:
    """The font of plain text."""
    return QFont(FAMILY, SIZES["plain"])


def _load(package: str, name: str) -> None:
    QFontDatabase.addApplicationFontFromData(files(package).joinpath("files", name).read_bytes())
