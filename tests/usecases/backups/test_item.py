"""One damaged or lost item comes back alone from a backup, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError, NotFound
from app.kernel.progress import Silent
from app.kernel.translator import Translator
from app.usecases.backups.finding import Finding, name_findings
from app.usecases.backups.item import restore_item_from
from app.usecases.keep_item import add_item, edit_item
from app.vault.backup_file import BackupDamaged, ForeignBackup
from app.vault.connection import Mode, checkpoint, connect
from app.vault.opened_backup import known_particulars, opened_backup
from app.vault.put_back import ItemErased
from app.vault.vault import Vault, create_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.erasing import erase_dossier
from tests.usecases.backups.coach import Coach, Dossier
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, page_of_rows


def behind_its_back(vault: Vault, *statements: str) -> None:
    """Changes the database with the key, but without the ledger."""
    vault.now(without_the_ledger, statements)


def without_the_ledger(work: Work, statements: tuple[str, ...]) -> None:
    for statement in statements:
        work.connection.execute(statement)


def findings(vault: Vault, backup: Path | None = None) -> tuple[Finding, ...]:
    found = verify(vault, Silent()).findings
    if backup is None:
        return name_findings(found, vault.reader())
    particulars = known_particulars(backup)
    with opened_backup(backup, particulars, vault.keys, vault.folder, Silent()) as opened:
        return name_findings(found, vault.reader(), opened.rows)


@pytest.mark.parametrize(
    ("statement", "code", "words"),
    [
        (
            "UPDATE session SET notes = 'Niets aan de hand.'",
            "verify.row",
            "Buiten Coachkluis om veranderd in het dossier van Anouk Hoogendijk: Gesprek van 2 februari 2026",
        ),
        (
            "DELETE FROM session",
            "verify.row_missing",
            "Buiten Coachkluis om verdwenen uit het dossier van Anouk Hoogendijk: Gesprek van 2 februari 2026",
        ),
        (
            "UPDATE chunk SET bytes = x'00' WHERE part = 1",
            "verify.attachment",
            "Beschadigd in het dossier van Anouk Hoogendijk: Bijlage ‘cv.txt’",
        ),
        (
            "UPDATE client SET first_name = 'Anita'",
            "verify.row",
            "Buiten Coachkluis om veranderd: Anita Hoogendijk",
        ),
    ],
)
def test_damage_is_named_in_the_coachs_words_and_mended_from_a_backup(
    coach: Coach, dossier: Dossier, dutch: Translator, statement: str, code: str, words: str
) -> None:
    vault, backup = coach.vault, coach.keeps().backup.file
    everything = contents(vault)
    behind_its_back(vault, statement)
    found, *others = findings(vault, backup)
    assert {each.code for each in others} <= {"verify.search"}
    assert (found.code, found.what.words(dutch), found.restorable) == (code, words, True)
    back = restore_item_from(vault, backup, found.record, Silent())
    assert back.as_last
    assert findings(vault) == ()
    assert contents(vault) == everything
    entry = vault.ledger_entries()[-1]
    assert (entry.act, entry.record) == ("restore_item", found.record)


def contents(vault: Vault) -> list[object]:
    reader = vault.reader()
    records = [each for noun in (Client, Trajectory, Session, Attachment) for each in reader.find(noun)]
    chunks = [tuple(reader.chunks(each.id)) for each in reader.find(Attachment)]
    return [*records, *chunks, reader.search("twijfelt"), reader.search("hoogendijk")]


def test_an_item_that_was_changed_since_comes_back_as_it_was_and_says_so(coach: Coach, dossier: Dossier) -> None:
    vault, backup = coach.vault, coach.keeps().backup.file
    vault.now(edit_item, Session, dossier.session.id, {"notes": "Heeft besloten te blijven."})
    behind_its_back(vault, "DELETE FROM session")
    assert not restore_item_from(vault, backup, dossier.session.id, Silent()).as_last
    assert vault.reader().get(Session, dossier.session.id).notes == "Twijfelt over haar baan."
    assert findings(vault) == ()


def test_what_was_erased_does_not_come_back_as_an_item_either(coach: Coach, dossier: Dossier) -> None:
    vault, backup = coach.vault, coach.keeps().backup.file
    vault.now(erase_dossier, dossier.client.id)
    before = vault.lane.head()
    with pytest.raises(ItemErased):
        restore_item_from(vault, backup, dossier.client.id, Silent())
    with pytest.raises((ItemErased, InputError)):
        restore_item_from(vault, backup, dossier.session.id, Silent())
    assert vault.lane.head() == before


def test_an_item_whose_trajectory_is_gone_is_refused_with_the_reason(coach: Coach, dossier: Dossier) -> None:
    vault, backup = coach.vault, coach.keeps().backup.file
    vault.now(remove_both, dossier)
    with pytest.raises(InputError) as refused:
        restore_item_from(vault, backup, dossier.session.id, Silent())
    assert [(each.label, each.code) for each in refused.value.faults] == [("session.trajectory", "leads_nowhere")]


def remove_both(work: Work, dossier: Dossier) -> None:
    work.remove(dossier.session)
    work.remove(dossier.trajectory)


def test_an_item_that_was_damaged_before_the_backup_is_not_taken_from_it(coach: Coach, dossier: Dossier) -> None:
    behind_its_back(coach.vault, "UPDATE session SET notes = 'Niets aan de hand.'")
    backup = coach.keeps().backup.file
    with pytest.raises(BackupDamaged):
        restore_item_from(coach.vault, backup, dossier.session.id, Silent())
    assert [each.code for each in findings(coach.vault)] == ["verify.row"]


def test_an_unknown_item_and_another_vaults_backup_are_refused(coach: Coach, dossier: Dossier, tmp_path: Path) -> None:
    backup = coach.keeps().backup.file
    with pytest.raises(NotFound):
        restore_item_from(coach.vault, backup, "0" * 26, Silent())
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, coach.clock, coach.parts.effort)
    try:
        with pytest.raises(ForeignBackup):
            restore_item_from(other, backup, dossier.session.id, Silent())
    finally:
        other.close()


def test_what_is_gone_without_a_backup_is_named_as_far_as_can_be(
    coach: Coach, dossier: Dossier, dutch: Translator
) -> None:
    behind_its_back(coach.vault, "DELETE FROM session")
    found, *_ = findings(coach.vault)
    assert found.what.words(dutch) == "Buiten Coachkluis om verdwenen uit het dossier van Anouk Hoogendijk: gesprek"


def test_a_damaged_page_names_the_items_on_it_and_spares_the_others(coach: Coach, dossier: Dossier) -> None:
    vault = coach.vault
    for number in range(40):
        vault.now(add_item, Client, {"surname": f"Persoon {number}", "street": "Lange straat " * 8})
    database = vault.folder / vault.header.database
    connection = connect(database, vault.keys.database, vault.header.salt, Mode.WRITE)
    checkpoint(connection)
    connection.close()
    data = bytearray(database.read_bytes())
    # A name and a street follow each other in the table of clients without a new line.
    data[page_of_rows(database, vault.keys.database, rb"Persoon 20[^\n]") * PAGE + 100] ^= 1
    database.write_bytes(data)
    hit = [each for each in findings(vault) if each.code == "verify.row_unreadable"]
    assert 0 < len(hit) < 41
    assert {each.noun for each in hit} == {"client"}
    assert all(each.unreadable and not each.restorable for each in hit), "nothing can be written there"
