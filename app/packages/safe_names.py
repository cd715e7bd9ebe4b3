"""From a label that came from anywhere to a file name that every system can keep, inside its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAXIMUM_BYTES = 150
"""Short enough for every file system (255 bytes) and, under a usual folder, for Windows (260 characters)."""

_DROPPED = re.compile(r'[<>"?*]')
_SEPARATORS = r"/\\:|"
_PATH_STEPS = re.compile(r"(?<![^/\\])\.+(?=[/\\])")
_SEPARATED = re.compile(rf" ?(?:[{_SEPARATORS}] ?)+")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)
_NAMELESS = "file"
_LONGEST_EXTENSION = 12


def safe_name(label: str, taken: Collection[str] = ()) -> str:
    """A file name for a label: no separators, control or direction characters, device names or trailing dots.

    Names in `taken` are avoided with a number, whatever their capitals: some systems see no difference.
    """
    text = unicodedata.normalize("NFC", label)
    # Everything invisible goes: controls, direction overrides, surrogates, private and unassigned characters.
    text = "".join(" " if character.isspace() else character for character in text)
    text = "".join(character for character in text if not unicodedata.category(character).startswith("C"))
    stem, extension = _split(_readable(text))
    # Windows takes a device name for a device whatever comes behind its first dot.
    if _RESERVED.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    avoided = {folded(name) for name in taken}
    name = _fitted(stem, extension)
    number = 2
    while folded(name) in avoided:
        name = _fitted(stem, f" ({number}){extension}")
        number += 1
    return name


def _readable(text: str) -> str:
    """Without what a name cannot hold: what parted two words is a dash; marks around them and steps of a path go."""
    spaced = re.sub(r"\s+", " ", _DROPPED.sub("", text)).strip(f" .{_SEPARATORS}")
    dashed = _SEPARATED.sub(lambda found: " - " if " " in found[0] else "-", _PATH_STEPS.sub("", spaced))
    return dashed.strip(" .")


def folded(name: str) -> str:
    """The form in which two names clash on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > _LONGEST_EXTENSION or not extension.isalnum():
        return name or _NAMELESS, ""
    return stem.rstrip(" .") or _NAMELESS, f".{extension}"


def _fitted(stem: str, ending: str) -> str:
    room = MAXIMUM_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending
