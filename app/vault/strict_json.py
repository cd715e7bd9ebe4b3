"""JSON that has one form only, and is read without trust.

A file in this form is exactly what writing its contents again would give. So no byte of it can change without
notice: not a space, not the case of a digit, not a name given twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping


class NotStrict(ValueError):
    """The bytes are not the one form of anything, or not of what was asked for. Names the field, never its
    value.
    """


def canonical(document: Mapping[str, object]) -> bytes:
    """The one form: ASCII, names sorted, two spaces of indentation, a newline at the end."""
    return (json.dumps(document, sort_keys=True, indent=2, allow_nan=False) + "\n").encode("ascii")


def parse(data: bytes) -> dict[str, object]:
    """The object that `data` is the one form of. Raises NotStrict for anything else."""
    try:
        document = json.loads(data.decode("ascii"))
        if not isinstance(document, dict) or canonical(document) != data:
            raise NotStrict("not in its one form")
    except (ValueError, RecursionError) as error:
        raise NotStrict("not JSON in its one form") from error
    return document


class Fields:
    """Takes the fields of an object out one by one, each with its type and bounds; `finish` refuses a
    rest.
    """

    def __init__(self, document: object) -> None:
        if not isinstance(document, dict):
            raise NotStrict("not an object")
        self._rest: dict[str, object] = dict(document)

    def text(self, name: str, pattern: str) -> str:
        """A text that matches the regular expression as a whole."""
        value = self._take(name)
        if not isinstance(value, str) or re.fullmatch(pattern, value, re.ASCII) is None:
            raise NotStrict(name)
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number between two bounds, both included. `true` is no number."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise NotStrict(name)
        return value

    def octets(self, name: str, least: int, most: int) -> bytes:
        """Bytes in lower-case hexadecimal, their number between two bounds."""
        return bytes.fromhex(self.text(name, rf"(?:[0-9a-f]{{2}}){{{least},{most}}}"))

    def optional_octets(self, name: str, least: int, most: int) -> bytes | None:
        """Bytes as in `octets`, or null where there are none. The name itself must be there."""
        if self._rest.get(name, "") is None:
            del self._rest[name]
            return None
        return self.octets(name, least, most)

    def fields(self, name: str) -> Fields:
        """An object."""
        return Fields(self._take(name))

    def optional_fields(self, name: str) -> Fields | None:
        """An object, or null where there is none. The name itself must be there."""
        value = self._take(name)
        return None if value is None else Fields(value)

    def list_of_fields(self, name: str, least: int, most: int) -> list[Fields]:
        """A list of objects, their number between two bounds."""
        value = self._take(name)
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise NotStrict(name)
        return [Fields(item) for item in value]

    def finish(self) -> None:
        """Nothing may be left: a field that nobody reads is a field that nobody checks."""
        if self._rest:
            raise NotStrict("a field too many")

    def _take(self, name: str) -> object:
        try:
            return self._rest.pop(name)
        except KeyError:
            raise NotStrict(name) from None
