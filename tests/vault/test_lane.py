"""The lane: an erasure waits for no reading, and leaves nothing once that has ended."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item, edit_item
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.backup_file import read_particulars
from app.vault.connection import Connection
from app.vault.lane import Lane
from app.vault.search import forget_replaced
from app.vault.snapshot import snapshot
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.fakes import SetClock
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, decrypted_pages

PLANTED = "Hoogendijkplanted"


def remains(vault: Vault) -> bool:
    """Whether the planted name can be read in the database or its log by whoever has the key."""
    database = vault.folder / vault.header.database
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes()[32:] if log.exists() else b""
    passing = vault.folder / "frames"
    # Frames have 24 bytes before the page; a page of nothing stands for the first one, which has a salt.
    pages = (frames[at + 24 : at + 24 + PAGE] for at in range(0, len(frames), 24 + PAGE))
    passing.write_bytes(bytes(PAGE) + b"".join(pages))
    try:
        found = decrypted_pages(database, vault.keys.database) + decrypted_pages(passing, vault.keys.database)
    finally:
        passing.unlink()
    return any(each.encode() in found for each in (PLANTED, PLANTED.casefold()))


@pytest.fixture
def client(vault: Vault) -> Client:
    return vault.now(add_item, Client, {"surname": PLANTED})


def erased_while_read(vault: Vault, client: Client) -> None:
    """Erase, and save something else, while one moment of before is read."""
    reader = vault.reader()
    with snapshot(reader):
        assert reader.count(Client) == 1
        vault.now(erase_dossier, client.id)
        vault.now(add_item, Client, {"surname": "Later"})
        assert reader.get(Client, client.id) == client
        assert remains(vault), "the reading keeps it"


def test_what_was_erased_is_gone_without_anyone_reading(vault: Vault, client: Client) -> None:
    assert remains(vault)
    vault.now(erase_dossier, client.id)
    assert not remains(vault)


def test_what_was_erased_while_someone_read_is_cleared_away_when_that_has_ended(vault: Vault, client: Client) -> None:
    erased_while_read(vault, client)
    vault.lane.reading_ended()
    vault.lane.head()
    assert not remains(vault)


def test_a_verification_is_such_a_reading(vault: Vault, client: Client) -> None:
    erased_while_read(vault, client)
    assert verify(vault, Silent()).findings == ()
    vault.lane.head()
    assert not remains(vault)


def test_at_the_lock_it_is_gone_in_any_case(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    erased_while_read(vault, vault.now(add_item, Client, {"surname": PLANTED}))
    vault.close()
    assert not remains(vault)
    assert not (vault_folder / f"{vault.header.database}-wal").exists()


@pytest.fixture
def never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.vault.quiet.QUIET", 3600.0)


def changed_text(vault: Vault) -> None:
    """The planted words are replaced by others, in a long text as in a short one."""
    client = vault.now(add_item, Client, {"surname": PLANTED})
    course = vault.now(add_item, Trajectory, {"title": "Traject", "starts_on": "2026-01-05"}, client.id)
    notes = {"trajectory": course.id, "on": "2026-02-02", "notes": f"{PLANTED} sprak over werk. " * 300}
    session = vault.now(add_item, Session, notes, client.id)
    for number in range(4):
        vault.now(edit_item, Session, session.id, {"notes": f"{PLANTED}{number} sprak over rust. " * 200})
    vault.now(edit_item, Session, session.id, {"notes": "Visser sprak over rust. " * 200})
    vault.now(edit_item, Client, client.id, {"surname": "Visser"})


def replaced(vault: Vault) -> int:
    (number,) = vault.reader().connection.execute("SELECT count(*) FROM search_item WHERE noun = ''").fetchone()
    return int(number)


@pytest.mark.usefixtures("never_quiet")
def test_a_lock_leaves_nothing_of_a_text_that_was_changed(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    changed_text(vault)
    assert replaced(vault) == 6
    vault.close()
    assert not remains(vault)


@pytest.mark.usefixtures("never_quiet")
def test_a_backup_holds_nothing_of_a_text_that_was_changed(vault: Vault, tmp_path: Path) -> None:
    changed_text(vault)
    back_up(vault, tmp_path / "made.backup", SetClock().now(), Silent())
    assert replaced(vault) == 0
    made = tmp_path / "pages"
    size = read_particulars(tmp_path / "made.backup").size
    made.write_bytes((tmp_path / "made.backup").read_bytes()[:size])
    pages = decrypted_pages(made, vault.keys.backup)
    assert PLANTED.encode() not in pages
    assert PLANTED.casefold().encode() not in pages
    assert b"Visser sprak over rust" in pages


@pytest.mark.usefixtures("never_quiet")
def test_an_erasure_takes_the_texts_of_others_along_that_were_changed(vault: Vault) -> None:
    going = vault.now(add_item, Client, {"surname": "Gaat"})
    changed_text(vault)
    vault.now(erase_dossier, going.id)
    assert replaced(vault) == 0
    assert not remains(vault)


def test_what_search_finds_no_more_goes_when_nobody_asks_for_anything(
    vault_folder: Path, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash came before the lane was quiet for long enough: it is made up for when the vault is next open."""
    cleared = Event()

    def noted(connection: Connection) -> bool:
        found = forget_replaced(connection)
        if found:
            cleared.set()
        return found

    monkeypatch.setattr("app.vault.search.forget_replaced", noted)
    monkeypatch.setattr("app.vault.quiet.QUIET", 3600.0)
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    client = vault.now(add_item, Client, {"surname": PLANTED})
    with monkeypatch.context() as crashed:
        crashed.setattr(Lane, "_clear_all_replaced", lambda _: None)
        vault.now(edit_item, Client, client.id, {"surname": "Visser"})
        vault.close()
    assert not cleared.is_set()
    monkeypatch.setattr("app.vault.quiet.QUIET", 0.0)
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        assert cleared.wait(60)
        vault.lane.head()
        replaced = vault.reader().connection.execute("SELECT count(*) FROM search_item WHERE noun = ''").fetchone()
        assert replaced == (0,)
        assert verify(vault, Silent()).findings == ()
    finally:
        vault.close()
