"""Files that only their owner may read, written whole or not at all, and never through a planted link."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from app.vault.errors import DiskFull, FileFailed, NoVault, UnsafeFile, VaultReadOnly

if sys.platform == "darwin":
    import fcntl

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NOT_A_FILE = frozenset({errno.ELOOP, errno.EISDIR})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the operating system reports about `path` into an error that says what to do.

    Raises DiskFull, VaultReadOnly, UnsafeFile, NoVault (`vault.gone`) or FileFailed for an OSError inside.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        if number in _FULL:
            raise DiskFull from error
        if number in _FORBIDDEN:
            raise VaultReadOnly from error
        if number in _NOT_A_FILE:
            raise UnsafeFile(file=path.name) from error
        if number in (errno.ENOENT, errno.ENOTDIR):
            raise NoVault("vault.gone") from error
        raise FileFailed(reason=errno.errorcode.get(number, str(number))) from error


def private_folder(path: Path) -> None:
    """Make sure that `path` is a folder that only its owner can enter, whatever the umask; parents as well
    where they do not exist yet.

    Raises UnsafeFile where a link or a file lies there, and what `explained` raises.
    """
    with explained(path):
        for missing in reversed([parent for parent in path.parents if not parent.exists()]):
            missing.mkdir(FOLDER_MODE)
        with suppress(FileExistsError):
            path.mkdir(FOLDER_MODE)
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise UnsafeFile(file=path.name)
        if sys.platform != "win32":
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _NO_FOLLOW | _BINARY)
            try:
                if stat.S_IMODE(os.fstat(descriptor).st_mode) != FOLDER_MODE:
                    os.fchmod(descriptor, FOLDER_MODE)
            finally:
                os.close(descriptor)


def read_private(path: Path, most: int) -> bytes:
    """At most the first `most` bytes of a plain file.

    Raises FileNotFoundError where there is none, UnsafeFile for a link, a folder or a device, VaultReadOnly
    (`vault.unreadable`) where it may not be read, and what `explained` raises.
    """
    try:
        _require_plain(path)
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY)
    except PermissionError as error:
        raise VaultReadOnly("vault.unreadable") from error
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(path.name) from None
    except OSError as error:
        with explained(path):
            raise error
    with explained(path), os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnsafeFile(file=path.name)
        return file.read(most)


class Sync(Enum):
    """How much of a written file must last through a power cut. A killed program loses nothing anyway."""

    NOTHING = 0
    """The file may then be cut off."""
    CONTENTS = 1
    """The old file or the new one, whole."""
    EVERYTHING = 2
    """The new file."""


def write_private(path: Path, data: bytes, *, sync: Sync = Sync.EVERYTHING) -> None:
    """Put `data` in the place of `path`, mode 0600: afterwards the file is the old one or the new one, whole.

    Written beside it as `<name>.new`, then renamed. Raises UnsafeFile where a link lies in either place, and
    what `explained` raises; what was there is then untouched.
    """
    beside = path.with_name(path.name + ".new")
    with explained(path):
        _require_plain(path)
        _require_plain(beside)
        beside.unlink(missing_ok=True)
        try:
            _create(beside, data, sync is not Sync.NOTHING)
            beside.replace(path)
        except BaseException:
            discard(beside)
            raise
        if sync is Sync.EVERYTHING:
            fsync_folder(path.parent)


def fsync_folder(path: Path) -> None:
    """Make the names in a folder last through a power cut. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def discard(*paths: Path) -> None:
    """Remove files that came into being halfway, those of them that are there. Emptied first: where the disk does not
    let one go, no more than its name stays.
    """
    for each in paths:
        with suppress(OSError):
            os.close(os.open(each, os.O_WRONLY | os.O_TRUNC | _NO_FOLLOW | _NO_WAIT | _BINARY))
        with suppress(OSError):
            each.unlink()


def discard_folder(folder: Path) -> None:
    """Remove a folder that came into being halfway, as `discard` removes files."""
    with suppress(OSError):
        discard(*(each for each in folder.rglob("*") if not each.is_dir()))
    shutil.rmtree(folder, ignore_errors=True)


def _create(path: Path, data: bytes, synced: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        if sys.platform != "win32":
            os.fchmod(descriptor, FILE_MODE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if synced:
            _sync(descriptor)
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # os.fsync leaves the data in the drive's own memory there
    else:
        os.fsync(descriptor)


def _require_plain(path: Path) -> None:
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise UnsafeFile(file=path.name)
