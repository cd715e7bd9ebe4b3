"""A vault of which pages of the schema are damaged is built anew with the schema of a backup, or of its own steps."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.session import Session
from app.kernel.progress import Silent
from app.usecases.backups.look_over import look_over
from app.vault.backup import back_up
from app.vault.connection import Mode, connect
from app.vault.errors import DatabaseDamaged
from app.vault.header import unlock
from app.vault.header_file import read_header
from app.vault.keys import Keys, derive
from app.vault.lent_schema import Readable, SchemaUnreadable, schema_pages
from app.vault.pages import PageFile, Pages
from app.vault.rebuild import Rebuilt, rebuild_vault
from app.vault.salvage import Salvage
from tests.fakes import SetClock
from tests.faults.places import ATTACHED, DATABASE, EFFORT, add_client, opened, require_sound, vault_in
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault, and beside it a backup and something that was written since."""
    made = vault_in(tmp_path)
    with opened(made) as vault:
        back_up(vault, tmp_path / "d.backup", SetClock().now(), Silent())
        vault.now(add_client, "Sindsdien")
    return made


def keys_of(folder: Path) -> tuple[Keys, bytes]:
    header = read_header(folder)
    return derive(unlock(header, PASSPHRASE, EFFORT.limits), header.vault_id), header.salt


def pages_of_schema(folder: Path) -> list[int]:
    keys, salt = keys_of(folder)
    with closing(PageFile(folder / DATABASE)) as file:
        own = Pages(keys.database, salt)
        return sorted(schema_pages(lambda page: own.plain(file, page)))


def flip(folder: Path, *pages: int) -> None:
    """One bit in each of these pages, by their number from 1."""
    data = bytearray((folder / DATABASE).read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 700] ^= 1
    (folder / DATABASE).write_bytes(data)


def rebuilt(folder: Path, backup: Path | None) -> Rebuilt:
    return rebuild_vault(folder, PASSPHRASE, backup, SetClock(), Silent(), EFFORT)


def contents(folder: Path) -> list[object]:
    with opened(folder) as vault:
        reader = vault.reader()
        (attachment,) = reader.find(Attachment)
        assert b"".join(reader.chunks(attachment.id)) == ATTACHED
        return [*reader.find(Client), *reader.find(Session), attachment, len(reader.search("gesprek", 1000))]


def test_every_page_of_the_schema_comes_back_with_a_backup_and_without(folder: Path, tmp_path: Path) -> None:
    """Some of them, the first always, since that one speaks of the file as a whole as well."""
    before = contents(folder)
    first, *others = pages_of_schema(folder)
    assert first == 1
    assert len(others) > 5
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    chosen = random.Random(seed).sample(others, 4)
    for pages, backup in (
        ((first,), None),
        ((first,), tmp_path / "d.backup"),
        (chosen[:1], None),
        (chosen[1:2], tmp_path / "d.backup"),
        ((first, *chosen[2:]), None),
    ):
        copy = Path(shutil.copytree(folder, tmp_path / "copy"))
        flip(copy, *pages)
        with pytest.raises(DatabaseDamaged), opened(copy):
            pass
        assert rebuilt(copy, backup) == Rebuilt(from_backup=0, lost=0), pages
        assert contents(copy) == before, pages
        require_sound(copy)
        assert not list(copy.glob("reading-*")), "no copy stays"
        shutil.rmtree(copy)


def test_what_lies_in_the_log_is_lent_to_as_well(folder: Path, tmp_path: Path) -> None:
    """A vault that was not locked: what was saved last is in the log beside the database."""
    with opened(folder) as vault:
        vault.now(add_client, "In het logboek")
        before = {each.surname for each in vault.reader().find(Client)}
        left = Path(shutil.copytree(folder, tmp_path / "left", ignore=shutil.ignore_patterns("*-shm", "vault.lock")))
    assert (left / f"{DATABASE}-wal").stat().st_size
    flip(left, pages_of_schema(folder)[3])
    assert rebuilt(left, None).lost == 0
    with opened(left) as vault:
        assert {each.surname for each in vault.reader().find(Client)} == before


def test_a_schema_that_lies_elsewhere_is_not_lent(folder: Path, tmp_path: Path) -> None:
    """A database that was written anew without its free pages has its tables at other places than its steps gave them.
    A backup of it lends; one of before does not, and says that only a whole backup helps.
    """
    keys, salt = keys_of(folder)
    with closing(connect(folder / DATABASE, keys.database, salt, Mode.WRITE)) as connection:
        connection.execute("CREATE TABLE passing (a TEXT) STRICT")
        connection.execute("DROP TABLE passing")
        connection.execute("VACUUM")
    with opened(folder) as vault:
        back_up(vault, tmp_path / "since.backup", SetClock().now(), Silent())
    before = contents(folder)
    flip(folder, pages_of_schema(folder)[2])
    whole = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    for backup in (None, tmp_path / "d.backup"):
        with pytest.raises(SchemaUnreadable):
            rebuilt(folder, backup)
        assert {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()} == whole
    assert rebuilt(folder, tmp_path / "since.backup").lost == 0
    assert contents(folder) == before


def test_verifying_an_open_vault_names_it_and_leads_to_building_anew(folder: Path) -> None:
    pages = pages_of_schema(folder)
    for page in (pages[0], pages[-1]):
        before = (folder / DATABASE).read_bytes()
        with opened(folder) as vault:
            flip(folder, page)
            looked = look_over(vault, SetClock(), Silent())
            (folder / DATABASE).write_bytes(before)
        assert [each.code for each in looked.findings] == ["verify.unreadable.schema", "verify.page"]
        assert dict(looked.findings[1].what.arguments)["number"] == str(page)
        assert all(each.unreadable for each in looked.findings)


def test_a_table_without_its_first_page_is_not_tried_row_by_row(folder: Path) -> None:
    keys, salt = keys_of(folder)
    database = Readable(folder / DATABASE, keys.database, salt)
    with closing(database.connect()) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'client'").fetchone()
    flip(folder, root)
    with closing(Salvage(database.connect, database.is_lost)) as salvage:
        assert list(salvage.rows("client", ("id",))) == []
        assert salvage.unreadable == 2, "from the beginning, and from the end"
        assert list(salvage.rows("session", ("id",))) != []
