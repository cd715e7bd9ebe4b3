"""A folder that comes into being whole, or not at all, for its owner alone: what an export is written into."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.packages.errors import PackageTarget

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_UNFINISHED = ".unfinished-coachkluis-export"


class ExportFolder:
    """The folder while it is being written."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def file(self, *parts: str) -> Iterator[BinaryIO]:
        """A new file (0600) at a path of safe names, its folders (0700) made where they are not there."""
        folder = self._root
        for part in parts[:-1]:
            folder = folder / part
            folder.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(folder / parts[-1], _NEW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def export_folder(target: Path) -> Iterator[ExportFolder]:
    """Write beside `target`, under its name with `.part` behind it, and give it its name when all is on the disk.

    `target` may be an empty folder, else it must not be there: nothing is ever overwritten. Leaving with an error, a
    cancel among them, leaves nothing. What a killed export left is plain to see under its own name, and cleared away by
    the next one to the same target. Raises PackageTarget.
    """
    _refuse_what_is_there(target)
    part = target.with_name(f"{target.name}.part")
    try:
        if (part / _UNFINISHED).is_file() and not part.is_symlink():
            shutil.rmtree(part)
        part.mkdir(mode=0o700)
    except FileExistsError as error:
        raise PackageTarget("export.part_exists", part) from error
    except OSError as error:
        raise PackageTarget("export.target_unusable", target) from error
    try:
        os.close(os.open(part / _UNFINISHED, _NEW, 0o600))
        yield ExportFolder(part)
        (part / _UNFINISHED).unlink()
        _give_name(part, target)
    except OSError as error:
        _remove(part)
        raise PackageTarget("export.not_written", target) from error
    except BaseException:
        _remove(part)
        raise


def _refuse_what_is_there(target: Path) -> None:
    if not os.path.lexists(target):
        return
    try:
        there = target.is_symlink() or not target.is_dir() or any(target.iterdir())
    except OSError as error:
        raise PackageTarget("export.target_unusable", target) from error
    if there:
        raise PackageTarget("export.target_exists", target)


def _give_name(part: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        target.rmdir()  # it was empty; one that no longer is refuses to go
    part.rename(target)


def _remove(part: Path) -> None:
    shutil.rmtree(part, ignore_errors=True)
