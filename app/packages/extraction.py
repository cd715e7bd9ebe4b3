"""Taking a package apart into a folder: its files, and its documents as HTML."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.kernel.progress import Progress
from app.packages.errors import PackageTarget
from app.packages.html_reader import OpenedPackage
from app.packages.prose_html import document_html
from app.packages.safe_names import safe_name

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def extract_package(package: OpenedPackage, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write all that is in a package under safe names into `folder`, made where it is not there.

    Nothing that was there is overwritten: a name in use gets a number. Files are for their owner alone
    (0600). Cancelled or failed, what this call wrote is gone again. Progress counts bytes of files. Returns
    what was written, documents first. Raises PackageDamaged and PackageTarget.
    """
    written: list[Path] = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        taken = {entry.name for entry in folder.iterdir()}
        for label, content in _members(package, progress):
            path = folder / safe_name(label, taken)
            taken.add(path.name)
            written.append(_write_new(path, content))
    except OSError as error:
        _remove(written)
        raise PackageTarget("package.not_written", folder) from error
    except BaseException:
        _remove(written)
        raise
    return tuple(written)


def _members(package: OpenedPackage, progress: Progress) -> Iterator[tuple[str, Iterable[bytes]]]:
    for document in package.manifest.documents:
        # A lone surrogate has no UTF-8; it is shown as a question mark.
        yield f"{document.title}.html", (document_html(document).encode(errors="replace"),)
    total = sum(file.size for file in package.manifest.files)
    done = 0
    for file in package.manifest.files:
        yield file.name, _reported(package.read(file), done, total, progress)
        done += file.size


def _reported(pieces: Iterable[bytes], done: int, total: int, progress: Progress) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        done += len(piece)
        progress.report(done, total)


def _write_new(path: Path, content: Iterable[bytes]) -> Path:
    descriptor = os.open(path, _NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in content:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove([path])
        raise
    return path


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
