"""The texts of one language, in the file that `make setup` compiles: looked up in it, never read as a whole.

The format is gettext's own (its manual, *The Format of GNU MO Files*), and so is the interface. Python's reader makes
a dictionary of all four thousand texts first: a program that shows thirty of them would wait for that. What was looked
up is kept: a page asks for the same hundred texts each time that it is shown.
"""

from __future__ import annotations

import gettext
import struct
from bisect import bisect_left

_MAGIC = 0x950412DE
_HEADER = "<7I"


class Catalogue(gettext.NullTranslations):
    """The texts in the bytes of a compiled file, whose keys are in their order. ValueError for other bytes."""

    def __init__(self, compiled: bytes) -> None:
        super().__init__()
        self._compiled = compiled
        try:
            magic, _, count, keys, texts, *_ = struct.unpack_from(_HEADER, compiled)
            self._keys = struct.unpack_from(f"<{2 * count}I", compiled, keys)
            self._texts = struct.unpack_from(f"<{2 * count}I", compiled, texts)
        except struct.error as error:
            raise ValueError("no catalogue") from error
        if magic != _MAGIC:
            raise ValueError("no catalogue")
        self._places = range(count)
        self._known: dict[str, list[str] | None] = {}
        """What was looked up before, by its key."""

    def gettext(self, message: str) -> str:
        """The text under a key, of one with plurals the singular; the key itself where there is none."""
        found = self._found(message)
        return message if found is None else found[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text under a key for a number; Dutch and English have the same two forms."""
        found = self._found(msgid1)
        if found is None or len(found) == 1:
            return msgid1 if n == 1 else msgid2
        return found[n != 1]

    def _found(self, key: str) -> list[str] | None:
        if key not in self._known:
            self._known[key] = self._looked_up(key)
        return self._known[key]

    def _looked_up(self, key: str) -> list[str] | None:
        wanted = key.encode()
        place = bisect_left(self._places, wanted, key=self._key)
        if not wanted or place == len(self._places) or self._key(place) != wanted:
            return None
        return self._bytes(self._texts, place).decode().split("\0")

    def _key(self, place: int) -> bytes:
        """A key without that of its plural, which stands behind it."""
        return self._bytes(self._keys, place).partition(b"\0")[0]

    def _bytes(self, table: tuple[int, ...], place: int) -> bytes:
        length, begin = table[2 * place : 2 * place + 2]
        return self._compiled[begin : begin + length]
