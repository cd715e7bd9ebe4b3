"""Whether the files that are open are still those in the folder: looked at before every transaction.

A folder that is moved, a stick that is pulled out or a sync tool that puts another file in place leaves the program
writing into files that nobody will ever find again. So nothing is said to be saved then.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from app.vault.conflict_copies import ConflictCopy, conflict_copies
from app.vault.connection import Connection
from app.vault.errors import NoVault, VaultError
from app.vault.files import explained

_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "afs", "ceph"})
"""File systems of Linux on which another computer says when a file was written."""


class VaultReplaced(VaultError):
    """Another program put other files in the place of those that are open, or wrote into them; nothing was written
    since.
    """

    default_code = "vault.replaced"
    exit_code = 4


class Found(Enum):
    """What lies where the open files lay."""

    OURS = auto()
    OTHERS = auto()
    """Another file, or none, in the folder in which the vault was opened: what is open is nowhere any more."""
    OTHER_LOG = auto()
    """The database, with another log beside it or none: all is there, once it is written back."""
    WRITTEN = auto()
    """The same files, and someone else wrote into them."""
    GONE = auto()
    """The folder is somewhere else, and the files with it."""


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it was last left: which one it is, and what a change by another program would change."""

    identity: tuple[int, int]
    size: int
    written: int


class InPlace:
    """Knows the database and its log by device and number, and by size and time as the vault itself left them.

    Asked by name alone: a second descriptor on the database would drop SQLite's locks when it is closed.
    """

    def __init__(self, connection: Connection) -> None:
        self.database = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        self._folder = identity(self.database.parent)
        self._exact = _tells_exactly(self.database.parent)
        self._copies = conflict_copies(self.database)
        self._known: dict[Path, _State] = {}
        self._settle()

    def require(self) -> None:
        """Raise NoVault (`vault.gone`) or VaultReplaced where a file is not as it was left, and ConflictCopy, once for
        each, where a sync tool put a copy beside them.
        """
        found = self.found()
        if found is Found.GONE:
            raise NoVault("vault.gone")
        if found is not Found.OURS:
            raise VaultReplaced
        copies = conflict_copies(self.database)
        new, self._copies = copies - self._copies, copies
        if new:
            raise ConflictCopy(file=min(new))

    @contextmanager
    def ours(self) -> Iterator[None]:
        """What is written inside is the vault's own."""
        try:
            yield
        finally:
            with suppress(OSError):
                self._settle()

    def found(self) -> Found:
        """How the files lie now. Raises what the file system refuses."""
        with explained(self.database):
            try:
                same_folder = identity(self.database.parent) == self._folder
            except FileNotFoundError:
                return Found.GONE
            states = [(known, _state(file)) for file, known in self._known.items()]
        others = [state is None or state.identity != known.identity for known, state in states]
        if any(others):
            return Found.GONE if not same_folder else Found.OTHERS if others[0] else Found.OTHER_LOG
        if self._exact and any(state != known for known, state in states):
            return Found.WRITTEN
        return Found.OURS

    def _settle(self) -> None:
        files = (self.database, self.database.with_name(self.database.name + "-wal"))
        states = {file: _state(file) for file in files}
        self._known = {file: state for file, state in states.items() if state is not None}


def identity(file: Path) -> tuple[int, int]:
    """Device and number of a file: what stays the same while it is the same file. Raises OSError."""
    status = os.lstat(file)
    return status.st_dev, status.st_ino


def _state(file: Path) -> _State | None:
    try:
        status = os.lstat(file)
    except FileNotFoundError:
        return None
    return _State((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def _tells_exactly(folder: Path) -> bool:
    """Whether size and time of an open file change when it is written to, and then only.

    Not on Windows, which settles them when a file is closed, and where nobody else can replace an open one; nor on
    another computer's disk, whose clock and whose cache have their own idea of when.
    """
    if sys.platform != "linux":
        return sys.platform != "win32"
    try:
        lines = Path("/proc/self/mountinfo").read_text(errors="replace").splitlines()
        device = folder.stat().st_dev
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    kinds = {line.partition(" - ")[2].split(" ")[0] for line in lines if line.split(" ")[2:3] == [number]}
    return not kinds & _NETWORKS
