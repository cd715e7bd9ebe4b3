"""Verifying finds nothing wrong in a sound vault, and each kind of damage in one that is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.reason import reason, worded
from app.kernel.ids import new_id
from app.kernel.progress import Cancelled, Silent
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from app.usecases.parts import Parts
from app.vault.connection import Mode, connect
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE


def filled(work: Work) -> Client:
    client = work.new(Client, surname="Visser", first_name="Jan")
    work.new(Client, surname="Bakker")
    content = b"x" * 300_000
    identity = new_id()
    work.put_chunks(identity, 0, (content[:262_144], content[262_144:]))
    work.add(
        Attachment(
            id=identity,
            made=work.now,
            changed=work.now,
            client=client.id,
            name="cv.pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
    )
    return client


def codes(vault: Vault) -> list[str]:
    return [each.code for each in verify(vault, Silent()).findings]


def test_a_sound_vault_has_nothing_wrong(vault: Vault) -> None:
    vault.now(filled)
    found = verify(vault, Silent())
    assert found.findings == ()
    assert (found.items, found.attachments) == (5, 1)
    assert found.entries == vault.lane.head().sequence


def behind_its_back(vault: Vault, *statements: str) -> None:
    """Changes the database with the key, but without the ledger."""
    database = vault.folder / vault.header.database
    connection = connect(database, vault.keys.database, vault.header.salt, Mode.WRITE)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE client SET first_name = 'Piet' WHERE surname = 'Visser'", "verify.row"),
        ("DELETE FROM client WHERE surname = 'Bakker'", "verify.row_missing"),
        ("UPDATE ledger SET act = 'something_else' WHERE sequence = 2", "verify.ledger"),
        ("DELETE FROM ledger WHERE sequence = 2", "verify.ledger"),
        ("UPDATE chunk SET bytes = x'00' WHERE part = 1", "verify.attachment"),
        ("DELETE FROM search_item WHERE noun = 'client'", "verify.search"),
        ("DELETE FROM search WHERE rowid = 1", "verify.search_whole"),
        ("UPDATE search_content SET c0 = 'other words' WHERE id = 1", "verify.structure_list"),
        ("DELETE FROM search_docsize WHERE id = 1", "verify.structure_list"),
        ("DELETE FROM search_data WHERE id > 10", "verify.structure_list"),
        ("UPDATE attachment SET client = 'nobody'", "verify.reference"),
    ],
)
def test_each_damage_is_found(vault: Vault, statement: str, code: str) -> None:
    vault.now(filled)
    assert codes(vault) == []
    behind_its_back(vault, statement)
    assert code in codes(vault)


def test_a_flipped_bit_in_a_page_is_found(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(filled)
    vault.close()
    database = vault_folder / "vault-1.db"
    data = bytearray(database.read_bytes())
    data[-2000] ^= 1
    database.write_bytes(data)
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        assert "verify.page" in codes(again)
    finally:
        again.close()


def test_it_can_be_cancelled_and_says_how_far_it_is(vault: Vault) -> None:
    vault.now(filled)
    progress = CountedProgress()
    verify(vault, progress)
    assert progress.reports == sorted(progress.reports)
    assert progress.reports[-1] == (1000, 1000)
    with pytest.raises(Cancelled):
        verify(vault, CountedProgress(cancel_at=4))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("session", "verify.structure"),
        ("representative_client", "verify.structure_list"),
        ("search_idx", "verify.structure_list"),
    ],
)
def test_a_page_of_a_tree_is_told_by_what_lies_there(vault_folder: Path, parts: Parts, name: str, code: str) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(filled)
    (root,) = vault.reader().connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    vault.close()
    database = vault_folder / "vault-1.db"
    data = bytearray(database.read_bytes())
    data[(root - 1) * PAGE + 100] ^= 1
    database.write_bytes(data)
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        findings = verify(again, Silent()).findings
    finally:
        again.close()
    assert code in [each.code for each in findings]
    translator = load_translator(Language.DUTCH, resources())
    assert not [each for each in (worded(each, translator) for each in findings) if "Tree" in each or "btree" in each]


def test_a_copy_that_a_sync_tool_laid_there_before_is_named(vault_folder: Path, parts: Parts) -> None:
    (vault_folder / "vault-1 (conflicted copy 2026-03-03).db").write_bytes(b"an older state")
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        (found,) = verify(vault, Silent()).findings
    finally:
        vault.close()
    assert found == reason("verify.conflict_copy", file="vault-1 (conflicted copy 2026-03-03).db")


def test_a_damaged_header_beside_the_open_database_is_named_and_mended_by_the_next_change(vault: Vault) -> None:
    vault.now(filled)
    header = vault.folder / "vault.json"
    header.write_bytes(header.read_bytes().replace(b'"format"', b'"farmot"'))
    assert codes(vault) == ["verify.header"]
    vault.now(filled)
    assert codes(vault) == []
