"""The look of `verify` at the ledger: the chain itself, and every row against what it says."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from app.domain.declare import Record, columns
from app.domain.nouns import NOUNS
from app.domain.reason import Counted, Reason, reason
from app.domain.values import Plain
from app.vault.ledger import RowDigest, Verb, Written
from app.vault.look import OFTEN, UNREADABLE, Look, Step


class LedgerLook(Look):
    """The ledger is read once, for both steps."""

    _newest: dict[str, Written] | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        return (self.chain, self.digests)

    def chain(self) -> Iterator[Reason]:
        """Each entry follows from the one before, and the newest is what the header saw."""
        entries = self.notes.entries = self.ledger.head().sequence
        broken = 0
        newest: dict[str, Written] = {}
        for place, (written, follows) in enumerate(self.ledger.checked()):
            if not follows and not broken:
                broken = place + 1
            _note(newest, written)
            if place % OFTEN == 0:
                self.notes.reached("chain", place, entries)
        self._newest = newest
        if broken:
            yield reason("verify.ledger", sequence=broken)
        if entries := self._vault.rollback.entries:
            yield reason("verify.behind", changes=Counted("verify.changes", entries))
        elif self._vault.rollback.apart:
            yield reason("verify.apart")

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

    def _read_newest(self) -> dict[str, Written]:
        newest: dict[str, Written] = {}
        for written, _ in self.ledger.checked():
            _note(newest, written)
        return newest

    def _rows_of(self, noun: type[Record], newest: dict[str, Written], identity: str | None = None) -> Iterator[Reason]:
        """The rows of a noun, or the one with this id, each taken out of `newest` once it could be read."""
        digest = RowDigest(each.name for each in columns(noun))
        name = noun.noun.name
        where, values = ("", ()) if identity is None else (" WHERE id = ?", (identity,))
        found: tuple[Plain, ...]
        for found in self.connection.execute(f'SELECT id, nonce, {digest.line} FROM "{name}"{where}', values):
            record, nonce, line = found
            self.notes.items += 1
            if self.notes.items % OFTEN == 0:
                self.notes.reached("digests", self.notes.items, self.notes.items + len(newest))
            entry = newest.pop(str(record), None)
            if entry is not None and isinstance(nonce, bytes) and isinstance(line, bytes):
                if hmac.compare_digest(entry.digest, hmac.digest(nonce, line, "sha256")):
                    continue
                if entry.verb != Verb.REMOVE and self._says(noun, digest, str(record), entry):
                    continue
            yield reason("verify.row", noun=name, id=str(record))

    def _says(self, noun: type[Record], digest: RowDigest, record: str, entry: Written) -> bool:
        """Whether the ledger knows this row: asked once more before it is called wrong, without SQLite's JSON."""
        listed = ", ".join(f'"{each}"' for each in digest.names)
        (nonce, *fields), *_ = self.connection.execute(
            f'SELECT nonce, {listed} FROM "{noun.noun.name}" WHERE id = ?', (record,)
        ).fetchall()
        return hmac.compare_digest(entry.digest, digest.of(nonce, fields))

    def _one_row(self, noun: type[Record], newest: dict[str, Written], entry: Written) -> Iterator[Reason]:
        """A row of a table that could not be read as a whole."""
        try:
            yield from self._rows_of(noun, newest, entry.record)
        except UNREADABLE:
            newest.pop(entry.record, None)
            yield reason("verify.row_unreadable", noun=noun.noun.name, id=entry.record)
            self.reopen()


def _note(newest: dict[str, Written], written: Written) -> None:
    if written.noun != "setting":
        newest[written.record] = written
