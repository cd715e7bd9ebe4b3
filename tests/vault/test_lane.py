"""The lane: an erasure waits for no reading, and leaves nothing once that has ended."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from app.domain.client import Client
from app.kernel.progress import Silent
from app.usecases.erase_dossier import erase_dossier
from app.usecases.keep_item import add_item, edit_item
from app.usecases.parts import Parts
from app.vault.connection import Connection
from app.vault.search import forget_replaced
from app.vault.snapshot import snapshot
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
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
    return PLANTED.encode() in found


@pytest.fixture
def client(vault: Vault) -> Client:
    return vault.now(add_item, Client, {"surname": PLANTED})


def erased_while_read(vault: Vault, client: Client) -> None:
    """Erase, and save something else, while one moment of before is read."""
    reader = vault.reader()
    with snapshot(reader):
        assert reader.count(Client) == 1
        vault.now(erase_dossier, client.id, PLANTED)
        vault.now(add_item, Client, {"surname": "Later"})
        assert reader.get(Client, client.id) == client
        assert remains(vault), "the reading keeps it"


def test_what_was_erased_is_gone_without_anyone_reading(vault: Vault, client: Client) -> None:
    assert remains(vault)
    vault.now(erase_dossier, client.id, PLANTED)
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


def test_what_search_finds_no_more_goes_when_nobody_asks_for_anything(
    vault_folder: Path, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock came before the lane was quiet for long enough: it is made up for when the vault is next open."""
    cleared = Event()

    def noted(connection: Connection) -> bool:
        found = forget_replaced(connection)
        if found:
            cleared.set()
        return found

    monkeypatch.setattr("app.vault.lane.forget_replaced", noted)
    monkeypatch.setattr("app.vault.quiet.QUIET", 3600.0)
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    client = vault.now(add_item, Client, {"surname": PLANTED})
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
