"""Clients from vCards: 2.1 (Outlook), 3.0 (telephones, iCloud, Google) and 4.0 (RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.imports.compose import compose
from app.domain.imports.content_lines import ContentLine, content_lines
from app.domain.imports.entry import LINE, Entry, Extra, ImportFile, Kind, Note
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.names import is_infix
from app.domain.imports.table import MOST_LINES, MOST_ROWS
from app.kernel.errors import Fault

VERSIONS = ("2.1", "3.0", "4.0")
_BOOKKEEPING = {
    "VERSION", "PRODID", "UID", "REV", "KIND", "FN", "N", "SORT-STRING", "SOURCE", "CLIENTPIDMAP",
    "X-ABLABEL", "X-ABADR", "X-ABUID", "X-ABSHOWAS",
}  # fmt: skip
"""What says nothing of a person, or is taken over in another way: not told as left out."""
_DIRECT = {"BIRTHPLACE": "birth_place", "LANG": "language", "X-GENDER": "gender"}
_NOT_FOR_TALKING = frozenset(("fax", "pager", "modem", "bbs", "video", "isdn"))
_DUTCH_MOBILE = re.compile(r"(?:\+31|0031|0)\(?0?\)?6\d{8}")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_FULL_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_PART_OF_DATE = re.compile(r"--\d{2}-?\d{2}|--\d{2}|---\d{2}|\d{4}|\d{4}-\d{2}")
_SEXES = {"M": "m", "F": "f", "O": "other", "N": "unknown", "U": "unknown"}


@dataclass(slots=True)
class _Card:
    """One card while it is read."""

    number: int
    lines: list[ContentLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)

    def named(self, name: str) -> list[ContentLine]:
        """The properties of this name that say something, the preferred first."""
        found = [line for line in self.lines if line.name == name and line.value.strip(" ;,")]
        return sorted(found, key=_preference)


def read_vcards(text: str) -> ImportFile:
    """The clients in the text of a vCard file.

    Raises UnreadableImport: `not_vcard` with the line where something else stands, `too_many_rows`.
    """
    entries: list[Entry] = []
    unused: set[str] = set()
    for card in _cards(text):
        if len(entries) >= MOST_ROWS:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        entries.append(_entry(card, unused))
    return ImportFile(Kind.VCARD, tuple(entries), tuple(sorted(unused)))


def _cards(text: str) -> Iterator[_Card]:
    """The cards one by one. A card inside a card (an assistant's, in vCard 2.1) is no client."""
    card: _Card | None = None
    depth = 0
    for line in content_lines(text):
        mark = (line.name, line.value.strip().upper())
        if line.number > MOST_LINES:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        if mark == ("BEGIN", "VCARD"):
            depth += 1
            card = card or _Card(line.number)
        elif card is None:
            raise UnreadableImport("not_vcard", line=line.number)
        elif mark == ("END", "VCARD"):
            depth -= 1
            if depth == 0:
                yield card
                card = None
        elif depth == 1:
            card.lines.append(line)
    if card is not None:
        card.faults.append(Fault(LINE, "import.card_not_closed"))
        yield card


def _entry(card: _Card, unused: set[str]) -> Entry:
    unreadable = next((line for line in card.lines if not line.name), None)
    if unreadable is not None:
        card.faults.append(Fault(LINE, "import.unreadable_line", (("line", unreadable.number),)))
    version = card.named("VERSION")
    if version and version[0].text() not in VERSIONS:
        card.faults.append(Fault(LINE, "import.vcard_version"))
    if _is_no_person(card):
        card.faults.append(Fault(LINE, "import.not_a_person"))
        return Entry(card.number, _only_name(card), tuple(card.faults), tuple(card.notes))
    _name(card, unused)
    _address(card, unused)
    _numbers(card, unused)
    _mail(card)
    _birth(card)
    for name, target in _DIRECT.items():
        for line in card.named(name)[:1]:
            card.raw[target] = line.text()
    for line in card.named("GENDER")[:1]:
        card.raw["gender"] = _SEXES.get(line.components()[0].upper(), "unknown")
    taken = {"TEL", "EMAIL", "ADR", "BDAY", "GENDER", *_BOOKKEEPING, *_DIRECT}
    unused.update(line.name for line in card.lines if line.name and line.name not in taken and line.value.strip(" ;,"))
    return compose(card.number, card.raw, tuple(card.faults), tuple(card.notes))


def _is_no_person(card: _Card) -> bool:
    kinds = [line.text().lower() for line in card.named("KIND")]
    shown = [line.text().lower() for line in card.named("X-ABSHOWAS")]
    return any(kind != "individual" for kind in kinds) or "company" in shown


def _only_name(card: _Card) -> Mapping[str, str]:
    names = card.named("FN")
    return {"surname": names[0].text()} if names else {}


def _name(card: _Card, unused: set[str]) -> None:
    """N has surname, first name, further names, prefixes, suffixes; Dutch telephones put an infix almost anywhere."""
    structured = card.named("N")
    parts = structured[0].components() if structured else ()
    surname, first_name, middle, prefix, suffix = _filled(parts, 5)
    if not surname and not first_name:
        _whole_name(card)
        return
    card.raw.update({"surname": surname, "first_name": first_name, Extra.MIDDLE: middle})
    if is_infix(prefix):
        card.raw["infix"] = prefix
    elif prefix:
        unused.add("N.prefix")
    if suffix:
        unused.add("N.suffix")


def _whole_name(card: _Card) -> None:
    """FN, where the parts are not told. The same as the firm's it is hardly a person's: so telephones keep firms."""
    name = next((line.text() for line in card.named("FN")), "")
    card.raw[Extra.NAME] = name
    if name and any(line.components()[0] == name for line in card.named("ORG")):
        card.notes.append(Note("client.surname", "name_doubtful"))


def _address(card: _Card, unused: set[str]) -> None:
    found = _first(card, "ADR", lambda line: "home" in line.types())
    if found is None:
        return
    box, extended, street, town, region, postcode, country = _filled(found.components(), 7)
    card.raw.update({Extra.ADDRESS: street, "town": town, "postcode": postcode, "country": country})
    others = {"ADR.box": box, "ADR.extended": extended, "ADR.region": region}
    unused.update(name for name, value in others.items() if value)


def _numbers(card: _Card, unused: set[str]) -> None:
    """One mobile and one other number. A number without a type is taken by how it begins."""
    for line in card.named("TEL"):
        if line.types() & _NOT_FOR_TALKING and not line.types() & {"voice", "cell"}:
            unused.add("TEL.fax")
            continue
        number = re.sub("^tel:", "", line.text(), flags=re.IGNORECASE)
        target = "mobile" if _is_mobile(line, number) else "phone"
        if target in card.raw:
            card.notes.append(Note(f"client.{target}", "more_than_one"))
        else:
            card.raw[target] = number


def _is_mobile(line: ContentLine, number: str) -> bool:
    if "cell" in line.types():
        return True
    typed = line.types() & {"home", "work", "main"}
    return not typed and bool(_DUTCH_MOBILE.fullmatch(re.sub(r"[ .\-/]", "", number)))


def _mail(card: _Card) -> None:
    found = _first(card, "EMAIL", lambda _: True)
    if found is not None:
        card.raw["email"] = found.text()


def _birth(card: _Card) -> None:
    """A date without a year (or with the year that telephones write for that) says no birth date."""
    for line in card.named("BDAY")[:1]:
        text = line.text()
        whole, compact = _FULL_DATE.fullmatch(text), _COMPACT_DATE.fullmatch(text)
        omitted = line.parameters.get("X-APPLE-OMIT-YEAR", ())
        if _PART_OF_DATE.fullmatch(text) or "text" in line.parameters.get("VALUE", ()) or text[:4] in omitted:
            card.notes.append(Note("client.birth_date", "part_of_a_date"))
        else:
            card.raw["birth_date"] = whole[1] if whole else "-".join(compact.groups()) if compact else text


def _first(card: _Card, name: str, best: Callable[[ContentLine], bool]) -> ContentLine | None:
    """The preferred of several, or else the best; that there are more is noted."""
    found = card.named(name)
    if not found:
        return None
    if len(found) > 1:
        card.notes.append(Note(_LABELS[name], "more_than_one"))
    preferred = [line for line in found if _preference(line) < _NO_PREFERENCE]
    return (preferred or [line for line in found if best(line)] or found)[0]


_LABELS = {"ADR": Extra.ADDRESS.value, "EMAIL": "client.email"}
_NO_PREFERENCE = 101


def _preference(line: ContentLine) -> int:
    """1 is most preferred (RFC 6350 5.3); TYPE=PREF of older versions is as good."""
    if "pref" in line.types():
        return 1
    given = line.parameters.get("PREF", ("",))[0]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else _NO_PREFERENCE


def _filled(components: Sequence[str], number: int) -> tuple[str, ...]:
    return tuple(components[:number]) + ("",) * (number - len(components))
