"""Build a vault anew of what can be read of it, where pages of its database are damaged.

SQLite cannot write to a table of which a page is damaged, so nothing can be put back there. Everything that can be read
goes to a database with the next number; of the rest, what a verified backup holds exactly as it was written last. The
ledger must come over without a gap, so what is lost then is known by name: `verify` says it, and an older state of it
can be restored alone. The header's rename is the switch, as for a new vault key; nothing else of the keys changes.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.declare import Record
from app.domain.nouns import NOUNS
from app.domain.values import Plain
from app.kernel.clock import Clock
from app.kernel.log import event
from app.kernel.progress import Progress, Silent
from app.vault.backup_file import ForeignBackup, Particulars
from app.vault.connection import Connection, DatabaseError, Mode, connect
from app.vault.effort import STANDARD_EFFORT, Effort
from app.vault.errors import DatabaseDamaged, HeaderDamaged
from app.vault.files import discard, explained, fsync_folder
from app.vault.header import SALT_BYTES, Anchor, Header, unlock
from app.vault.header_file import read_header, write_header
from app.vault.keys import Keys, derive
from app.vault.ledger import Head, Ledger, Verb, row_digest
from app.vault.lent_schema import Readable, readable
from app.vault.lock import FolderLock
from app.vault.migrations import known_version, migrate
from app.vault.older_databases import next_database
from app.vault.opened_backup import OpenedBackup, known_particulars, opened_backup
from app.vault.room import require_room
from app.vault.rows import Rows
from app.vault.salvage import Salvage
from app.vault.schema_check import require_own_schema
from app.vault.search import entry_of, index_new
from app.vault.slots import Secret
from app.vault.work import Work

_DERIVED = frozenset({"search", "search_item", "kept_item"})
"""Tables that follow from the others and are made anew."""
_KEPT = "kept_items"
"""The setting that says that the facts for retention were made: without it they are, at the next opening."""
SETTING = "rebuilt"
GAP = " [\u2026] "
"""Stands in a text where a part of it lay on a damaged page."""
_ZEROS = re.compile("\0+")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many rows and parts of files came from the backup, and how many records nobody has whole any more."""

    from_backup: int
    lost: int
    backup_differs: bool = False
    """Whether the backup was left aside, since its ledger and that of the vault do not go together."""


def rebuild_vault(
    folder: Path,
    secret: Secret,
    backup: Path | None,
    clock: Clock,
    progress: Progress,
    effort: Effort = STANDARD_EFFORT,
) -> Rebuilt:
    """Build the vault in `folder`, which must be closed, anew; with what a backup of it holds where one is given.

    Raises what `unlock` and `opened_backup` raise, ForeignBackup, DiskFull, SchemaUnreadable, and DatabaseDamaged
    (`vault.not_rebuilt`) where the ledger would have a gap: then only restoring the whole backup is left, and nothing
    was changed. Where the gap is there only with the backup, the vault is built without it.
    """
    lock = FolderLock(folder)
    try:
        header = read_header(folder)
        keys = derive(unlock(header, secret, effort.limits), header.vault_id)
        path = folder / f"{next_database(folder, header.database)}.new"
        salt = secrets.token_bytes(SALT_BYTES)
        with explained(path):
            require_room(folder, (folder / header.database).stat().st_size)
            path.unlink(missing_ok=True)
        try:
            with (
                _opened(folder, header, keys, backup, progress) as opened,
                readable(folder / header.database, keys, header.salt, backup, opened) as damaged,
            ):
                head, rebuilt = _with_or_without(
                    opened, path, lambda backup: _build(damaged, header, keys, backup, clock, path, salt)
                )
            progress.report(990, 1000)
            name = path.name.removesuffix(".new")
            with explained(path):
                with path.open("r+b") as file:
                    os.fsync(file.fileno())
                path.rename(folder / name)
                fsync_folder(folder)
        except BaseException:
            discard(path)
            raise
        known = header.anchor.erasures if header.anchor else None
        anchor = Anchor(head.sequence, head.mac, known)
        write_header(folder, replace(header, database=name, salt=salt, anchor=anchor, hmac=b""), keys.header)
    finally:
        lock.release()
    event("vault.rebuilt", {"number": rebuilt.lost})
    return rebuilt


def _with_or_without(
    backup: OpenedBackup | None, path: Path, build: Callable[[OpenedBackup | None], tuple[Head, Rebuilt]]
) -> tuple[Head, Rebuilt]:
    """Build with the backup, and where that has another history than the vault, without it."""
    try:
        return build(backup)
    except DatabaseDamaged as error:
        if backup is None or error.code != "vault.not_rebuilt":
            raise
    with explained(path):
        path.unlink(missing_ok=True)
    head, rebuilt = build(None)
    return head, replace(rebuilt, backup_differs=True)


@contextmanager
def _opened(
    folder: Path, header: Header, keys: Keys, backup: Path | None, progress: Progress
) -> Iterator[OpenedBackup | None]:
    if backup is None:
        yield None
        return
    particulars = known_particulars(backup)
    _require_own(particulars, header, keys)
    with opened_backup(backup, particulars, keys, folder, Silent()) as opened:
        progress.report(200, 1000)
        yield opened


def _require_own(particulars: Particulars, header: Header, keys: Keys) -> None:
    if particulars.header.vault_id != header.vault_id:
        raise ForeignBackup
    try:
        particulars.header.verify(keys.header)
    except HeaderDamaged:
        raise ForeignBackup("vault.backup_before_key") from None


def _build(
    damaged: Readable, header: Header, keys: Keys, backup: OpenedBackup | None, clock: Clock,
    path: Path, salt: bytes,
) -> tuple[Head, Rebuilt]:  # fmt: skip
    with closing(damaged.connect()) as connection:
        version = known_version(connection)
        require_own_schema(connection)
    with (
        closing(Salvage(damaged.connect, damaged.is_lost)) as source,
        closing(connect(path, keys.database, salt, Mode.COPY)) as goal,
    ):
        migrate(goal, version)
        goal.execute("PRAGMA foreign_keys = OFF")
        with goal.transaction():
            building = _Building(source, goal, backup.rows.connection if backup else None)
            for table in (
                each for each in source.tables() if each.partition("_")[0] != "search" and each not in _DERIVED
            ):
                building.take(table)
            rebuilt = building.complete()
            seen = header.anchor.sequence if header.anchor else 0
            ledger = Ledger(goal, keys.ledger)
            if ledger.broken_at() or ledger.head().sequence < seen:
                raise DatabaseDamaged("vault.not_rebuilt")
        migrate(goal)
        with goal.transaction():
            for noun in NOUNS:
                index_new(goal, [entry_of(record) for record in Rows(goal).each(noun)])
            goal.execute("DELETE FROM setting WHERE name = ?", (_KEPT,))
            work = Work(goal, ledger, rebuild_vault.__name__, clock.now())
            work.set(SETTING, clock.now().isoformat())
        if goal.execute("PRAGMA cipher_integrity_check").fetchone():
            raise DatabaseDamaged
        return work.head, rebuilt


