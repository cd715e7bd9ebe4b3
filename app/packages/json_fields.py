"""Reading JSON that came from outside: every field is of the type asked for, or the package is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.packages.errors import PackageDamaged


class JsonObject:
    """One object of a parsed document, whose fields are asked for by name and type."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise PackageDamaged
        self._fields = value

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise PackageDamaged
        return value

    def optional_text(self, name: str) -> str:
        """A text, or nothing."""
        return self.text(name) if name in self._fields else ""

    def optional(self, name: str) -> object:
        """Whatever is there, or None."""
        return self._fields.get(name)

    def number(self, name: str) -> int:
        """A whole number that must be there, not below zero."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise PackageDamaged
        return value

    def flag(self, name: str) -> bool:
        """A yes or no; absent is no."""
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise PackageDamaged
        return value

    def values(self, name: str) -> list[object]:
        """A list that must be there."""
        value = self._fields.get(name)
        return listed(value)

    def optional_values(self, name: str) -> list[object]:
        """A list, or none where the field is absent."""
        return self.values(name) if name in self._fields else []

    def objects(self, name: str) -> Iterator[JsonObject]:
        """The objects of a list that must be there."""
        return map(JsonObject, self.values(name))


def listed(value: object) -> list[object]:
    """A value that must be a list."""
    if not isinstance(value, list):
        raise PackageDamaged
    return value


def parse_object(text: bytes) -> JsonObject:
    """The object that a JSON text is."""
    try:
        return JsonObject(json.loads(text.decode()))
    except (ValueError, RecursionError) as error:
        raise PackageDamaged from error
