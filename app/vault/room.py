"""Room on the disk, asked for before long work begins."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.vault.errors import DiskFull

SPARE = 64 * 2**20
"""Bytes that must stay free beside what is coming in, for the log and for whatever else the computer does."""


def require_room(folder: Path, size: int) -> None:
    """Raise DiskFull where `size` bytes, which pass through the log into the database, do not fit."""
    if shutil.disk_usage(folder).free < 2 * size + SPARE:
        raise DiskFull
