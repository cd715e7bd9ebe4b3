"""The vault: one practice's encrypted store, open between unlocking and locking."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from app.kernel.clock import Clock
from app.kernel.errors import CoachkluisError
from app.kernel.ids import new_id
from app.kernel.log import event
from app.kernel.witness import NO_WITNESS, Asked, Witness
from app.vault.coming_in import are_coming_in, break_off, take_clients_away
from app.vault.connection import Connection, Mode, connect
from app.vault.effort import STANDARD_EFFORT, Effort
from app.vault.erasure_logs import refresh_log
from app.vault.erasures import Tombstones, complete_log
from app.vault.errors import DatabaseDamaged, DiskFull, VaultError, VaultExists
from app.vault.files import explained, private_folder
from app.vault.header import SALT_BYTES, Anchor, Header, unlock
from app.vault.header_file import read_header, settle_old_header, write_anchor, write_header
from app.vault.kept_items import keep_facts
from app.vault.keyring_time import require_in_time
from app.vault.keys import Keys, derive, new_vault_key
from app.vault.known_slots import NOTICED, Slots, judge_slots, notice_old_keys, record_slots
from app.vault.known_slots import SETTING as KNOWN_SLOTS
from app.vault.lane import Committed, Done, Lane
from app.vault.ledger import Entry, Head, Ledger
from app.vault.lock import FolderLock
from app.vault.migration_copy import copy_before_migration, drop_old_copies
from app.vault.migrations import known_version, latest_version, migrate, schema_version
from app.vault.migrations.m0002_unfinished import ASKED
from app.vault.newest_seen import NewestSeen, of_line, of_place
from app.vault.older_databases import drop_older_databases
from app.vault.passphrase import Passphrase
from app.vault.reader import Reader, Readers
from app.vault.recovery_key import RecoveryKey
from app.vault.restored import SETTING as RESTORED
from app.vault.retired_keys import retired_keys
from app.vault.rollback import NO_ROLLBACK, SETTING, Rollback, acknowledge_rollback, notice_rollback, noticed
from app.vault.schema_check import require_own_schema
from app.vault.sealed import Sealed, seal, unseal
from app.vault.slots import Secret, Slot, SlotKind, create_slots
from app.vault.traces import HEADER, OLD_HEADER, holds_vault
from app.vault.undecided import forget_undecided
from app.vault.work import Change, Work

T = TypeVar("T")
P = ParamSpec("P")
FIRST_DATABASE = "vault-1.db"


class Vault:
    """An open vault. Made by `create_vault` and `open_vault` alone; `close` locks it and forgets its keys."""

    def __init__(
        self, folder: Path, header: Header, vault_key: bytes, lock: FolderLock, clock: Clock, mode: Mode,
        witness: Witness = NO_WITNESS,
    ) -> None:  # fmt: skip
        self.folder = folder
        self.newest_seen = NewestSeen(witness, header.vault_id, folder)
        self._clock = clock
        self._vault_key = vault_key
        self._header = header
        self._keys = keys = derive(vault_key, header.vault_id)
        self._lock = lock
        self._erasures: bytes | None = None
        self._database = folder / header.database
        self.still = mode is Mode.STILL
        """Whether the disk is full, so that it can be read and nothing can be written."""
        self.lane = Lane(folder, lambda: self._first(mode), keys.ledger, clock, self._anchor)
        self._readers = Readers(lambda: self._connect(self.reading))
        written = header.anchor.sequence if header.anchor else 0
        try:
            if self.still:
                self.rollback, self.old_keys = self._rollback_seen(self.lane.head()), self._has_old_keys(written)
                return
            self.rollback = self._settle_rollback()
            self.old_keys = self._settle_slots(written)
            self._finish_change_of_keys()
            self._finish_migration()
            if are_coming_in(self.reader()):
                break_off(lambda most: self.now(take_clients_away, most))
        except BaseException:
            self._readers.close()
            self.lane.close()
            raise

    @property
    def identity(self) -> str:
        """The vault's id, as it stands in the header."""
        return self._header.vault_id

    @property
    def header(self) -> Header:
        """The header as it was last written."""
        return self._header

    @property
    def keys(self) -> Keys:
        """The keys of the open vault, for the parts of this package alone."""
        return self._keys

    def do(self, usecase: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> Future[Done[T]]:
        """Run a use case in the lane (app.vault.lane). DiskFull is what comes of it where the vault is `still`."""
        if self.still:
            refused: Future[Done[T]] = Future()
            refused.set_exception(DiskFull())
            return refused
        return self.lane.do(usecase, *args, **kwargs)

    def now(self, usecase: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in the lane and wait for its result."""
        return self.do(usecase, *args, **kwargs).result().result

    def listen(self, listener: Callable[[frozenset[Change]], None]) -> None:
        """Tell `listener` what changed after every commit, in the lane's thread."""
        self.lane.listen(listener)

    def ledger_entries(self) -> tuple[Entry, ...]:
        """Everything that was done, in order."""
        return tuple(Ledger(self.reader().connection, self._keys.ledger).entries())

    def rewrite_header(self, change: Callable[[Header], Header]) -> None:
        """Put a changed header in place, between two transactions: no anchor is lost."""

        def written() -> Header:
            return write_header(self.folder, change(self._header), self._keys.header)

        before = self._header.slots
        self._header = self.lane.between(written)
        if self._header.slots != before:
            self._keep_slots(before)

    @property
    def reading(self) -> Mode:
        """How a connection that cannot write is made."""
        return Mode.STILL if self.still else Mode.READ

    def acknowledge_rollback(self) -> None:
        """The coach knows that an older vault was put back, or of another copy: the warning ends, and the ledger says
        so.
        """
        self.now(acknowledge_rollback)
        self.rollback = NO_ROLLBACK

    def acknowledge_old_keys(self) -> None:
        """The coach put an older header back on purpose: the warning ends, and the ledger says so."""
        self.now(record_slots, self._header.slots, owned=True)
        self.old_keys = False

    @property
    def vault_key(self) -> bytes:
        """The key that slots wrap, for the parts of this package alone."""
        return self._vault_key

    def reader(self) -> Reader:
        """What is committed, for the calling thread; cannot write."""
        return self._readers.here()

    def keep_less(self) -> None:
        """Keep nothing of the database at hand for now where nobody reads; to be asked for in the first thread."""
        self._readers.keep_less()

    def seal(self, typed: bytes) -> Sealed:
        """Seal what was typed and cannot be written into the database, until the vault is opened again
        (app.vault.sealed). May be asked for while the vault cannot write at all.
        """
        return seal(self.folder, self.identity, self._keys.typed, typed)

    def unseal(self, held: Sealed | None) -> bytes | None:
        """What was sealed when this vault was closed before, or None."""
        return unseal(self.folder, self.identity, self._keys.typed, held)

    @property
    def sequence(self) -> int:
        """The newest entry of the ledger, or where that cannot be read, the newest that the header knows."""
        with suppress(CoachkluisError):
            return self.lane.head().sequence
        return self._header.anchor.sequence if self._header.anchor else 0

    def close(self) -> None:
        """Lock: finish what was asked for, close the files, forget the keys."""
        try:
            self._readers.close()
            self.lane.close()
            if not self.still:
                self._tell_witness(resting=True)
        finally:
            self._lock.release()
        event("vault.closed")

    def _connect(self, mode: Mode) -> Connection:
        return connect(self._database, self._keys.database, self._header.salt, mode)

    def _first(self, mode: Mode) -> Connection:
        """The writer's connection: migrated, and cleared of files that never came in whole."""
        with explained(self._database):
            if self._header.anchor is not None and not self._database.stat().st_size:
                raise DatabaseDamaged("vault.database_empty")  # before SQLite makes a database of it
        connection = self._connect(mode)
        if mode is Mode.STILL:
            return _require_readable(connection)
        try:
            if self._header.anchor is not None and not schema_version(connection):
                # Something was committed once, so an empty database is not a new one.
                raise DatabaseDamaged("vault.database_empty")
            taken = known_version(connection)
            require_own_schema(connection)
            if 0 < taken < latest_version():
                copy_before_migration(connection, self._database, self._keys.database, self._header.salt)
            migrate(connection)
            keep_facts(connection)
            drop_old_copies(self.folder, self._clock)
            self._erasures = complete_log(self.folder, Tombstones(connection))
            connection.execute("DELETE FROM chunk WHERE attachment NOT IN (SELECT id FROM attachment)")
        except BaseException:
            connection.close()
            raise
        return connection

    def _anchor(self, committed: Committed) -> None:
        """Keep the newest head beside the database. Where that fails, the database is ahead of its anchor: a crash
        would have left the same, and the next commit or opening mends it, so the committed work counts as done.
        """
        known = self._header.anchor.erasures if self._header.anchor else None
        anchor = Anchor(committed.head.sequence, committed.head.mac, committed.erasures or known)
        try:
            self._header = write_anchor(self.folder, self._header, self._keys.header, anchor)
        except VaultError:
            event("vault.anchor_not_written")
        if committed.erasures:
            refresh_log(self.folder, self.identity, committed.place)
        self._tell_witness(resting=False)

    def _tell_witness(self, *, resting: bool) -> None:
        if self._header.anchor is not None:
            self.newest_seen.keep(self._header.anchor, self._keys.header, resting=resting)

    def _settle_rollback(self) -> Rollback:
        """What the database lacks of the newest state that was seen.

        A database that is ahead is what a crash leaves, and is adopted. One that is behind, or has another entry in the
        place of one that was seen, was put back: it opens, with a warning until the coach acknowledges it.
        """
        head = self.lane.head()
        if found := self._lacking(head):
            self.now(notice_rollback, found)
        elif self._header.anchor is None or self._header.anchor.sequence != head.sequence:
            self._anchor(Committed(head, self._erasures))
        self._tell_witness(resting=True)
        return noticed(self.reader().setting(SETTING))

    def _lacking(self, head: Head) -> Rollback:
        """What the ledger that ends in `head` lacks of what the header and the witness saw."""
        keys = [self._keys.header, *(each.header for each in retired_keys(self.reader().connection))]
        restored, told = self.reader().setting(RESTORED), bool(self.reader().setting(SETTING))
        return self.newest_seen.lacking(head, self._header.anchor, restored, self.lane.mac_at, keys, told=told)

    def _rollback_seen(self, head: Head) -> Rollback:
        """The same where nothing can be written: what was noticed before counts as well."""
        return max(self._lacking(head), noticed(self.reader().setting(SETTING)))

    def _has_old_keys(self, written: int) -> bool:
        """Whether an older header lies there, or lay there when it was opened before."""
        found = judge_slots(self.reader().setting(KNOWN_SLOTS), self._header.slots, written)
        return found is Slots.PUT_BACK or bool(self.reader().setting(NOTICED))

    def _settle_slots(self, written: int) -> bool:
        """Whether an older header lies there, which opens with keys that were changed since. `written` is the newest
        entry that it knew when it was found.
        """
        found = judge_slots(self.reader().setting(KNOWN_SLOTS), self._header.slots, written)
        if self.reader().setting(NOTICED):
            return True
        if found is Slots.PUT_BACK:
            self.now(notice_old_keys)
        elif found is Slots.NEWER:
            self.now(record_slots, self._header.slots, owned=False)
        return found is Slots.PUT_BACK

    def _keep_slots(self, before: tuple[Slot, ...]) -> None:
        """Keep what the slots are now. Where that fails, the next opening finds a header that is newer, and does it."""
        chosen = [each for each in self._header.slots_of(SlotKind.PASSPHRASE) if each not in before]
        with suppress(VaultError):
            self.now(record_slots, self._header.slots, owned=bool(chosen))
            self.old_keys = self.old_keys and not chosen

    def _finish_migration(self) -> None:
        """What a migration leaves to an act with its entries in the ledger."""
        if self.reader().setting(ASKED):
            self.now(forget_undecided)

    def _finish_change_of_keys(self) -> None:
        """What a crash left of a change of keys. Where that fails, the next opening tries again."""
        try:
            settle_old_header(self.folder, self._header)
        except VaultError:
            event("vault.old_header_not_written")
        drop_older_databases(self.folder, self._header.database)


def create_vault(
    folder: Path,
    passphrase: Passphrase,
    clock: Clock,
    effort: Effort = STANDARD_EFFORT,
    witness: Witness = NO_WITNESS,
) -> tuple[Vault, RecoveryKey]:
    """A new, empty vault in a folder that has none, and the recovery key that is shown once and kept nowhere.

    Raises VaultExists where there is any trace of a vault, UnfitPassphrase, and what the file system refuses.
    """
    passphrase.require_fit()
    private_folder(folder)
    if holds_vault(folder):
        raise VaultExists
    lock = FolderLock(folder)
    try:
        vault_key, vault_id, recovery_key = new_vault_key(), new_id(), RecoveryKey.generate()
        slots = create_slots(vault_key, vault_id, passphrase, recovery_key, effort.settled(), limits=effort.limits)
        keys = derive(vault_key, vault_id)
        header = Header(vault_id, FIRST_DATABASE, secrets.token_bytes(SALT_BYTES), slots)
        header = write_header(folder, header, keys.header)
        return Vault(folder, header, vault_key, lock, clock, Mode.CREATE, witness), recovery_key
    except BaseException:
        _unmake(folder)
        lock.release()
        raise


def _unmake(folder: Path) -> None:
    """Take away what was made of a vault that did not come into being: nobody has seen its recovery key."""
    database = (FIRST_DATABASE + end for end in ("", "-wal", "-shm", "-journal"))
    for name in (*database, OLD_HEADER, HEADER):
        with suppress(OSError):
            (folder / name).unlink()


def open_vault(
    folder: Path,
    secret: Secret,
    clock: Clock,
    effort: Effort = STANDARD_EFFORT,
    witness: Witness = NO_WITNESS,
) -> Vault:
    """Open the vault in a folder: one Argon2id (none for a key in the keyring), then the raw key. `witness` remembers
    outside the folder what was seen last.

    Raises NoVault, HeaderDamaged, NewerVault, WrongPassphrase, WrongRecoveryKey, WrongShares, WrongKeyringKey,
    KeyringExpired, ParametersRefused, VaultInUse, DatabaseDamaged or ForeignDatabase; none of them changes anything.
    """
    header = read_header(folder)
    lock = FolderLock(folder)
    try:
        witness = Asked(witness, of_place(header.vault_id, folder), of_line(header.vault_id, ""))
        vault_key = unlock(header, secret, effort.limits)
        if not (folder / header.database).is_file():
            raise DatabaseDamaged("vault.database_missing")
        header = read_header(folder)
        header.verify(derive(vault_key, header.vault_id).header)
        try:
            vault = Vault(folder, header, vault_key, lock, clock, Mode.WRITE, witness)
        except DiskFull:
            vault = Vault(folder, header, vault_key, lock, clock, Mode.STILL, witness)
    except BaseException:
        lock.release()
        raise
    try:
        require_in_time(header, secret, vault.reader().connection)
    except BaseException:
        vault.close()
        raise
    event("vault.opened", {"behind": vault.rollback.entries})
    return vault


def _require_readable(connection: Connection) -> Connection:
    """The connection, where its schema is this program's own: on a full disk nothing can be migrated."""
    try:
        require_own_schema(connection)
        if known_version(connection) < latest_version():
            raise DiskFull
    except BaseException:
        connection.close()
        raise
    return connection
