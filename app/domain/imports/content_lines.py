"""The lines of a vCard: what all versions of the format have in common (RFC 2426, RFC 6350, vCard 2.1).

Read here and not by a library: at the time of writing no released one reads 2.1 (what Outlook saves), 3.0 (what
telephones save) and 4.0 alike, and says on which line something is wrong.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BEGINNING = re.compile(r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?=[;:])", re.ASCII)
_PARAMETER = re.compile(r";\s*(?P<name>[\w-]+)?(?P<equals>=)?(?P<value>(?:\"[^\"]*\"|[^;:\"])*)", re.ASCII)
_TOKEN = re.compile(r"\\.?|[^\\;,]+|[;,]", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
_MOST_PARAMETERS = 100
_CHARACTER_SETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252",
    "iso-8859-15": "iso-8859-15", "windows-1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property: its name in capitals, its parameters in capitals with their values in small letters, its value as
    it is written. An unreadable line has no name.
    """

    number: int
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    def types(self) -> frozenset[str]:
        """What TYPE says; vCard 2.1 names the types without saying TYPE."""
        return frozenset(self.parameters.get("TYPE", ()))

    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value)

    def components(self) -> tuple[str, ...]:
        """The value as its parts between semicolons (N, ADR); several values of a part joined by a comma."""
        return tuple(
            ", ".join(text for each in _parts(part, ",") if (text := _plain(each))) for part in _parts(self.value, ";")
        )


def content_lines(text: str) -> Iterator[ContentLine]:
    """The properties of a text, unfolded and decoded. A line that is none comes without a name."""
    folded: _Folded | None = None
    version_2 = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if folded is not None and folded.goes_on(line):
            folded.add(line)
            continue
        if folded is not None:
            yield _read(folded)
        version_2 = line.strip().upper() == "VERSION:2.1" or (version_2 and line.strip().upper() != "BEGIN:VCARD")
        folded = _Folded(number, line, keep_space=version_2) if line.strip() else None
    if folded is not None:
        yield _read(folded)


class _Folded:
    """A line that may go on: folded, with a soft break of quoted-printable, or in base64 without a fold."""

    def __init__(self, number: int, line: str, *, keep_space: bool) -> None:
        self.number = number
        self._parts = [line]
        head = line.partition(":")[0].upper()
        self._quoted = "QUOTED-PRINTABLE" in head
        self._base64 = "BASE64" in head or "ENCODING=B" in head
        self._keep_space = keep_space

    def goes_on(self, line: str) -> bool:
        """Whether `line` belongs to this one."""
        if line.startswith((" ", "\t")) or (self._quoted and self._parts[-1].endswith("=")):
            return True
        return self._base64 and bool(line) and ":" not in line

    def add(self, line: str) -> None:
        """Join a line. A fold adds a space that is taken off, save in vCard 2.1, where the space is the text's own."""
        if self._quoted and self._parts[-1].endswith("="):
            self._parts[-1] = self._parts[-1][:-1]
        elif line.startswith((" ", "\t")) and not self._keep_space:
            line = line[1:]
        self._parts.append(line)

    def joined(self) -> str:
        """The whole line."""
        return "".join(self._parts).strip()


def _read(folded: _Folded) -> ContentLine:
    line = folded.joined()
    unreadable = ContentLine(folded.number, "", {}, "")
    beginning = _BEGINNING.match(line)
    if beginning is None:
        return unreadable
    place = beginning.end()
    parameters: dict[str, list[str]] = {}
    while line.startswith(";", place):
        parameter = _PARAMETER.match(line, place)
        if parameter is None or sum(map(len, parameters.values())) >= _MOST_PARAMETERS:
            return unreadable
        place = parameter.end()
        _keep(parameters, parameter)
    if not line.startswith(":", place):
        return unreadable
    kept = {name: tuple(values) for name, values in parameters.items()}
    value = _decoded(line[place + 1 :], kept)
    return unreadable if value is None else ContentLine(folded.number, beginning["name"].upper(), kept, value)


def _keep(parameters: dict[str, list[str]], found: re.Match[str]) -> None:
    """Keep a parameter; one without a value (vCard 2.1) is a type or an encoding."""
    word = (found["name"] or "").upper()
    if found["equals"]:
        name, values = word, found["value"].replace('"', "").split(",")
    else:
        name, values = ("ENCODING" if word in _ENCODINGS else "TYPE"), [word]
    parameters.setdefault(name, []).extend(value.strip().lower() for value in values)


def _decoded(value: str, parameters: Mapping[str, tuple[str, ...]]) -> str | None:
    """The value behind quoted-printable; None where its character set is unknown or its bytes are not of it."""
    if "quoted-printable" not in parameters.get("ENCODING", ()):
        return value
    charset = _CHARACTER_SETS.get(parameters.get("CHARSET", ("utf-8",))[0])
    if charset is None:
        return None
    try:
        return quopri.decodestring(value.encode(charset)).decode(charset)
    except UnicodeError:
        return None


def _parts(value: str, mark: str) -> list[str]:
    """The parts of a value between unescaped marks."""
    parts: list[list[str]] = [[]]
    for token in _TOKEN.findall(value):
        if token == mark:
            parts.append([])
        else:
            parts[-1].append(token)
    return ["".join(part) for part in parts]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
