"""The typefaces of the house, and what happens to a character that they do not have.

Fira Sans (Latin, Greek, Cyrillic, Vietnamese) for everything, IBM Plex Mono for keys; both come as packages
under the Open Font License. Only subsets of these are ever embedded; no other font is named in a document.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REPLACEMENT = "\u25af"
"""Stands visibly where a character cannot be printed: an empty upright box."""


class Face(StrEnum):
    """A typeface by the name under which reportlab knows it."""

    LIGHT = "FiraSans-Light"
    REGULAR = "FiraSans-Regular"
    ITALIC = "FiraSans-Italic"
    BOLD = "FiraSans-SemiBold"
    BOLD_ITALIC = "FiraSans-SemiBoldItalic"
    MONO = "IBMPlexMono-Regular"
    MONO_BOLD = "IBMPlexMono-SemiBold"


_PACKAGES = {"FiraSans": "fontpkg_fira_sans", "IBMPlexMono": "fontpkg_ibm_plex_mono"}
_STYLED = {
    Face.REGULAR: (Face.REGULAR, Face.ITALIC, Face.BOLD, Face.BOLD_ITALIC),
    Face.LIGHT: (Face.LIGHT, Face.ITALIC, Face.REGULAR, Face.ITALIC),
    Face.BOLD: (Face.BOLD, Face.BOLD_ITALIC, Face.BOLD, Face.BOLD_ITALIC),
}
_PLAIN = str.maketrans(
    {"\u2007": "\u00a0", "\u202f": "\u00a0", "\u2010": "-", "\u2011": "-"}
    | dict.fromkeys("\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a", " ")
    | dict.fromkeys("\u2028\u2029\u205f\u3000", " ")
)
_LATIN = (chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180)))
_ORDINARY = frozenset((*_LATIN, *"\n–—‘’“”„•…€"))
"""Characters that are drawn as they are; nearly every text has no others."""
_lock = Lock()


def styled(face: Face, *, bold: bool, italic: bool) -> Face:
    """The bold, italic or bold italic companion of a face; a face without one stays as it is."""
    four = _STYLED.get(face)
    return four[2 * bold + italic] if four else face


def drawable(text: str) -> str:
    """The text as it can be drawn: composed (NFC), spaces and hyphens of the plain kind, nothing invisible.

    Controls, zero-width and direction marks are left out: they print nothing, and a right-to-left override
    could make a name read otherwise than it is written. A line break stays.
    """
    if _ORDINARY.issuperset(text):
        return text
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return "".join(each for each in text if each == "\n" or not _is_invisible(each))


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that no typeface of the house has, each once, in order of appearance.

    They print as an empty box; a screen can say so before the document goes out.
    """
    known = _glyphs(Face.REGULAR) | _glyphs(Face.MONO)
    return tuple(dict.fromkeys(each for each in drawable(text) if each not in known and each != "\n"))


def runs(text: str, face: Face) -> list[tuple[Face, str]]:
    """The drawable text in runs of one face: what `face` lacks is taken from the mono face, or replaced."""
    own = _glyphs(face)
    if own.issuperset(text):
        return [(face, text)] if text else []
    parts: list[tuple[Face, list[str]]] = []
    for each in text:
        chosen, shown = _choose(each, face, own)
        if parts and parts[-1][0] is chosen:
            parts[-1][1].append(shown)
        else:
            parts.append((chosen, [shown]))
    return [(chosen, "".join(characters)) for chosen, characters in parts]


def width(text: str, face: Face, size: float) -> float:
    """The width in points of a text as `runs` would draw it."""
    register()
    return sum(pdfmetrics.stringWidth(part, chosen, size) for chosen, part in runs(drawable(text), face))


def register() -> None:
    """Make every face known to reportlab, once. Raises FileNotFoundError where a font package is missing."""
    with _lock:
        known = set(pdfmetrics.getRegisteredFontNames())
        for face in Face:
            if face not in known:
                pdfmetrics.registerFont(_load(face))


def _choose(character: str, face: Face, own: frozenset[str]) -> tuple[Face, str]:
    if character in own:
        return face, character
    if character in _glyphs(Face.MONO):
        return Face.MONO, character
    return (face, REPLACEMENT) if REPLACEMENT in own else (Face.REGULAR, REPLACEMENT)


def _load(face: Face) -> TTFont:
    package = _PACKAGES[face.value.partition("-")[0]]
    data = files(package).joinpath("files", f"{face.value}.ttf").read_bytes()
    return TTFont(face.value, BytesIO(data))


@cache
def _glyphs(face: Face) -> frozenset[str]:
    register()
    codes = cast(TTFont, pdfmetrics.getFont(face)).face.charToGlyph
    return frozenset(chr(code) for code in codes if not _is_invisible(chr(code)))


def _is_invisible(character: str) -> bool:
    variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return variation or unicodedata.category(character) in ("Cc", "Cf")
