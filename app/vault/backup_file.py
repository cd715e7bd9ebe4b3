"""A backup is one file: an encrypted database, and behind it what is needed to open it, sealed as a whole.

    database      SQLCipher 4 under the backup key, whole pages
    particulars   JSON in its one form: when, of what, and the vault's header with its key slots
    length        of the particulars, 4 bytes, big endian
    digest        SHA-256 of the particulars: tells damage before any key work
    seal          HMAC-SHA-256 over database and particulars: tells forgery after it
    mark          16 bytes

SQLite reads only the pages that its own first page counts, so the file opens as a database as it stands.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.kernel.progress import Progress
from app.vault.errors import NewerVault, VaultError
from app.vault.files import explained
from app.vault.header import SALT_BYTES, Header, parse_header
from app.vault.keys import Keys
from app.vault.strict_json import Fields, NotStrict, canonical, parse

FORMAT = 1
MARK = b"coachkluis-backup"[:16]
_TAIL = 4 + 32 + 32 + len(MARK)
_LARGEST = 256 * 1024
_PIECE = 4 * 2**20
_MOST = 2**62


class BackupDamaged(VaultError):
    """The backup is not what was written. Another, or an older one, may be whole."""

    default_code = "vault.backup_damaged"
    exit_code = 4


class NotABackup(VaultError):
    """The file is no backup of Coachkluis, or was cut off."""

    default_code = "vault.not_a_backup"
    exit_code = 4


class ForeignBackup(VaultError):
    """The backup is whole, and of another vault than the one that it is held against."""

    default_code = "vault.foreign_backup"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a backup says of itself. `size` is that of its database in bytes; `sequence` and `head` are the ledger's."""

    made: datetime
    header: Header
    salt: bytes
    size: int
    sequence: int
    head: bytes
    schema: int

    def render(self) -> bytes:
        """The bytes of the particulars. The header must be sealed."""
        return canonical(
            {
                "format": FORMAT,
                "made": self.made.isoformat(timespec="microseconds"),
                "header": self.header.render().decode("ascii"),
                "salt": self.salt.hex(),
                "size": self.size,
                "sequence": self.sequence,
                "head": self.head.hex(),
                "schema": self.schema,
            }
        )


def seal_backup(file: BinaryIO, particulars: Particulars, keys: Keys, progress: Progress) -> None:
    """Write particulars and seal behind the database in `file`, which is open for reading and writing.

    Progress counts bytes of the database; raises Cancelled before anything is written.
    """
    rendered = particulars.render()
    file.seek(0)
    seal = _seal(_reported(_pieces(file, particulars.size), particulars.size, progress), rendered, keys)
    file.seek(particulars.size)
    file.write(rendered + len(rendered).to_bytes(4, "big") + hashlib.sha256(rendered).digest() + seal + MARK)


def read_particulars(path: Path) -> Particulars:
    """What a backup says of itself, as far as can be told without a key.

    Raises NotABackup, BackupDamaged, or NewerVault for a format of a later program.
    """
    with explained(path), path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        if length < _TAIL:
            raise NotABackup
        file.seek(length - _TAIL)
        tail = file.read(_TAIL)
        if not tail.endswith(MARK):
            raise NotABackup
        size = int.from_bytes(tail[:4], "big")
        if size > min(_LARGEST, length - _TAIL):
            raise BackupDamaged
        file.seek(length - _TAIL - size)
        rendered = file.read(size)
    if hashlib.sha256(rendered).digest() != tail[4:36]:
        raise BackupDamaged
    particulars = _read(rendered)
    if particulars.size != length - _TAIL - size:
        raise BackupDamaged
    return particulars


def database_pieces(path: Path, particulars: Particulars, keys: Keys) -> Iterator[bytes]:
    """The database in a backup, piece by piece; BackupDamaged at the end where the seal does not fit.

    What was given before the end must not be used unless the end was reached.
    """
    with explained(path), path.open("rb") as file:
        running = hmac.new(_seal_key(keys), digestmod=hashlib.sha256)
        for piece in _pieces(file, particulars.size):
            running.update(piece)
            yield piece
        rendered = particulars.render()
        running.update(rendered)
        file.seek(particulars.size + len(rendered) + 4 + 32)
        if not hmac.compare_digest(running.digest(), file.read(32)):
            raise BackupDamaged


def _seal(pieces: Iterator[bytes], rendered: bytes, keys: Keys) -> bytes:
    running = hmac.new(_seal_key(keys), digestmod=hashlib.sha256)
    for piece in pieces:
        running.update(piece)
    running.update(rendered)
    return running.digest()


def _reported(pieces: Iterator[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        progress.report(done, size)
        done += len(piece)
        yield piece


def _seal_key(keys: Keys) -> bytes:
    return hmac.digest(keys.backup, b"coachkluis 1 backup seal", "sha256")


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        piece = file.read(min(_PIECE, size))
        if not piece:
            raise BackupDamaged
        size -= len(piece)
        yield piece


def _read(rendered: bytes) -> Particulars:
    try:
        fields = Fields(parse(rendered))
        if fields.number("format", 1, _MOST) > FORMAT:
            raise NewerVault("vault.newer_backup")
        particulars = Particulars(
            made=datetime.fromisoformat(fields.text("made", r"[0-9T:+.\-]{20,40}")),
            header=parse_header(fields.text("header", r"[\x0a\x20-\x7e]*").encode("ascii")),
            salt=fields.octets("salt", SALT_BYTES, SALT_BYTES),
            size=fields.number("size", 4096, _MOST),
            sequence=fields.number("sequence", 0, _MOST),
            head=fields.octets("head", 32, 32),
            schema=fields.number("schema", 1, _MOST),
        )
        fields.finish()
    except (NotStrict, ValueError) as error:
        raise BackupDamaged from error
    return particulars
