"""Backing up and verifying the large vault, against the least that each could do."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

from app.kernel.progress import Silent
from app.vault.backup import back_up
from app.vault.connection import Mode, connect
from app.vault.vault import Vault
from app.vault.verify import verify
from tests.benchmarks.figures import TIMES, Figure, seconds, side_by_side
from tests.benchmarks.large_vault import LargeVault

ROUNDS = 3


def measure_keeping(large: LargeVault, folder: Path) -> list[Figure]:
    """A verified backup / `backup()` and then `cipher_integrity_check`; verify / `cipher_integrity_check`."""
    vault = large.open()
    try:
        size = (vault.folder / vault.header.database).stat().st_size / 2**20
        saved, copied = side_by_side(
            ROUNDS, lambda: _saved(vault, folder / "backup"), lambda: _copied(vault, folder / "copy.db")
        )
        verified, checked = side_by_side(
            ROUNDS, lambda: seconds(lambda: verify(vault, Silent())), lambda: seconds(lambda: _checked(vault))
        )
    finally:
        vault.close()
    note = f"{size:.0f} MiB in {saved:.1f} s"
    return [
        Figure("backup, verified / backup() and integrity check", saved / copied, TIMES, 1.3, note=note),
        Figure("verify / integrity check", verified / checked, TIMES, 2.5, note=f"{size:.0f} MiB in {verified:.1f} s"),
    ]


def _saved(vault: Vault, target: Path) -> float:
    taken = seconds(lambda: back_up(vault, target, datetime.now(UTC), Silent()))
    for each in target.parent.glob(f"{target.name}*"):
        each.unlink()
    return taken


def _copied(vault: Vault, target: Path) -> float:
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

    taken = seconds(copy)
    target.unlink()
    return taken


def _checked(vault: Vault) -> None:
    connection = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
    connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.close()
