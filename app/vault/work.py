"""One transaction of the writer: what a use case sees of the vault.

Everything that a use case writes goes through here, so that each written row has its entry in the ledger and its
place in search, in the same transaction. A use case that raises leaves nothing behind.
"""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TypedDict, TypeVar

from app.domain.anonymise import reduced_values
from app.domain.check import after_death, before_birth, field_faults
from app.domain.client import Client
from app.domain.declare import Record
from app.domain.evaluation import Tally
from app.domain.left import Left
from app.domain.values import checked, to_row
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError, NotFound
from app.kernel.ids import Id, new_id
from app.vault.business import organisations_in
from app.vault.connection import Connection
from app.vault.earliest_day import earliest_day
from app.vault.erasures import ErasureKind, Tombstones
from app.vault.kept_items import settle
from app.vault.ledger import COARSE, Head, Ledger, Verb, row_digest
from app.vault.prepared import NONCE_BYTES, Prepared, prepare
from app.vault.rows import Rows
from app.vault.search import entry_of, forget, forget_later, index, index_new

R = TypeVar("R", bound=Record)
_LEAST = timedelta(microseconds=1)
"""By how much two moments differ at least."""


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """That a record of this noun was added, changed or removed: what screens listen for."""

    noun: str
    record: str
    client: str


class Made(TypedDict):
    """When a record was made, as the fields that say so in every record."""

    made: datetime
    changed: datetime


