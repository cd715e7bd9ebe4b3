"""A damaged or missing header is mended from the one before: only by who can open it, and only with its database."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.errors import DatabaseDamaged, HeaderDamaged, NoVault, VaultInUse, WrongPassphrase
from app.vault.header_glance import seems_fit
from app.vault.lock import FolderLock
from app.vault.mend_header import header_trouble, mend_header
from app.vault.passphrase import Passphrase
from app.vault.passphrase_change import change_passphrase
from app.vault.traces import HEADER, OLD_HEADER
from app.vault.vault import create_vault, open_vault
from app.vault.verify import verify
from tests.vault.fast_keys import PASSPHRASE

NEW = Passphrase("een heel andere zin dan eerst")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[40] ^= 1
    file.write_bytes(data)


DAMAGES = (cut, empty, flip, Path.unlink)


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "vault.lock"}


@pytest.mark.parametrize("damage", DAMAGES, ids=["cut off", "empty", "flipped", "gone"])
def test_the_header_before_opens_the_vault_with_everything_in_it(
    vault_folder: Path, parts: Parts, damage: Callable[[Path], None]
) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    client = vault.now(add_item, Client, {"surname": "Visser"})
    vault.close()
    damage(vault_folder / HEADER)
    assert header_trouble(vault_folder) is not None
    assert not seems_fit(vault_folder)
    assert mend_header(vault_folder, PASSPHRASE, parts.effort)
    assert header_trouble(vault_folder) is None
    assert seems_fit(vault_folder)
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        assert again.reader().find(Client) == (client,)
        assert not again.rollback
        assert verify(again, Silent()).findings == ()
    finally:
        again.close()


def test_a_whole_header_is_left_alone(vault_folder: Path, parts: Parts) -> None:
    before = files(vault_folder)
    assert not mend_header(vault_folder, PASSPHRASE, parts.effort)
    assert files(vault_folder) == before


def test_a_passphrase_that_was_changed_mends_nothing(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    change_passphrase(vault, NEW, parts.effort)
    vault.close()
    cut(vault_folder / HEADER)
    with pytest.raises(WrongPassphrase):
        mend_header(vault_folder, PASSPHRASE, parts.effort)
    assert mend_header(vault_folder, NEW, parts.effort)


def test_where_neither_is_whole_that_is_said(vault_folder: Path, parts: Parts) -> None:
    for damage in (cut, Path.unlink):
        cut(vault_folder / HEADER)
        damage(vault_folder / OLD_HEADER)
        with pytest.raises(HeaderDamaged, match="header_lost"):
            mend_header(vault_folder, PASSPHRASE, parts.effort)
        shutil.copy(vault_folder / HEADER, vault_folder / OLD_HEADER)


def test_what_fails_changes_nothing(vault_folder: Path, parts: Parts, tmp_path: Path) -> None:
    create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)[0].close()
    cut(vault_folder / HEADER)
    whole = (vault_folder / OLD_HEADER).read_bytes()
    attempts: list[tuple[bytes, Passphrase, type[Exception]]] = [
        (whole, NEW, WrongPassphrase),
        ((tmp_path / "other" / HEADER).read_bytes(), PASSPHRASE, DatabaseDamaged),
        (whole.replace(b'"format": 1', b'"format": 9'), PASSPHRASE, HeaderDamaged),
    ]
    for old, secret, error in attempts:
        (vault_folder / OLD_HEADER).write_bytes(old)
        before = files(vault_folder)
        with pytest.raises(error):
            mend_header(vault_folder, secret, parts.effort)
        assert files(vault_folder) == before
    (vault_folder / OLD_HEADER).write_bytes(whole)
    (vault_folder / "vault-1.db").rename(vault_folder / "weg")
    with pytest.raises(DatabaseDamaged, match="database_missing"):
        mend_header(vault_folder, PASSPHRASE, parts.effort)


def test_a_vault_that_is_open_elsewhere_is_not_mended(vault_folder: Path, parts: Parts) -> None:
    cut(vault_folder / HEADER)
    lock = FolderLock(vault_folder)
    try:
        with pytest.raises(VaultInUse):
            mend_header(vault_folder, PASSPHRASE, parts.effort)
    finally:
        lock.release()


def test_a_folder_without_a_vault_has_nothing_to_mend(tmp_path: Path, parts: Parts) -> None:
    with pytest.raises(NoVault):
        mend_header(tmp_path, PASSPHRASE, parts.effort)
