"""Take a file into a dossier: in chunks, with progress, whole or not at all."""

from __future__ import annotations

import mimetypes
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Protocol

from app.documents.file_kind import LARGEST as LARGEST_PICTURE
from app.documents.file_kind import FileKind, file_kind
from app.domain.attachment import Attachment
from app.domain.declare import column
from app.domain.values import checked, read_named
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id, new_id
from app.kernel.progress import Progress
from app.packages.recording_metadata import WipedFile, telling_stretches
from app.usecases.keep_item import require_same_dossier
from app.usecases.require_recordable import require_recordable
from app.vault.room import require_room
from app.vault.vault import Vault
from app.vault.work import Work

CHUNK = 256 * 1024
"""Bytes of one part as it lies in the vault."""
AT_ONCE = 16
"""Parts that one brief transaction takes, so that saving and searching go on in between."""
LARGEST = 2 * 2**30
"""Bytes of the largest file that is taken in."""
_MARK = 16
"""Bytes by which a picture is known."""


class Readable(Protocol):
    """What is read part by part."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; none at the end."""


ASKED = ("name", "category", "origin", "trajectory")


def take_in_attachment(
    vault: Vault, client: str, source: Path, given: Mapping[str, object], progress: Progress
) -> Attachment:
    """Take the file at `source` into a client's dossier. `given` may say name, category, origin and trajectory.

    The name is only a label, so any name will do. What a recorder wrote beside the sound is wiped,
    and what a camera wrote beside the picture. Raises
    CoachkluisError where the file cannot be read, is larger than 2 GiB, or finds no room on the disk, InputError where
    something given is not acceptable: before anything is taken in. Cancelled or failed, nothing of it stays.
    """
    with opened(source) as file:
        size = os.fstat(file.fileno()).st_size
        if size > LARGEST:
            raise CoachkluisError("attachment.too_large", most=LARGEST // 10**9)
        require_room(vault.folder, size)
        named = {"name": label_of(source.name), **given}
        if size <= LARGEST_PICTURE and file_kind(file.peek(_MARK)) is FileKind.PICTURE:
            from app.documents.bare_picture import bare_picture  # with what it takes to read pictures

            return take_in_bytes(vault, client, bare_picture(file.read()), named, progress)
        return _take_in(vault, client, WipedFile(file, telling_stretches(file, size)), size, named, progress)


def take_in_bytes(
    vault: Vault, client: str, data: bytes, given: Mapping[str, object], progress: Progress
) -> Attachment:
    """Take in a file that was made in memory: nothing else of what it was made from comes into the vault. `given` says
    its name as well. Raises as `take_in_attachment` does.
    """
    require_room(vault.folder, len(data))
    return _take_in(vault, client, BytesIO(data), len(data), given, progress)


def _take_in(
    vault: Vault, client: str, file: Readable, size: int, given: Mapping[str, object], progress: Progress
) -> Attachment:
    values = read_named(Attachment, given, ASKED)
    vault.now(check_attachment, client, values)
    identity, digest, taken = new_id(), sha256(), 0
    try:
        progress.report(0, size)
        for first, parts in _batches(file):
            for part in parts:
                digest.update(part)
                taken += len(part)
            if taken > size:
                # It grows while it is read: there was no room asked for more, and no end is in sight.
                raise CoachkluisError("attachment.growing")
            vault.now(take_in_chunks, identity, first, parts)
            progress.report(min(taken, size), size)
        return vault.now(add_attachment, identity, client, values, taken, digest.hexdigest())
    except BaseException:
        give_up(vault, identity)
        raise


def opened(source: Path) -> BufferedReader:
    """The file, open for reading. A device or a pipe has no size and perhaps no end, so only a plain file will do."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(source, flags)
    except OSError as error:
        raise CoachkluisError("attachment.unreadable") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise CoachkluisError("attachment.unreadable")
    return os.fdopen(descriptor, "rb")


def label_of(name: str) -> str:
    """The name of a file as a label: what no label may hold, since no screen can show it, becomes an underscore."""
    limit = column(Attachment, "name").declaration.limit
    shown = "".join("_" if unicodedata.category(each) in ("Cc", "Cs") else each for each in name)
    return shown[:limit] if shown.strip() else "_"


def check_attachment(work: Work, client: str, values: Mapping[str, object]) -> None:
    """Raise InputError where an attachment with these values could not be added, GateRefused where the policy never
    keeps such a file.
    """
    require_same_dossier(work, Attachment, {**values, "client": client})
    require_recordable(work, checked(_attachment(work, new_id(), client, values, 0, "0" * 64)))


def take_in_chunks(work: Work, identity: Id, first: int, parts: list[bytes]) -> None:
    """Keep the next parts of a file that is coming in."""
    work.put_chunks(identity, first, parts)


def give_up(vault: Vault, identity: Id) -> None:
    """Forget what came in of a file that did not come in whole. In steps: what goes in one act goes through the log,
    which would grow as large as the file.
    """
    while vault.now(drop_parts, identity):
        pass


def drop_parts(work: Work, identity: Id) -> bool:
    """Forget the last parts of a file that is given up; gives whether more are left."""
    return work.drop_last_chunks(identity, AT_ONCE)


def add_attachment(
    work: Work, identity: Id, client: str, values: Mapping[str, object], size: int, digest: str
) -> Attachment:
    """The attachment whose parts are all in."""
    require_same_dossier(work, Attachment, {**values, "client": client})
    made = work.add(_attachment(work, identity, client, values, size, digest))
    require_recordable(work, made)
    return made


def _attachment(
    work: Work, identity: Id, client: str, values: Mapping[str, object], size: int, digest: str
) -> Attachment:
    settled: dict[str, object] = {
        "id": identity,
        **work.made_now(),
        "client": client,
        "size": size,
        "sha256": digest,
        "media_type": media_type(str(values["name"])),
    }
    return Attachment(**{**values, **settled})  # type: ignore[arg-type] # read by declaration


def media_type(name: str) -> str:
    """What kind of file a name promises; the contents are never trusted to be that."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _batches(file: Readable) -> Iterator[tuple[int, list[bytes]]]:
    first = 0
    while parts := [part for part in (file.read(CHUNK) for _ in range(AT_ONCE)) if part]:
        yield first, parts
        first += len(parts)
