"""Backing up and verifying large vaults, against the least that each could do.

Two vaults: one of rows alone, as the demonstration makes it, and that one filled up with attachments to a gigabyte.
"""

from __future__ import annotations

import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path

from app.domain.client import Client
from app.kernel.progress import Silent
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.backup import back_up
from app.vault.connection import Mode, connect
from app.vault.vault import Vault
from app.vault.verify import verify
from tests.benchmarks.figures import TIMES, Figure, Spent, spent, spent_side_by_side
from tests.benchmarks.large_vault import LargeVault

ROUNDS = 3
GIGABYTE = 2**30
_ATTACHMENT = 10 * 2**20


def measure_keeping(large: LargeVault, folder: Path) -> list[Figure]:
    """A verified backup / `backup()` and then `cipher_integrity_check`; verify / `cipher_integrity_check`."""
    return [*_measured(large, folder, "rows alone"), *measure_gigabyte(large, folder)]


def measure_gigabyte(large: LargeVault, folder: Path, size: int = GIGABYTE) -> list[Figure]:
    """The same with a copy of the vault that was filled up with attachments to `size` bytes."""
    copy = LargeVault(large.parts, folder / "gigabyte", large.passphrase)
    shutil.copytree(large.folder, copy.folder)
    try:
        _fill(copy, folder / "attachment", size)
        return _measured(copy, folder, f"{size / 2**30:.1f} GiB with attachments")
    finally:
        shutil.rmtree(copy.folder)


def _measured(large: LargeVault, folder: Path, kind: str) -> list[Figure]:
    vault = large.open()
    try:
        database = vault.folder / vault.header.database
        size = database.stat().st_size / 2**20
        saved, copied = spent_side_by_side(
            ROUNDS, lambda: _saved(vault, folder / "backup"), lambda: _copied(vault, folder / "copy.db")
        )
        verified, checked = spent_side_by_side(
            ROUNDS, lambda: spent(lambda: verify(vault, Silent())), lambda: spent(lambda: _checked(vault))
        )
    finally:
        vault.close()
    # What is promised is promised of a vault with files in it; one of rows alone is told, since it takes longest.
    budget = None if kind == "rows alone" else 2.5
    return [
        _ratio(f"backup, verified / backup() and integrity check, {kind}", saved, copied, 1.3, size),
        _ratio(f"verify / integrity check, {kind}", verified, checked, budget, size),
    ]


def _ratio(work: str, ours: Spent, rival: Spent, budget: float | None, size: float) -> Figure:
    note = f"{size:.0f} MiB in {ours.wall:.1f} s; processor {ours.processor / rival.processor:.2f} x"
    return Figure(work, ours.wall / rival.wall, TIMES, budget, note=note)


def _fill(large: LargeVault, source: Path, size: int) -> None:
    """Attachments of ten megabytes that nothing makes smaller, one for each client in turn."""
    vault = large.open()
    try:
        database = vault.folder / vault.header.database
        for client in vault.reader().find(Client):
            if database.stat().st_size >= size - _ATTACHMENT // 2:
                return
            source.write_bytes(secrets.token_bytes(_ATTACHMENT))
            take_in_attachment(vault, client.id, source, {"name": "opname.bin"}, Silent())
    finally:
        vault.close()
        source.unlink(missing_ok=True)


def _saved(vault: Vault, target: Path) -> Spent:
    taken = spent(lambda: back_up(vault, target, datetime.now(UTC), Silent()))
    for each in target.parent.glob(f"{target.name}*"):
        each.unlink()
    return taken


def _copied(vault: Vault, target: Path) -> Spent:
    """The pages under another key, each looked at once more."""
    key, salt = secrets.token_bytes(32), secrets.token_bytes(16)

    def copy() -> None:
        source = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
        goal = connect(target, key, salt, Mode.COPY)
        source.backup(goal)
        goal.close()
        source.close()
        again = connect(target, key, salt, Mode.READ)
        again.execute("PRAGMA cipher_integrity_check").fetchall()
        again.close()

    taken = spent(copy)
    target.unlink()
    return taken


def _checked(vault: Vault) -> None:
    connection = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
    connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.close()