class Work(Rows):
    """A running transaction at one instant, on behalf of one act (the name of a use case)."""

    def __init__(
        self, connection: Connection, ledger: Ledger, act: str, now: datetime, latest: datetime | None = None
    ) -> None:
        super().__init__(connection)
        self._ledger = ledger
        self._act = act
        self._now = now
        self.latest = latest
        """The newest moment at which something was recorded, in this transaction or in one before it."""
        self.head: Head = ledger.head()
        self.changes: set[Change] = set()
        self._arrived: dict[str, Client] = {}
        """The clients that were added, as they stand."""
        self._organisations: set[str] = set()
        """Those that something written names, or named before."""
        self.told_later = False
        """Whether what is changed is told with what is told next, as far as anybody may look at it: nobody's list is to
        be read again for each piece of thousands.
        """
        self.erased = False
        """Whether anything was erased: then the log outside is completed, and nothing of it stays in the database."""

    @property
    def changes_of_known(self) -> frozenset[Change]:
        """What was changed but for the clients that were added: those nobody looks at yet."""
        return frozenset(each for each in self.changes if each.record not in self._arrived)

    @property
    def now(self) -> datetime:
        """The instant at which everything in this transaction happens (UTC)."""
        return self._now

    @property
    def today(self) -> date:
        """The legal date of that instant."""
        return legal_date(self._now)

    def new(self, record: type[R], **values: object) -> R:
        """Make a record and add it; InputError with every fault where it may not be as it is."""
        known = {**values, "id": new_id(), **self.made_now()}
        faults = field_faults(record, known, self.today)
        if faults:
            raise InputError(*faults)
        made = record(**known)  # type: ignore[arg-type] # of the declared types, by field_faults
        self._require_in_life(made)
        return self.add(made)

    def moment(self) -> datetime:
        """When something is recorded: after what was recorded before it, so that all stands in that order, also where
        the clock is too coarse to tell them apart. A clock that was put back by a second or more is believed.
        """
        at = self._at
        self.latest = at + _LEAST if at == self.latest else at
        return self.latest

    def made_now(self) -> Made:
        """A moment as the fields of a record that is made at it."""
        at = self.moment()
        return {"made": at, "changed": at}

    @property
    def _at(self) -> datetime:
        """The instant of this transaction, or of what was recorded last where the clock did not tell them apart."""
        latest, now = self.latest, self._now
        return latest if latest is not None and timedelta() <= latest - now < COARSE else now

    def add(self, record: R) -> R:
        """Add a record that was made before (a restored item)."""
        forget(self.connection, record.id)
        self.add_new((prepare(record),))
        return record

    def add_new(self, prepared: Sequence[Prepared[R]]) -> None:
        """Add records of one noun that search does not know yet, made ready outside the lane (an import), where that
        kept nobody waiting.
        """
        if not prepared:
            return
        noun, names = prepared[0].record.noun.name, ", ".join(f'"{name}"' for name in prepared[0].row)
        marks = ", ".join("?" * (len(prepared[0].row) + 1))
        self.connection.executemany(
            f'INSERT INTO "{noun}" ({names}, nonce) VALUES ({marks})',
            ((*each.row.values(), each.nonce) for each in prepared),
        )
        written = ((each.record.id, each.digest) for each in prepared)
        self.head = self._ledger.append_all(self.head, self._at, self._act, Verb.ADD, noun, written)
        index_new(self.connection, [each.entry for each in prepared])
        for each in prepared:
            self.changes.add(Change(noun, each.record.id, each.entry.client))
            self._organisations.update(organisations_in(each.record))
            if isinstance(each.record, Client):
                self._arrived[each.record.id] = each.record

    def change(self, record: R, **values: object) -> R:
        """Change fields of a stored record. Where nothing differs, nothing is written."""
        after = dataclasses.replace(record, **values)  # type: ignore[arg-type]
        if after == record:
            return record
        after = checked(dataclasses.replace(after, changed=self.moment()), record)
        self._require_in_life(after, record)
        if isinstance(record, Client) and isinstance(after, Client) and after.birth_date != record.birth_date:
            self._require_born_before(after)
        row = to_row(after)
        nonce = secrets.token_bytes(NONCE_BYTES)
        assignments = ", ".join(f'"{name}" = ?' for name in row)
        done = self.connection.execute(
            f'UPDATE "{record.noun.name}" SET {assignments}, nonce = ? WHERE id = ?',
            (*row.values(), nonce, record.id),
        )
        if done.rowcount != 1:
            raise NotFound(record.noun.name, record.id)
        self._organisations.update(organisations_in(record))
        self._wrote(after, Verb.CHANGE, row_digest(nonce, row))
        self._arrived.pop(record.id, None)
        index(self.connection, entry_of(after))
        return after

    def remove(self, record: Record) -> None:
        """Remove a stored record; its nonce dies with it, so that the ledger tells nothing of it any more."""
        done = self.connection.execute(f'DELETE FROM "{record.noun.name}" WHERE id = ?', (record.id,))
        if done.rowcount != 1:
            raise NotFound(record.noun.name, record.id)
        forget(self.connection, record.id)
        if record.noun.name == "attachment":
            self.connection.execute("DELETE FROM chunk WHERE attachment = ?", (record.id,))
        self._wrote(record, Verb.REMOVE, b"")
        self._arrived.pop(record.id, None)

    def remove_clients(self, identities: Sequence[str]) -> None:
        """Remove clients in whose dossiers nothing stands (an import that is undone); one by one would keep others
        waiting, where it is thousands.
        """
        noun = Client.noun.name
        gone = self.connection.executemany('DELETE FROM "client" WHERE id = ?', [(each,) for each in identities])
        if identities and gone.rowcount != len(identities):
            raise NotFound(noun, "")
        forget_later(self.connection, identities)
        written = ((each, b"") for each in identities)
        self.head = self._ledger.append_all(self.head, self._at, self._act, Verb.REMOVE, noun, written)
        for each in identities:
            self.changes.add(Change(noun, each, each))
            self._arrived.pop(each, None)

    def erase(self, record: Record, kind: ErasureKind = ErasureKind.ERASED) -> None:
        """Remove a stored record for good: a tombstone keeps it from coming back with a backup. What it leaves in the
        totals is counted, in a restored vault as well.
        """
        left = record.leaves
        if left is not None:
            self.leave(left)
        self.remove(record)
        Tombstones(self.connection).add(record.id, self._now, kind)
        self.erased = True

    def leave(self, left: Left) -> None:
        """Count something in the totals of the practice."""
        before = next(iter(self.find(Tally, what=left.what, year=left.year)), None)
        if before is None:
            self.new(Tally, what=left.what, year=left.year, number=left.number, sum=left.sum)
        else:
            self.change(before, number=before.number + left.number, sum=before.sum + left.sum)

    def reduce(self, record: R) -> R:
        """Leave of a stored record what is needed by that which rests on it; the rest is gone for good."""
        reduced = self.change(record, **(reduced_values(record) or {}))
        Tombstones(self.connection).add(record.id, self._now, ErasureKind.REDUCED)
        self.erased = True
        self._changed(reduced)
        return reduced

    def set(self, name: str, value: str) -> None:
        """Keep a setting of this vault."""
        self.connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )
        self.head = self._ledger.append(self.head, self._at, self._act, Verb.CHANGE, "setting", name, b"")
        self.changes.add(Change("setting", name, ""))

    def changed_since(self, record: str, sequence: int) -> bool:
        """Whether a record was written after this entry of the ledger."""
        return self._ledger.newest_of(record) > sequence

    def settle(self) -> None:
        """Let what is kept beside the records follow them, once for all that was written. The lane does so before it
        commits.
        """
        touched = {each.record: (each.noun, each.client) for each in self.changes}
        settle(self.connection, touched, self._arrived, self._organisations)

    def put_chunks(self, attachment: Id, first: int, chunks: Iterable[bytes]) -> None:
        """Keep bytes of an attachment that is coming in, as parts `first` and on. Until the attachment itself is added
        they belong to nothing, and are cleared away when the vault is next opened.
        """
        self.connection.executemany(
            "INSERT INTO chunk (attachment, part, bytes) VALUES (?, ?, ?)",
            ((attachment, part, chunk) for part, chunk in enumerate(chunks, start=first)),
        )

    def drop_chunks(self, attachment: Id) -> None:
        """Forget the bytes of an attachment."""
        self.connection.execute("DELETE FROM chunk WHERE attachment = ?", (attachment,))

    def drop_last_chunks(self, attachment: Id, most: int) -> bool:
        """Forget so many parts of an attachment from its end; gives whether any are left."""
        found = self.connection.execute("SELECT count(*) FROM chunk WHERE attachment = ?", (attachment,)).fetchone()
        first = max(0, int(found[0]) - most)
        self.connection.execute("DELETE FROM chunk WHERE attachment = ? AND part >= ?", (attachment, first))
        return first > 0

    def _require_in_life(self, record: Record, before: Record | None = None) -> None:
        """That nothing is dated before its client was born, nor takes place with them after their death."""
        client = str(getattr(record, "client", ""))
        if not client:
            return
        days = self.connection.execute(
            'SELECT "birth_date", "died_on" FROM "client" WHERE id = ?', (client,)
        ).fetchone()
        born, died = days or (None, None)
        faults = before_birth(record, date.fromisoformat(born)) if born else ()
        faults += after_death(record, date.fromisoformat(died), before) if died else ()
        if faults:
            raise InputError(*faults)

    def _require_born_before(self, client: Client) -> None:
        """That nothing in a dossier is dated before a birth date that is given or changed later."""
        first = earliest_day(self.connection, client.id)
        if client.birth_date is not None and first is not None and first < client.birth_date:
            raise InputError(Fault("client.birth_date", "born_after_item", (("day", first),)))

    def _wrote(self, record: Record, verb: Verb, digest: bytes) -> None:
        self.head = self._ledger.append(self.head, self._at, self._act, verb, record.noun.name, record.id, digest)
        self._changed(record)

    def _changed(self, record: Record) -> None:
        client = record.id if record.noun.name == "client" else str(getattr(record, "client", ""))
        self._organisations.update(organisations_in(record))
        self.changes.add(Change(record.noun.name, record.id, client))
