"""A drill restores the newest backup for real, leaves nothing but a dated record, and can fail."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.drill import Drill, DrillResult
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled, Silent
from app.usecases.backups.drill import hold_drill, sweep_drills
from app.vault.backup_file import BackupDamaged
from app.vault.errors import WrongPassphrase
from app.vault.passphrase import Passphrase
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.fakes import CountedProgress
from tests.usecases.backups.coach import Coach, Dossier
from tests.vault.fast_keys import PASSPHRASE


def names(coach: Coach) -> set[str]:
    return {each.name for each in coach.vault.folder.iterdir()}


def drills(coach: Coach) -> tuple[Drill, ...]:
    return coach.vault.reader().find(Drill)


def test_a_drill_ends_in_a_dated_record_and_leaves_nothing_else(coach: Coach, dossier: Dossier) -> None:
    made = coach.keeps().backup
    coach.clock.forward(days=2)
    before = names(coach)
    held = hold_drill(coach.vault, coach.parts, PASSPHRASE, Silent())
    assert (held.held_on, held.backup_made, held.result) == (date(2026, 3, 5), made.made, DrillResult.PASSED)
    assert (held.items, held.attachments, held.erased_again, held.findings) == (6, 1, 0, 0)
    assert drills(coach) == (held,)
    assert names(coach) == before
    assert verify(coach.vault, Silent()).findings == ()


def test_what_was_erased_since_is_erased_in_the_drill_as_well(coach: Coach, dossier: Dossier) -> None:
    coach.keeps()
    coach.vault.now(erase_dossier, dossier.client.id)
    held = hold_drill(coach.vault, coach.parts, PASSPHRASE, Silent())
    assert (held.result, held.erased_again, held.items) == (DrillResult.PASSED, 4, 3), "a total of the hours is left"


def test_a_damaged_backup_fails_the_drill_and_that_is_on_record(coach: Coach, dossier: Dossier) -> None:
    file = coach.keeps().backup.file
    data = bytearray(file.read_bytes())
    data[8192] ^= 1
    file.write_bytes(data)
    before = names(coach)
    with pytest.raises(BackupDamaged):
        hold_drill(coach.vault, coach.parts, PASSPHRASE, Silent())
    assert [each.result for each in drills(coach)] == [DrillResult.FAILED]
    assert names(coach) == before


def test_a_mistyped_passphrase_or_a_cancel_is_no_failed_drill(coach: Coach, dossier: Dossier) -> None:
    coach.keeps()
    before = names(coach)
    with pytest.raises(WrongPassphrase):
        hold_drill(coach.vault, coach.parts, Passphrase("niet de goede zin"), CountedProgress())
    reports = CountedProgress()
    hold_drill(coach.vault, coach.parts, PASSPHRASE, reports)
    assert [done for done, _ in reports.reports] == sorted(done for done, _ in reports.reports)
    assert reports.reports[-1] == (1000, 1000)
    for step in range(len(reports.reports) // 2):  # how often it reports depends on how its looks run side by side
        with pytest.raises(Cancelled):
            hold_drill(coach.vault, coach.parts, PASSPHRASE, CountedProgress(cancel_at=step))
        assert names(coach) == before
    assert len(drills(coach)) == 1


def test_without_a_backup_within_reach_there_is_no_drill(coach: Coach) -> None:
    with pytest.raises(CoachkluisError, match="drill_no_backup"):
        hold_drill(coach.vault, coach.parts, PASSPHRASE, Silent())
    file = coach.keeps().backup.file
    file.parent.rename(file.parent.with_name("elders"))
    with pytest.raises(CoachkluisError, match="drill_no_backup"):
        hold_drill(coach.vault, coach.parts, PASSPHRASE, Silent())
    assert drills(coach) == ()


def test_what_a_crash_left_of_a_drill_is_swept(coach: Coach) -> None:
    before = names(coach)
    for name in ("drill-0badcafe", "reading-0badcafe"):
        (coach.vault.folder / name).mkdir()
        (coach.vault.folder / name / "passing").write_bytes(b"half")
    sweep_drills(coach.vault)
    assert names(coach) == before
