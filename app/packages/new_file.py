"""A file that comes into being whole, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.packages.errors import PackageTarget

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def new_file(target: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """Write beside `target` under a passing name, and give it its own name when all is on the disk.

    The file is for its owner alone (0600), and what was written can be read back. A link at `target` is replaced or
    refused, never followed. Leaving with an error, a cancel among them, leaves nothing. Raises PackageTarget where the
    target is there already and `replace` was not given, or where it cannot be written.
    """
    if not replace and os.path.lexists(target):
        raise PackageTarget("package.target_exists", target)
    passing = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(passing, _NEW, 0o600)
    except OSError as error:
        raise PackageTarget("package.target_unusable", target) from error
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _give_name(passing, target, replace=replace)
    except OSError as error:
        _remove(passing)
        raise PackageTarget("package.not_written", target) from error
    except BaseException:
        _remove(passing)
        raise
    _sync_folder(target.parent)


def _remove(passing: Path) -> None:
    """Emptied first: where the disk does not let it go, nothing of what was written stays."""
    with suppress(OSError):
        os.truncate(passing, 0)
    with suppress(OSError):
        passing.unlink()


def _give_name(passing: Path, target: Path, *, replace: bool) -> None:
    if replace:
        passing.replace(target)
        return
    try:
        # A hard link, unlike a rename, refuses a target that came up in the meantime.
        os.link(passing, target)
    except FileExistsError as error:
        raise PackageTarget("package.target_exists", target) from error
    except OSError:
        if os.path.lexists(target):
            raise PackageTarget("package.target_exists", target) from None
        passing.rename(target)
    else:
        with suppress(OSError):  # it is there under its own name, whatever becomes of the other one
            passing.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