class _Building:
    """The new database while it is filled: from the damaged one first, then from the backup."""

    def __init__(self, source: Salvage, goal: Connection, backup: Connection | None) -> None:
        self._source, self._goal, self._backup = source, goal, backup
        self._from_backup = 0

    def take(self, table: str) -> None:
        """Everything of a table that can be read."""
        columns = self._source.columns(table)
        self._insert(table, columns, self._source.rows(table, columns))

    def complete(self) -> Rebuilt:
        """What is missing, where the backup has it just so: first the ledger, which says what that is."""
        for table in ("setting", "tombstone", "ledger"):
            self._fill(table)
        written = self._written()
        for record, (table, _) in self._missing(written).items():
            self._row_again(table, record)
        lost = sum(self._mend_spoiled(noun, written) for noun in NOUNS)
        for record, (table, digest) in self._missing(written).items():
            lost += not self._row_from_backup(table, record, digest)
        self._fill("chunk")
        self._goal.execute("DELETE FROM chunk WHERE attachment NOT IN (SELECT id FROM attachment)")
        return Rebuilt(self._from_backup, lost)

    def _mend_spoiled(self, noun: type[Record], written: Mapping[str, tuple[str, Verb, bytes]]) -> int:
        """What lies over a damaged page may come out as zeros. A row that is not as it was written comes from the
        backup, if that has it so; else it stays as far as it can be read, with a mark where something is wanting, and
        verifying names it. Tells how many stay so; those that cannot be read at all are taken out.
        """
        table, columns = noun.noun.name, _columns(self._goal, noun.noun.name)
        stay = 0
        for row in self._goal.execute(f'SELECT {_listed(columns)} FROM "{table}"').fetchall() if columns else ():
            identity = str(row[columns.index("id")])
            _, _, digest = written.get(identity, ("", Verb.ADD, b""))
            if _is_written(columns, row, digest):
                continue
            whole = self._found_in_backup(table, identity, digest)
            if whole is None and self._can_be_read(noun, identity):
                self._mark_gaps(table, columns, row)
                stay += 1
                continue
            self._goal.execute(f'DELETE FROM "{table}" WHERE id = ?', (identity,))
        return stay

    def _mark_gaps(self, table: str, columns: Sequence[str], row: Sequence[Plain]) -> None:
        for name, value in zip(columns, row, strict=True):
            if isinstance(value, str) and "\0" in value:
                marked = (_ZEROS.sub(GAP, value), row[columns.index("id")])
                self._goal.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE id = ?', marked)

    def _can_be_read(self, noun: type[Record], identity: str) -> bool:
        try:
            return Rows(self._goal).maybe(noun, identity) is not None
        except (ValueError, DatabaseError):
            return False

    def _fill(self, table: str) -> None:
        """What the backup has of a table beside what could be read."""
        if self._backup is None:
            return
        columns = _columns(self._goal, table)
        rows = self._backup.execute(f'SELECT {_listed(columns)} FROM "{table}"')
        self._from_backup += self._insert(table, columns, (tuple(row) for row in rows))

    def _written(self) -> dict[str, tuple[str, Verb, bytes]]:
        """Of every record in the ledger the noun, what was done last, and what was written then."""
        entries = self._goal.execute("SELECT record, noun, verb, digest FROM ledger ORDER BY sequence")
        return {record: (noun, Verb(verb), digest) for record, noun, verb, digest in entries}

    def _missing(self, written: Mapping[str, tuple[str, Verb, bytes]]) -> dict[str, tuple[str, bytes]]:
        """The records that the ledger says are there and that could not be read, with what was written last."""
        there = {noun.noun.name: self._ids(noun.noun.name) for noun in NOUNS}
        return {
            record: (noun, digest)
            for record, (noun, verb, digest) in written.items()
            if noun in there and verb is not Verb.REMOVE and record not in there[noun]
        }

    def _ids(self, table: str) -> set[str]:
        known = _columns(self._goal, table)
        return {str(row[0]) for row in self._goal.execute(f'SELECT id FROM "{table}"')} if known else set()

    def _row_again(self, noun: str, record: str) -> None:
        """A row whose number was not found, by way of the index."""
        columns = self._source.columns(noun)
        row = self._source.row(noun, columns, "id = ?", (record,))
        if row is not None:
            self._insert(noun, columns, iter([row]))

    def _row_from_backup(self, noun: str, record: str, digest: bytes) -> bool:
        row = self._found_in_backup(noun, record, digest)
        taken = 0 if row is None else self._insert(noun, _columns(self._goal, noun), iter([row]))
        self._from_backup += taken
        return taken > 0

    def _found_in_backup(self, noun: str, record: str, digest: bytes) -> tuple[Plain, ...] | None:
        """The row just as it was written last; None where the backup has none, or another."""
        if self._backup is None:
            return None
        columns = _columns(self._goal, noun)
        found = self._backup.execute(f'SELECT {_listed(columns)} FROM "{noun}" WHERE id = ?', (record,)).fetchone()
        return tuple(found) if found and _is_written(columns, found, digest) else None

    def _insert(self, table: str, columns: tuple[str, ...], rows: Iterator[tuple[Plain, ...]]) -> int:
        """Add rows that are not there yet; tells how many."""
        marks = ", ".join("?" * len(columns))
        before = self._goal.total_changes
        self._goal.executemany(f'INSERT OR IGNORE INTO "{table}" ({_listed(columns)}) VALUES ({marks})', rows)
        return self._goal.total_changes - before


def _is_written(columns: Sequence[str], row: Sequence[Plain], digest: bytes) -> bool:
    """Whether a row is the one that the ledger has this digest of."""
    values: dict[str, Plain] = dict(zip(columns, row, strict=True))
    nonce = values.pop("nonce")
    return isinstance(nonce, bytes) and hmac.compare_digest(row_digest(nonce, values), digest)


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{each}"' for each in columns)


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    return tuple(str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")'))
