"""The look at every page finds what SQLCipher's own finds, and can be ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from app.domain.client import Client
from app.domain.reason import reason
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Cancelled, Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.connection import Mode, connect
from app.vault.errors import DatabaseDamaged
from app.vault.in_place import VaultReplaced
from app.vault.pages import PAGE, PageFile, damaged_pages
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.vault.fast_keys import PASSPHRASE

SEED = 20260303


@pytest.fixture
def closed(vault_folder: Path, parts: Parts, tmp_path: Path) -> Vault:
    """A closed vault whose database has pages of every kind: tables, indexes, search, long values, free ones."""
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    (tmp_path / "file").write_bytes(b"x" * 60_000)
    going = ""
    for surname in ("Blijft", "Gaat"):
        client = vault.now(add_item, Client, {"surname": surname})
        course = vault.now(add_item, Trajectory, {"title": "Spoor", "starts_on": "2026-01-05"}, client.id)
        for number in range(12):
            given = {"trajectory": course.id, "on": "2026-02-02", "notes": f"gesprek {number} " * 100}
            vault.now(add_item, Session, given, client.id)
        take_in_attachment(vault, client.id, tmp_path / "file", {}, Silent())
        going = client.id
    vault.now(erase_dossier, going)
    vault.close()
    return vault


@pytest.fixture
def opened_files() -> Iterator[list[PageFile]]:
    files: list[PageFile] = []
    yield files
    for each in files:
        each.close()


def found(vault: Vault, files: list[PageFile], database: Path | None = None) -> tuple[int, ...]:
    files.append(PageFile(database or vault.folder / vault.header.database))
    return damaged_pages(files[-1], vault.keys.database, vault.header.salt, Silent().report)


def found_by_sqlcipher(vault: Vault) -> tuple[int, ...]:
    database = vault.folder / vault.header.database
    connection = connect(database, vault.keys.database, vault.header.salt, Mode.READ)
    try:
        lines = [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
    finally:
        connection.close()
    return tuple(int(number) for line in lines for number in re.findall(r"page (\d+)", line))


def test_one_bit_in_any_page_is_found_in_that_page(closed: Vault, opened_files: list[PageFile]) -> None:
    database = closed.folder / closed.header.database
    whole = database.read_bytes()
    connection = connect(database, closed.keys.database, closed.header.salt, Mode.READ)
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()
    assert free > 5
    assert found(closed, opened_files) == found_by_sqlcipher(closed) == ()
    random, compared = Random(SEED), 0
    for page in range(1, len(whole) // PAGE + 1):
        changed = bytearray(whole)
        changed[(page - 1) * PAGE + random.randrange(PAGE)] ^= 1 << random.randrange(8)
        database.write_bytes(changed)
        assert found(closed, opened_files) == (page,), f"seed {SEED}"
        with suppress(DatabaseDamaged):  # Where the page is one that every opening reads.
            compared += 1 if (theirs := found_by_sqlcipher(closed)) == (page,) else 0
            assert theirs == (page,) or page == 1
    assert compared > 20


def test_a_changed_salt_is_found_where_sqlcipher_finds_nothing(closed: Vault, opened_files: list[PageFile]) -> None:
    database = closed.folder / closed.header.database
    changed = bytearray(database.read_bytes())
    changed[3] ^= 1
    database.write_bytes(changed)
    assert found(closed, opened_files) == (1,)
    assert found_by_sqlcipher(closed) == ()


@pytest.mark.parametrize("spoiled", ["nothing_in_it", "swapped", "cut_off", "from_elsewhere"])
def test_pages_that_are_not_where_they_were_written_are_found(
    closed: Vault, opened_files: list[PageFile], spoiled: str
) -> None:
    database = closed.folder / closed.header.database
    whole = database.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    last = len(pages)
    expected: tuple[int, ...] = (last,)
    match spoiled:
        case "nothing_in_it":
            pages[last - 1] = bytes(PAGE)
        case "swapped":
            pages[last - 1], pages[last - 2] = pages[last - 2], pages[last - 1]
            expected = (last - 1, last)
        case "cut_off":
            pages[last - 1] = pages[last - 1][: PAGE // 2]
        case _:
            pages[last - 1] = Random(SEED).randbytes(PAGE)
    database.write_bytes(b"".join(pages))
    assert found(closed, opened_files) == expected
    assert found_by_sqlcipher(closed) == expected


def test_the_wrong_key_fits_no_page(closed: Vault, opened_files: list[PageFile]) -> None:
    file = PageFile(closed.folder / closed.header.database)
    opened_files.append(file)
    total = file.size() // PAGE
    wrong = damaged_pages(file, closed.keys.backup, closed.header.salt, Silent().report)
    assert wrong == tuple(range(1, total + 1))


def test_whoever_is_told_how_far_it_is_can_end_it(closed: Vault, opened_files: list[PageFile]) -> None:
    def report(done: int, total: int) -> None:
        raise Cancelled

    opened_files.append(PageFile(closed.folder / closed.header.database))
    with pytest.raises(Cancelled):
        damaged_pages(opened_files[-1], closed.keys.database, closed.header.salt, report)


def test_another_file_in_its_place_is_not_taken_for_it(closed: Vault, opened_files: list[PageFile]) -> None:
    database = closed.folder / closed.header.database
    opened_files.append(PageFile(database))
    beside = database.with_name("beside")
    beside.write_bytes(database.read_bytes())
    beside.replace(database)
    with pytest.raises(VaultReplaced):
        opened_files[-1].size()


def test_a_closed_file_is_read_no_more(closed: Vault) -> None:
    file = PageFile(closed.folder / closed.header.database)
    file.read(0, 10)
    file.close()
    with pytest.raises(ValueError, match="closed"):
        file.read(0, 10)


def test_sqlites_locks_outlast_the_look(vault: Vault) -> None:
    """POSIX drops them when any descriptor of the file is closed; so none is until the vault is."""
    verify(vault, Silent())
    inode = (vault.folder / vault.header.database).stat().st_ino
    held = [line for line in Path("/proc/locks").read_text().splitlines() if f":{inode} " in line]
    assert held, "the lane's own lock on the database"


def test_damage_of_any_kind_of_page_is_named_by_verify_or_at_the_opening(
    closed: Vault, parts: Parts, opened_files: list[PageFile]
) -> None:
    database = closed.folder / closed.header.database
    whole = database.read_bytes()
    random = Random(SEED)
    for page in random.sample(range(2, len(whole) // PAGE + 1), 12):
        changed = bytearray(whole)
        changed[(page - 1) * PAGE + random.randrange(PAGE)] ^= 1 << random.randrange(8)
        database.write_bytes(changed)
        try:
            vault = open_vault(closed.folder, PASSPHRASE, parts.clock, parts.effort)
        except DatabaseDamaged:
            continue
        try:
            findings = verify(vault, Silent()).findings
        finally:
            vault.close()
        assert reason("verify.page", number=page) in findings, f"seed {SEED}"
        assert sum(each.code == "verify.page" for each in findings) == 1
