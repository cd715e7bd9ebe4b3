"""A file that is given up while it comes in leaves nothing, and asks for no room as large as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.progress import Cancelled
from app.usecases.keep_item import add_item
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault

SIZE = 48 * 2**20


class UntilLate:
    """Progress that cancels when nine tenths are in."""

    def report(self, done: int, total: int) -> None:
        """Told after each step."""
        if done > total * 9 // 10:
            raise Cancelled


def test_what_came_in_goes_in_steps(vault: Vault, tmp_path: Path) -> None:
    client = vault.now(add_item, Client, {"surname": "Vries"})
    path = tmp_path / "film"
    path.write_bytes(b"\x5a" * SIZE)
    with pytest.raises(Cancelled):
        take_in_attachment(vault, client.id, path, {}, UntilLate())
    (left,) = vault.reader().connection.execute("SELECT count(*) FROM chunk").fetchone()
    assert left == 0
    logs = [each.stat().st_size for each in vault.folder.glob("*-wal")]
    assert max(logs) < SIZE // 2, "the log grew as large as what went"
