"""Dutch names taken apart: title, first name or initials, infix, surname."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DUTCH = """
van|van de|van den|van der|van het|van 't|van ter|van ten|v.d.|v/d|vd|de|den|der|het|'t|'s|te|ten|ter|tot|toe
in|in de|in den|in der|in het|in 't|op|op de|op den|op der|op het|op 't|op ten|aan|aan de|aan den|aan der|aan het
aan 't|bij|bij de|bij den|bij het|bij 't|onder|onder de|onder den|onder het|onder 't|over|over de|over den|over het
over 't|uit|uit de|uit den|uit het|uit 't|uit ten|voor|voor de|voor den|voor 't
"""
_GERMAN = "von|von der|von den|von dem|vom|zu|zum|zur"
_OTHER = "el|da|di|du|del|della|dos|la|le|de la"
"""Of names from elsewhere. Not `al` and `ben`, which are first names as well."""
_INFIXES = frozenset(re.split(r"[|\n]", "|".join((_DUTCH.strip(), _GERMAN, _OTHER))))
_LONGEST = max(len(infix.split()) for infix in _INFIXES)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+|[A-Z]")
_TITLES = re.compile(
    r"(?:(?:de heer|dhr|meneer|mevrouw|mevr|mw|mejuffrouw|mej|prof|drs|dr|ir|ing|mr|mrs|ms|miss)\b\.?\s*)+",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"(?:,?\s+(?:msc|bsc|mba|phd|llm|llb)\b\.?)+$", re.IGNORECASE)
_SPOKEN = re.compile(r"\(([^()]*)\)")
_APOSTROPHES = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in its parts. `doubtful` where another reading is as likely, `title` where one was left out."""

    surname: str
    infix: str = ""
    first_name: str = ""
    initials: str = ""
    title: bool = False
    doubtful: bool = False


def is_infix(text: str) -> bool:
    """Whether a text is an infix, however it is capitalised."""
    return _folded(text) in _INFIXES


def split_surname(surname: str) -> tuple[str, str]:
    """The infix and the rest of a surname: `van den` and `Berg`, also from `Berg, van den`.

    An infix is written small, as it stands between first name and surname.
    """
    before, comma, after = (part.strip() for part in surname.partition(","))
    if comma and before and is_infix(after):
        return after.lower(), before
    words = surname.split()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        if is_infix(" ".join(words[:length])):
            return " ".join(words[:length]).lower(), " ".join(words[length:])
    return "", surname


def split_name(name: str) -> NameParts:
    """A whole name in its parts, spoken (Anna van den Berg) or as a list sorts it (Berg, Anna van den)."""
    spoken = _SPOKEN.search(name)
    whole = " ".join(_SPOKEN.sub(" ", name).split())
    untitled = _DEGREES.sub("", _TITLES.sub("", whole, count=1) if _TITLES.match(whole) else whole)
    title = untitled != whole
    parts = [part.strip() for part in untitled.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return NameParts("", title=title)
    found = _sorted(parts) if len(parts) > 1 else _spoken(parts[0].split())
    first_name = spoken[1].strip() if spoken and spoken[1].strip() else found.first_name
    return NameParts(found.surname, found.infix, first_name, found.initials, title, found.doubtful)


def _sorted(parts: list[str]) -> NameParts:
    """Berg, Anna van den · van den Berg, Anna · Berg, van den, Anna."""
    infix, surname = split_surname(parts[0])
    given: list[str] = []
    for part in parts[1:]:
        words = part.split()
        at = _start_of_infix(words)
        given += words[:at]
        infix = " ".join(words[at:]).lower() or infix
    return _with_given(given, infix, surname, doubtful=len(parts) > 3)


def _start_of_infix(words: list[str]) -> int:
    """Where the infix begins with which a part ends; its length where there is none."""
    places = range(max(0, len(words) - _LONGEST), len(words))
    return next((place for place in places if is_infix(" ".join(words[place:]))), len(words))


def _spoken(words: list[str]) -> NameParts:
    """Anna van den Berg · A.B. Jansen · Anna Jansen-de Boer · Jansen."""
    if len(words) == 1 or is_infix(words[0]):
        infix, surname = split_surname(" ".join(words))
        return NameParts(surname, infix)
    start = _start_of_surname(words)
    infix, surname = split_surname(" ".join(words[start:]))
    initials = all(_INITIALS.fullmatch(word) for word in words[:start])
    return _with_given(words[:start], infix, surname, doubtful=start > 1 and not infix and not initials)


def _start_of_surname(words: list[str]) -> int:
    """Where the surname begins: at its infix, at a double name, or at the last word."""
    for place in range(1, len(words) - 1):
        if is_infix(words[place]):
            return place
        after = words[place + 1]
        double = words[place].endswith("-") or after.startswith("-")
        if double or ("-" in words[place] and is_infix(words[place].rpartition("-")[2])):
            return place
    return len(words) - 1


def _with_given(given: list[str], infix: str, surname: str, *, doubtful: bool) -> NameParts:
    if given and all(_INITIALS.fullmatch(word) for word in given):
        return NameParts(surname, infix, initials=" ".join(given), doubtful=doubtful)
    return NameParts(surname, infix, first_name=" ".join(given), doubtful=doubtful)


def _folded(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).lower().split())
