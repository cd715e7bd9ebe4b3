"""The typefaces of the house, and what happens to a character that they do not have.

Fira Sans (Latin, Greek, Cyrillic, Vietnamese) for everything, IBM Plex Mono for keys. What Fira Sans lacks comes from
the first that has it: Plex Mono (marks and arrows), FiraGO (Hebrew, Arabic, Georgian: drawn to stand beside Fira
Sans), two sets of icons (emoji, in one colour). All come as packages; only subsets of these are ever embedded, and the
last ones are loaded where a text needs them. No other font is named in a document.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from threading import Lock
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.documents.emoji import known_emoji, load_emoji
from app.documents.right_to_left import as_seen, is_right_to_left

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
    SCRIPTS = "FiraGO-Regular"
    SCRIPTS_BOLD = "FiraGO-Bold"
    EMOJI = "fontawesome6-solid-webfont"
    MORE_EMOJI = "materialdesignicons6-webfont"


_ALWAYS = tuple(each for each in Face if each.value.startswith(("FiraSans", "IBMPlexMono")))
_SCRIPTS = {Face.SCRIPTS: "FiraGO_Regular", Face.SCRIPTS_BOLD: "FiraGO_Bold"}
_EMOJI = (Face.EMOJI, Face.MORE_EMOJI)
_PACKAGES = {"FiraSans": "fontpkg_fira_sans", "IBMPlexMono": "fontpkg_ibm_plex_mono"}
_STYLED = {
    Face.REGULAR: (Face.REGULAR, Face.ITALIC, Face.BOLD, Face.BOLD_ITALIC),
    Face.LIGHT: (Face.LIGHT, Face.ITALIC, Face.REGULAR, Face.ITALIC),
    Face.BOLD: (Face.BOLD, Face.BOLD_ITALIC, Face.BOLD, Face.BOLD_ITALIC),
}
_HEAVY = (Face.BOLD, Face.BOLD_ITALIC, Face.MONO_BOLD)
_GEORGIAN = ("\u10a0", "\u10ff")
_FLAG_A = 0x1F1E6
_PLAIN = str.maketrans(
    {"\u2007": "\u00a0", "\u202f": "\u00a0", "\u2010": "-", "\u2011": "-"}
    | dict.fromkeys("\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a", " ")
    | dict.fromkeys("\u2028\u2029\u205f\u3000", " ")
    | {chr(_FLAG_A + number): chr(ord("A") + number) for number in range(26)}  # a flag is drawn as its two letters
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
    text = drawable(text)
    if _ORDINARY.issuperset(text):
        return ()
    return tuple(dict.fromkeys(each for each in text if each != "\n" and _face_of(each, Face.REGULAR) is None))


def runs(text: str, face: Face) -> list[tuple[Face, str]]:
    """The drawable line in runs of one face, from left to right: what `face` lacks is taken from another, or replaced.

    Hebrew and Arabic come in the order they are seen in (`right_to_left.py`).
    """
    own = _glyphs(face)
    if own.issuperset(text):
        return [(face, text)] if text else []
    parts: list[tuple[Face, list[str]]] = []
    for each in as_seen(text):
        chosen, shown = (face, each) if each in own else _choose(each, face)
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
    """Make the faces that every document needs known to reportlab. FileNotFoundError where a package is missing."""
    for face in _ALWAYS:
        _register(face)


def _register(face: Face) -> None:
    with _lock:
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(_load(face))


def _choose(character: str, face: Face) -> tuple[Face, str]:
    chosen = _face_of(character, face)
    if chosen is not None:
        return chosen, character
    return (face, REPLACEMENT) if REPLACEMENT in _glyphs(face) else (Face.REGULAR, REPLACEMENT)


def _face_of(character: str, face: Face) -> Face | None:
    """The face that draws a character where `face` is asked for; None where there is none."""
    if character in _glyphs(face):
        return face
    if character in _glyphs(Face.MONO):
        return Face.MONO
    if is_right_to_left(character) or _GEORGIAN[0] <= character <= _GEORGIAN[1]:
        # Other scripts of FiraGO need more than letters beside each other.
        scripts = Face.SCRIPTS_BOLD if face in _HEAVY else Face.SCRIPTS
        return scripts if character in _glyphs(scripts) else None
    return next((each for each in _EMOJI if character in _glyphs(each)), None)


def _load(face: Face) -> TTFont:
    if face in _EMOJI:
        return load_emoji(face.value)
    if face in _SCRIPTS:
        data = import_module(f"pymupdf_fonts.{_SCRIPTS[face]}").fontbuffer
    else:
        package = _PACKAGES[face.value.partition("-")[0]]
        data = files(package).joinpath("files", f"{face.value}.ttf").read_bytes()
    return TTFont(face.value, BytesIO(data))


@cache
def _glyphs(face: Face) -> frozenset[str]:
    _register(face)
    font = cast(TTFont, pdfmetrics.getFont(face))
    if face in _EMOJI:
        return known_emoji(font)
    return frozenset(chr(code) for code in font.face.charToGlyph if not _is_invisible(chr(code)))


def _is_invisible(character: str) -> bool:
    """Whether a character prints nothing by itself: a control, a variation, a skin colour, the frame of a key."""
    variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    skin = "\U0001f3fb" <= character <= "\U0001f3ff" or character == "\u20e3"
    return variation or skin or unicodedata.category(character) in ("Cc", "Cf")
