from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.kernel.ids import new_id
from app.vault.errors import FileFailed, HeaderDamaged, NewerVault, NoVault, UnsafeFile, VaultExists
from app.vault.header import Anchor, parse_header, unlock
from app.vault.header_file import read_header, read_old_header, write_anchor, write_header
from app.vault.keys import derive
from app.vault.passphrase import Passphrase
from app.vault.slots import create_slot
from app.vault.traces import HEADER, OLD_HEADER, holds_vault
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE, fast_header

FIRST, VAULT_KEY = fast_header()
KEY = derive(VAULT_KEY, FIRST.vault_id).header
OPERATIONS = ("open", "write", "fsync", "replace", "unlink", "fchmod")


def anchor(sequence: int) -> Anchor:
    return Anchor(sequence, bytes([sequence] * 32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_header(tmp_path, FIRST, KEY)
    return tmp_path


def test_a_new_header_has_a_copy_at_once(folder: Path) -> None:
    assert read_header(folder) == read_old_header(folder) == FIRST
    assert sorted(path.name for path in folder.iterdir()) == [HEADER, OLD_HEADER]


def test_an_anchor_keeps_the_header_before(folder: Path) -> None:
    second = write_anchor(folder, FIRST, KEY, anchor(8))
    third = write_anchor(folder, second, KEY, anchor(9))
    assert (read_header(folder), read_old_header(folder)) == (third, second)
    third.verify(KEY)
    assert unlock(read_header(folder), PASSPHRASE, FAST) == VAULT_KEY


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_both_files_are_private(folder: Path) -> None:
    write_anchor(folder, FIRST, KEY, anchor(8))
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_F4_a_changed_passphrase_opens_nothing_not_even_the_old_header(folder: Path) -> None:
    slot = create_slot(VAULT_KEY, FIRST.vault_id, Passphrase("een nieuwe wachtzin"), FAST_COST, limits=FAST)
    changed = write_header(folder, FIRST.replacing(slot), KEY)
    assert read_header(folder) == read_old_header(folder) == changed


def test_no_vault_is_told_from_a_missing_header(tmp_path: Path) -> None:
    assert not holds_vault(tmp_path)
    for empty in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoVault):
            read_header(empty)
    (tmp_path / "vault-1.db").write_bytes(b"")
    assert holds_vault(tmp_path)
    with pytest.raises(HeaderDamaged) as caught:
        read_header(tmp_path)
    assert caught.value.code == "vault.header_lost"


def test_a_missing_header_leaves_the_one_before(folder: Path) -> None:
    (folder / HEADER).unlink()
    assert holds_vault(folder)
    with pytest.raises(HeaderDamaged):
        read_header(folder)
    assert read_old_header(folder) == FIRST


@pytest.mark.parametrize(
    "damage", [b"", b"{}\n", FIRST.render()[:-1], bytes(200_000)], ids=["empty", "json", "cut", "big"]
)
def test_F9_a_damaged_header_is_mended_from_the_one_before(folder: Path, damage: bytes) -> None:
    (folder / HEADER).write_bytes(damage)
    with pytest.raises(HeaderDamaged):
        read_header(folder)
    old = read_old_header(folder)
    assert unlock(old, PASSPHRASE, FAST) == VAULT_KEY
    write_header(folder, old, KEY)
    assert read_header(folder) == read_old_header(folder) == FIRST


def test_damage_is_never_kept_as_the_header_before(folder: Path) -> None:
    (folder / HEADER).write_bytes(b"damaged")
    second = write_anchor(folder, FIRST, KEY, anchor(8))
    assert read_header(folder) == read_old_header(folder) == second


def test_without_either_header_it_is_still_not_a_new_vault(folder: Path) -> None:
    (folder / "vault-1.db").write_bytes(b"")
    (folder / HEADER).unlink()
    (folder / OLD_HEADER).unlink()
    for read in (read_header, read_old_header):
        with pytest.raises(HeaderDamaged):
            read(folder)


def test_the_header_of_another_vault_is_never_overwritten(folder: Path) -> None:
    with pytest.raises(VaultExists):
        write_header(folder, replace(FIRST, vault_id=new_id()), KEY)
    assert read_header(folder) == FIRST


def test_F32_the_header_of_a_newer_program_is_never_overwritten(folder: Path) -> None:
    newer = write_header(folder, replace(FIRST, program="9999.0.0"), KEY)
    with pytest.raises(NewerVault):
        write_header(folder, FIRST, KEY)
    assert read_header(folder, program="9999.0.0") == newer


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("name", [HEADER, OLD_HEADER, HEADER + ".new", OLD_HEADER + ".new"])
def test_F28_a_link_planted_at_any_name_is_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(victim)
    with pytest.raises(UnsafeFile):
        write_anchor(folder, FIRST, KEY, anchor(8))
    assert victim.read_bytes() == b"untouched"


class Killed(BaseException):
    """The process is dead: nothing it would still do happens."""


def killed_from(first: int) -> Callable[[int], BaseException | None]:
    return lambda number: Killed() if number >= first else None


def failing_at(only: int) -> Callable[[int], BaseException | None]:
    return lambda number: OSError(5, "input/output error") if number == only else None


def count_operations(monkeypatch: pytest.MonkeyPatch, fails: Callable[[int], BaseException | None]) -> list[str]:
    """From now on the operations on files are counted, and fail as told by their number."""
    done: list[str] = []

    def counted(name: str) -> None:
        real = getattr(os, name)

        def operation(*arguments: Any, **named: Any) -> Any:
            done.append(name)
            error = fails(len(done))
            if error is not None:
                raise error
            return real(*arguments, **named)

        monkeypatch.setattr(os, name, operation)

    for name in OPERATIONS:
        counted(name)
    return done


@pytest.mark.parametrize("passphrase", [False, True], ids=["anchor", "passphrase"])
def test_killed_at_any_operation_one_header_is_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: bool
) -> None:
    new = FIRST.with_anchor(anchor(8))
    if passphrase:
        slot = create_slot(VAULT_KEY, FIRST.vault_id, Passphrase("een nieuwe wachtzin"), FAST_COST, limits=FAST)
        new = FIRST.replacing(slot)
    for last in range(1, 100):
        folder = tmp_path / str(last)
        folder.mkdir()
        write_header(folder, FIRST, KEY)
        with monkeypatch.context() as patch:
            done = count_operations(patch, killed_from(last))
            with suppress(Killed):
                write_header(folder, new, KEY)
            finished = len(done) < last
        seen = read_header(folder)
        assert seen in (FIRST, new)
        assert read_old_header(folder) in (FIRST, new)
        seen.verify(KEY)
        assert write_header(folder, seen, KEY) == read_header(folder)
        if finished:
            assert seen == new
            assert last > 10
            return
    pytest.fail("never finished")


def test_F7_whichever_operation_fails_it_is_said_and_a_header_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = FIRST.with_anchor(anchor(8))
    for failing in range(1, 100):
        folder = tmp_path / str(failing)
        folder.mkdir()
        write_header(folder, FIRST, KEY)
        with monkeypatch.context() as patch:
            done = count_operations(patch, failing_at(failing))
            try:
                write_header(folder, new, KEY)
                said = False
            except FileFailed:
                said = True
            finished = len(done) < failing
        assert read_header(folder) in (FIRST, new)
        assert said or read_header(folder) == new
        assert not list(folder.glob("*.new"))
        if finished:
            assert not said
            assert failing > 10
            return
    pytest.fail("never finished")


def test_an_anchor_costs_one_sync_and_a_passphrase_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = count_operations(monkeypatch, lambda _: None)
    write_anchor(folder, FIRST, KEY, anchor(8))
    assert done.count("fsync") == 1
    write_header(folder, replace(FIRST, slots=FIRST.slots[:1]), KEY)
    assert done.count("fsync") == 1 + 4  # two files, and for each its name in the folder
    assert parse_header((folder / HEADER).read_bytes()).slots == FIRST.slots[:1]
