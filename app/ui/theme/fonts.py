"""The typeface of the window: the same as that of the documents, so that it looks alike on every system."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Fira Sans"
SIZE = 11
"""Points of plain text. The stylesheet has the sizes of titles."""
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Italic", "Bold")


def load_fonts() -> None:
    """Make the typeface known to Qt, once. Without it the system's own typeface is used."""
    if FAMILY in QFontDatabase.families():
        return
    folder = files("fontpkg_fira_sans").joinpath("files")
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFontFromData(folder.joinpath(f"FiraSans-{weight}.ttf").read_bytes())


def plain_font() -> QFont:
    """The font of plain text."""
    return QFont(FAMILY, SIZE)
