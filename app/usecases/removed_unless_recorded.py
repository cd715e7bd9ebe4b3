"""A file that was written before its record: no file is out that the vault does not know of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def removed_unless_recorded(target: Path) -> Iterator[None]:
    """Remove the file that was just written where what is done in it, the commit of its record, fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise
