"""What is in a backup, and what restoring it would lose, is told before anything is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.reason import worded
from app.domain.request import Request
from app.kernel.progress import Cancelled, Silent
from app.kernel.translator import Translator
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.preview import Losses, preview_backup
from app.usecases.keep_item import add_item, edit_item
from app.usecases.withdraw_consent import withdraw_consent
from app.vault import migrations
from app.vault.backup_file import BackupDamaged, ForeignBackup, NotABackup
from app.vault.errors import NewerVault, WrongPassphrase, WrongRecoveryKey
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import create_vault
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.usecases.backups.coach import Coach, Dossier
from tests.vault.fast_keys import FAST, PASSPHRASE

CONSENT = {
    "role": "promise",
    "purpose": "Verslag aan de werkgever", "text": "Ik geef toestemming.", "given_on": "2026-02-01",
    "given_name": "A. Hoogendijk", "given_how": "paper",
}  # fmt: skip
REQUEST = {"kind": "access", "received_on": "2026-03-01", "channel": "email"}


def test_a_backup_tells_its_practice_its_date_and_how_much_of_everything(coach: Coach, dossier: Dossier) -> None:
    made = coach.keeps().backup
    seen = preview_backup(made.file, PASSPHRASE, None, Silent(), FAST)
    assert (seen.practice, seen.made, seen.sequence) == ("Praktijk De Brug", made.made, made.sequence)
    assert seen.vault == coach.vault.identity
    assert {noun: number for noun, number in seen.counts.items() if number} == {
        "practice": 1, "policy": 1, "client": 1, "trajectory": 1, "session": 1, "attachment": 1,
    }  # fmt: skip
    assert seen.losses is None


def test_what_would_be_lost_is_counted_and_what_must_be_done_again_is_named(
    coach: Coach, dossier: Dossier, dutch: Translator
) -> None:
    vault, person = coach.vault, dossier.client.id
    given = [vault.now(add_item, Consent, CONSENT, person) for _ in range(2)]
    asked = vault.now(add_item, Request, REQUEST, person)
    made = coach.keeps().backup
    before = losses(coach, made.file)
    assert (before.entries, before.named) == (1, ()), "only that the backup was made"
    hold_drill(vault, coach.parts, PASSPHRASE, Silent())
    held = losses(coach, made.file)
    assert (held.entries, held.settings, held.changed) == (2, 2, {}), "and that a drill was held: the program's own"
    vault.now(withdraw_consent, given[0].id, {})
    vault.now(close, asked)
    vault.now(add_item, Request, {**REQUEST, "kind": "objection"}, person)
    vault.now(add_item, Client, {"surname": "Later"})
    vault.now(edit_item, Client, person, {"phone": "0570 123456"})
    lost = losses(coach, made.file)
    assert (lost.entries, lost.settings) == (7, 2)
    assert lost.changed == {"consent": 1, "request": 2, "client": 2}
    assert [worded(each, dutch) for each in lost.named] == [
        "Anouk Hoogendijk: Toestemming van 1 februari 2026: Verslag aan de werkgever (ingetrokken)",
        "Anouk Hoogendijk: Verzoek van 1 maart 2026: Inzage (afgehandeld)",
        "Anouk Hoogendijk: Verzoek van 1 maart 2026: Bezwaar (nieuw)",
    ]


def close(work: Work, request: Request) -> None:
    work.change(request, state="closed", outcome="granted", closed_on=work.today)


def losses(coach: Coach, file: Path) -> Losses:
    found = preview_backup(file, None, coach.vault, Silent()).losses
    assert found is not None
    return found


def test_each_thing_that_can_be_wrong_is_told_apart(
    coach: Coach, dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = coach.keeps().backup.file
    with pytest.raises(WrongPassphrase, match="wrong_backup_passphrase"):
        preview_backup(file, Passphrase("niet de goede zin"), None, Silent(), FAST)
    with pytest.raises(WrongRecoveryKey):
        preview_backup(file, RecoveryKey.generate(), None, Silent(), FAST)
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, coach.clock, coach.parts.effort)
    try:
        with pytest.raises(ForeignBackup):
            preview_backup(file, None, other, Silent())
        assert preview_backup(file, PASSPHRASE, other, Silent(), FAST).losses is None
    finally:
        other.close()
    data = bytearray(file.read_bytes())
    data[8192] ^= 1
    spoiled = tmp_path / "spoiled"
    spoiled.write_bytes(data)
    with pytest.raises(BackupDamaged):
        preview_backup(spoiled, PASSPHRASE, None, Silent(), FAST)
    spoiled.write_bytes(data[:-5])
    with pytest.raises(NotABackup):
        preview_backup(spoiled, PASSPHRASE, None, Silent(), FAST)
    monkeypatch.setattr(migrations, "MIGRATIONS", ())
    with pytest.raises(NewerVault, match="newer_backup"):
        preview_backup(file, PASSPHRASE, None, Silent(), FAST)


def test_a_backup_of_an_older_schema_is_read_from_a_copy_that_leaves_nothing(
    coach: Coach, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = coach.keeps().backup.file
    before = file.read_bytes()
    names = {each.name for each in coach.vault.folder.iterdir()}
    later = (*migrations.MIGRATIONS, ("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT",))
    monkeypatch.setattr(migrations, "MIGRATIONS", later)
    assert preview_backup(file, None, coach.vault, Silent()).counts["client"] == 1
    assert {each.name for each in coach.vault.folder.iterdir()} == names
    assert file.read_bytes() == before


def test_looking_changes_nothing_and_can_be_cancelled(coach: Coach, dossier: Dossier, place: Path) -> None:
    file = coach.keeps().backup.file
    before = {each: each.read_bytes() for each in place.iterdir()}
    preview_backup(file, None, coach.vault, Silent())
    with pytest.raises(Cancelled):
        preview_backup(file, None, coach.vault, CountedProgress(cancel_at=0))
    assert {each: each.read_bytes() for each in place.iterdir()} == before
