"""The look of `verify` at the ledger: the chain itself, and every row against what it says."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from typing import NamedTuple

from app.domain.declare import Record, columns
from app.domain.nouns import NOUNS
from app.domain.reason import Reason, reason
from app.domain.values import Plain
from app.vault.ledger import Row, RowDigest, Verb
from app.vault.look import OFTEN, UNREADABLE, Look, Step


class _Newest(NamedTuple):
    """The newest entry of the ledger that speaks of a record. A tuple, since there are as many as records."""

    record: str
    noun: str
    verb: str
    digest: bytes


class LedgerLook(Look):
    """The ledger is read once, for both steps."""

    _newest: dict[str, _Newest] | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        return (self.chain, self.digests)

    def chain(self) -> Iterator[Reason]:
        """Each entry follows from the one before, and the newest is what the header saw."""
        entries = self.notes.entries = self.ledger.head().sequence
        broken = 0
        newest: dict[str, _Newest] = {}
        for place, (row, follows) in enumerate(self.ledger.checked()):
            if not follows and not broken:
                broken = place + 1
            _note(newest, row)
            if place % OFTEN == 0:
                self.notes.reached("chain", place, entries)
        self._newest = newest
        if broken:
            yield reason("verify.ledger", sequence=broken)
        if self._vault.behind:
            yield reason("verify.behind", number=self._vault.behind)

    def digests(self) -> Iterator[Reason]:
        """Every row against the newest entry of the ledger that speaks of it."""
        newest = self._read_newest() if self._newest is None else self._newest
        for noun in NOUNS:
            try:
                yield from self._rows_of(noun, newest)
            except UNREADABLE:
                self.reopen()
                left = [each for each in newest.values() if each.noun == noun.noun.name and each.verb != Verb.REMOVE]
                for entry in left:
                    yield from self._one_row(noun, newest, entry)
        for entry in newest.values():
            if entry.verb != Verb.REMOVE:
                yield reason("verify.row_missing", noun=entry.noun, id=entry.record)

    def _read_newest(self) -> dict[str, _Newest]:
        newest: dict[str, _Newest] = {}
        for row, _ in self.ledger.checked():
            _note(newest, row)
        return newest

    def _rows_of(self, noun: type[Record], newest: dict[str, _Newest], identity: str | None = None) -> Iterator[Reason]:
        """The rows of a noun, or the one with this id, each taken out of `newest` once it could be read."""
        digest = RowDigest(each.name for each in columns(noun))
        name = noun.noun.name
        listed = ", ".join(f'"{each}"' for each in ("id", "nonce", *digest.names))
        where, values = ("", ()) if identity is None else (" WHERE id = ?", (identity,))
        found: tuple[Plain, ...]
        for found in self.connection.execute(f'SELECT {listed} FROM "{name}"{where}', values):
            record, nonce, *fields = found
            self.notes.items += 1
            if self.notes.items % OFTEN == 0:
                self.notes.reached("digests", self.notes.items, self.notes.items + len(newest))
            entry = newest.pop(str(record), None)
            written = digest.of(nonce, fields) if isinstance(nonce, bytes) else b""
            if entry is None or entry.verb == Verb.REMOVE or not hmac.compare_digest(entry.digest, written):
                yield reason("verify.row", noun=name, id=str(record))

    def _one_row(self, noun: type[Record], newest: dict[str, _Newest], entry: _Newest) -> Iterator[Reason]:
        """A row of a table that could not be read as a whole."""
        try:
            yield from self._rows_of(noun, newest, entry.record)
        except UNREADABLE:
            newest.pop(entry.record, None)
            yield reason("verify.row_unreadable", noun=noun.noun.name, id=entry.record)
            self.reopen()


def _note(newest: dict[str, _Newest], row: Row) -> None:
    _, _, _, verb, noun, record, digest, _ = row
    if noun != "setting":
        newest[record] = _Newest(record, noun, verb, digest)
