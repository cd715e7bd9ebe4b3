"""A language that there is not: every Dutch word longer by nearly half, so that what has no room is cut off."""

from __future__ import annotations

import gettext
import re
import shutil
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo

_MORE = 1.4
_KEPT = re.compile(r"(\{[^{}]*\}|\S*[@/]\S*)")
"""What is filled in, and addresses."""
_SOUNDING = re.compile(r"[aeiouy]", re.IGNORECASE)


def longer(text: str) -> str:
    """The text with its vowels drawn out until it is 40 % longer; what is filled in stays as it is."""
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else re.sub(r"\w+", _drawn_out, part) for number, part in enumerate(parts))


def with_longer_texts(resources: Path, folder: Path) -> Path:
    """A copy of the resources in a folder, in which Dutch is longer."""
    copied = folder / "resources"
    shutil.copytree(resources, copied)
    compiled = copied / "locale" / "nl" / "LC_MESSAGES" / "coachkluis.mo"
    with compiled.open("rb") as file:
        catalogue = read_mo(file)
    stretched = Catalog(locale="nl")
    for message in catalogue:
        if message.id:
            said = message.string or ""
            stretched.add(message.id, longer(said) if isinstance(said, str) else tuple(longer(each) for each in said))
    with compiled.open("wb") as file:
        write_mo(file, stretched)
    with compiled.open("rb") as file:
        gettext.GNUTranslations(file)  # it can be read
    return copied


def _drawn_out(word: re.Match[str]) -> str:
    text = word.group()
    more = round(len(text) * (_MORE - 1))
    sounding = list(_SOUNDING.finditer(text))
    if not sounding or not more:
        return text
    each, left = divmod(more, len(sounding))
    made, last = "", 0
    for number, found in enumerate(sounding):
        made += text[last : found.end()] + found.group() * (each + (number < left))
        last = found.end()
    return made + text[last:]
