"""What a vault's file only has room for does not go along into a backup."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.ids import new_id
from app.kernel.progress import Cancelled, Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import AT_ONCE, give_up, take_in_chunks
from app.vault import packing, room
from app.vault.backup import back_up, sweep_unfinished
from app.vault.packing import ENDING, much_room
from app.vault.pages import PAGE
from app.vault.restore import restore
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.fakes import SetClock
from tests.vault.fast_keys import PASSPHRASE

STOPPED = 60 * 16 * 2**10
"""Bytes of a file that came in almost whole."""


@pytest.fixture
def roomy(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault into which a file came halfway."""
    monkeypatch.setattr(packing, "PLENTY", STOPPED // 2)
    for number in range(20):
        vault.now(add_item, Client, {"surname": f"Blijft{number}"})
    identity = new_id()
    for first in range(0, 60, AT_ONCE):
        vault.now(take_in_chunks, identity, first, [os.urandom(STOPPED // 60)] * min(AT_ONCE, 60 - first))
    give_up(vault, identity)
    assert much_room(vault.reader().connection) >= STOPPED
    return vault


def size_of(vault: Vault) -> int:
    """How large its file is once the log is written back."""
    (pages,) = vault.reader().connection.execute("PRAGMA page_count").fetchone()
    return int(pages) * PAGE


def test_a_backup_is_as_large_as_what_is_in_it(roomy: Vault, clock: SetClock, parts: Parts, tmp_path: Path) -> None:
    made = back_up(roomy, tmp_path / "backup", clock.now(), Silent())
    assert made.size <= size_of(roomy) - STOPPED
    assert verify(roomy, Silent()).room >= STOPPED
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*"))
    restore(made.file, tmp_path / "again", PASSPHRASE, clock, Silent(), parts.effort)
    again = open_vault(tmp_path / "again", PASSPHRASE, clock, parts.effort)
    try:
        assert again.reader().find(Client) == roomy.reader().find(Client)
        assert len(again.reader().search("Blijft")) == len(roomy.reader().search("Blijft")) > 0
        assert (verify(again, Silent()).findings, verify(again, Silent()).room) == ((), 0)
    finally:
        again.close()


def test_where_there_is_little_to_win_it_is_copied_as_it_is(
    roomy: Vault, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "PLENTY", 2 * STOPPED)
    assert back_up(roomy, tmp_path / "backup", clock.now(), Silent()).size >= STOPPED


@pytest.mark.parametrize("after", [1, 3])
def test_cancelled_meanwhile_nothing_is_left(roomy: Vault, clock: SetClock, tmp_path: Path, after: int) -> None:
    progress = Until(tmp_path, after)
    with pytest.raises(Cancelled):
        back_up(roomy, tmp_path / "backup", clock.now(), progress)
    assert progress.seen == after
    assert not [each.name for each in tmp_path.iterdir() if "backup" in each.name or each.name.startswith(".")]
    back_up(roomy, tmp_path / "backup", clock.now(), Silent())


class Until:
    """Cancels at the so-manieth report while the smaller copy is being written."""

    def __init__(self, folder: Path, after: int) -> None:
        self.seen, self._folder, self._after = 0, folder, after

    def report(self, done: int, total: int) -> None:
        del done, total
        self.seen += any(self._folder.glob(f".*{ENDING}"))
        if self.seen == self._after:
            raise Cancelled


class Filling:
    """The disk fills up while the copy is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def report(self, done: int, total: int) -> None:
        del done, total
        self._monkeypatch.setattr(room, "SPARE", 2**62)


def test_without_room_for_two_the_copy_itself_is_the_backup(
    roomy: Vault, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(roomy, tmp_path / "backup", clock.now(), Filling(monkeypatch))
    assert made.size >= STOPPED
    assert not list(tmp_path.glob(".*"))


def test_what_a_crash_left_of_it_is_swept(roomy: Vault, tmp_path: Path) -> None:
    left = [tmp_path / f".{roomy.identity}-{'0' * 16}.part{ENDING}{end}" for end in ("", "-journal")]
    for each in left:
        each.write_bytes(b"half")
    sweep_unfinished(roomy, tmp_path)
    assert not any(each.exists() for each in left)
