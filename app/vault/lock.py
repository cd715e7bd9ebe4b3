"""One program at a time: an exclusive lock on a file, which the system gives up when a process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.vault.errors import VaultInUse
from app.vault.files import explained

LOCK = "vault.lock"


class FolderLock:
    """Held from making until `release`. Raises VaultInUse where another process, or this one, holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        with explained(path):
            self._descriptor = os.open(path, flags, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise VaultInUse from error

    def release(self) -> None:
        """Let another program in; a second time it does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
