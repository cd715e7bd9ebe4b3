"""One program at a time: an exclusive lock on a file, which the system gives up when a process dies."""

from __future__ import annotations

import os
from pathlib import Path

from app.kernel.exclusive import take
from app.vault.errors import VaultInUse
from app.vault.files import explained

LOCK = "vault.lock"
_OPEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def is_held(folder: Path) -> bool:
    """Whether a program has the vault open at this moment, to be told before anybody types; False where it is not, or
    cannot be said. Who opens the vault takes the lock, whatever this found.
    """
    try:
        descriptor = os.open(folder / LOCK, _OPEN)
    except OSError:
        return False
    try:
        take(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


class FolderLock:
    """Held from making until `release`. Raises VaultInUse where another process, or this one, holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        with explained(path):
            self._descriptor = os.open(path, _OPEN | os.O_CREAT, 0o600)
        try:
            take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise VaultInUse from error

    def release(self) -> None:
        """Let another program in; a second time it does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)
