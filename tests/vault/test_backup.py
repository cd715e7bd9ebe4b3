"""A backup is whole or not there; a restore gives back everything but what was erased since."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Cancelled, Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.backup import back_up
from app.vault.backup_file import BackupDamaged, NotABackup, read_particulars
from app.vault.erasure_logs import log_beside
from app.vault.errors import VaultError, VaultExists, WrongPassphrase
from app.vault.keyring_key import KeyringKey
from app.vault.passphrase import Passphrase
from app.vault.restore import Restored, restore
from app.vault.slots import SlotKind, create_keyring_slot
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.erasing import erase_dossier
from tests.fakes import CountedProgress, SetClock
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import decrypted_pages

PLANTED = "Hoogendijkplanted"


@pytest.fixture
def client(vault: Vault, tmp_path: Path) -> Client:
    person = vault.now(add_item, Client, {"surname": PLANTED})
    trajectory = vault.now(add_item, Trajectory, {"title": PLANTED, "starts_on": "2026-01-05"}, person.id)
    for number in range(20):
        notes = {"trajectory": trajectory.id, "on": "2026-02-02", "notes": f"{PLANTED} {number} " * 200}
        vault.now(add_item, Session, notes, person.id)
    (tmp_path / "cv.txt").write_bytes(PLANTED.encode() * 40_000)
    take_in_attachment(vault, person.id, tmp_path / "cv.txt", {}, Silent())
    vault.now(add_item, Client, {"surname": "Blijft"})
    return person


def made(vault: Vault, target: Path, clock: SetClock) -> Path:
    return back_up(vault, target, clock.now(), Silent()).file


def restored(backup: Path, folder: Path, parts: Parts, *logs: Path) -> Restored:
    return restore(backup, folder, PASSPHRASE, parts.clock, Silent(), parts.effort, logs)


def test_everything_comes_back(vault: Vault, client: Client, parts: Parts, clock: SetClock, tmp_path: Path) -> None:
    backup = made(vault, tmp_path / "backup", clock)
    vault.now(add_item, Client, {"surname": "Later"})
    outcome = restored(backup, tmp_path / "restored", parts)
    assert outcome.erased_again == 0
    again = open_vault(tmp_path / "restored", PASSPHRASE, parts.clock, parts.effort)
    try:
        assert again.reader().get(Client, client.id) == client
        assert {each.surname for each in again.reader().find(Client)} == {PLANTED, "Blijft"}
        assert verify(again, Silent()).findings == ()
        assert not again.rollback
    finally:
        again.close()
    assert backup.stat().st_mode & 0o777 == 0o600


def test_l16_what_was_erased_since_does_not_come_back(
    vault: Vault, client: Client, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    backup = made(vault, tmp_path / "backup", clock)
    vault.now(erase_dossier, client.id)
    outcome = restored(backup, tmp_path / "restored", parts, vault.folder)
    assert outcome.erased_again == 23
    again = open_vault(tmp_path / "restored", PASSPHRASE, parts.clock, parts.effort)
    try:
        assert [each.surname for each in again.reader().find(Client)] == ["Blijft"]
        assert again.reader().search(PLANTED) == ()
        assert verify(again, Silent()).findings == ()
    finally:
        again.close()
    assert b"Blijft" in decrypted(again)
    assert PLANTED.encode() not in decrypted(again)


def test_the_log_beside_a_later_backup_is_applied_where_the_vault_is_lost(
    vault: Vault, client: Client, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    early = made(vault, tmp_path / "early", clock)
    vault.now(erase_dossier, client.id)
    late = made(vault, tmp_path / "late", clock)
    log_beside(late).rename(log_beside(early))
    assert restored(early, tmp_path / "restored", parts).erased_again == 23


def decrypted(vault: Vault) -> bytes:
    """All pages of a closed vault's database, the free ones too, as they are once decrypted."""
    return decrypted_pages(vault.folder / vault.header.database, vault.keys.database)


def test_the_scan_of_decrypted_pages_finds_what_is_there(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(add_item, Client, {"surname": PLANTED})
    vault.close()
    assert PLANTED.encode() in decrypted(vault)


def test_a_cancelled_or_double_backup_leaves_nothing(
    vault: Vault, client: Client, clock: SetClock, tmp_path: Path
) -> None:
    reports = CountedProgress()
    back_up(vault, tmp_path / "backup", clock.now(), reports)
    before = sorted(each.name for each in tmp_path.iterdir())
    for step in range(len(reports.reports)):
        with pytest.raises(Cancelled):
            back_up(vault, tmp_path / "another", clock.now(), CountedProgress(cancel_at=step))
        assert not (tmp_path / "another").exists()
    with pytest.raises(VaultExists):
        back_up(vault, tmp_path / "backup", clock.now(), Silent())
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_restore_never_takes_the_place_of_a_vault(
    vault: Vault, client: Client, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    backup = made(vault, tmp_path / "backup", clock)
    with pytest.raises(VaultExists):
        restored(backup, vault.folder, parts)
    with pytest.raises(WrongPassphrase):
        restore(backup, tmp_path / "new", Passphrase("niet de goede zin"), parts.clock, Silent(), parts.effort)
    assert not (tmp_path / "new").exists()


def test_every_part_of_a_backup_that_is_changed_is_noticed(
    vault: Vault, client: Client, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    whole = made(vault, tmp_path / "backup", clock).read_bytes()
    spoiled = tmp_path / "spoiled"
    size = read_particulars(tmp_path / "backup").size
    places = [*range(0, size, size // 25), *range(size, len(whole), 37), *range(len(whole) - 84, len(whole), 5)]
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1
        spoiled.write_bytes(data)
        with pytest.raises(VaultError):
            restored(spoiled, tmp_path / "new", parts)
        assert not (tmp_path / "new").exists()
    for length in (0, 10, 4096, size, len(whole) - 1):
        spoiled.write_bytes(whole[:length])
        with pytest.raises((NotABackup, BackupDamaged)):
            restored(spoiled, tmp_path / "new", parts)
    spoiled.write_bytes(whole)
    restored(spoiled, tmp_path / "new", parts)


def test_saving_goes_on_while_a_backup_is_made(vault: Vault, client: Client, clock: SetClock, tmp_path: Path) -> None:
    class Meanwhile:
        def report(self, done: int, total: int) -> None:
            vault.now(add_meanwhile, done)

    before = vault.reader().count(Client)
    backup = back_up(vault, tmp_path / "backup", clock.now(), Meanwhile())
    assert vault.reader().count(Client) > before
    assert read_particulars(backup.file).sequence < vault.lane.head().sequence


def add_meanwhile(work: Work, number: int) -> None:
    work.new(Client, surname=f"Meanwhile {number}")


def test_what_one_computer_remembers_does_not_leave_with_a_backup(
    vault: Vault, clock: SetClock, tmp_path: Path
) -> None:
    slot = create_keyring_slot(
        vault.vault_key,
        vault.identity,
        KeyringKey.generate(clock.now()),
        "secret_service",
        clock.now() + timedelta(days=30),
    )
    vault.rewrite_header(lambda header: header.with_slot(slot))
    assert SlotKind.KEYRING in {each.kind for each in vault.header.slots}
    backup = made(vault, tmp_path / "backup", clock)
    kinds = {each.kind for each in read_particulars(backup).header.slots}
    assert kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
