"""F2: kill during a backup, at every file operation; the old backup whole, a partial one never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.vault.backup import back_up
from app.vault.backup_file import NotABackup, read_particulars
from app.vault.restore import restore
from tests.fakes import SetClock
from tests.faults.places import EFFORT, opened, require_sound, vault_in
from tests.faults.processes import Child, killed_at, operations
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE


def whole_backups(folder: Path) -> list[str]:
    """What lies in a folder under a name that was given to it, and says that it is a backup."""
    found = []
    for file in folder.iterdir():
        if not file.name.startswith(".") and not file.name.endswith(".erasures.log"):
            read_particulars(file)
            found.append(file.name)
    return sorted(found)


def act(trials: Trials) -> None:
    """An older backup lies in the folder while a newer one is being made and killed."""
    with trials.attempt("not killed") as place:
        folder = vault_in(place)
        (place / "kept").mkdir()
        places = operations("backup", folder, place / "kept" / "new", scratch=place)
        assert whole_backups(place / "kept") == ["new"]
    for call, number in trials.some(places, sample=3):
        with trials.attempt(f"{call} {number}") as place:
            folder, kept = vault_in(place), place / "kept"
            kept.mkdir()
            with opened(folder) as vault:
                back_up(vault, kept / "old", SetClock().now(), Silent())
            before = (kept / "old").read_bytes()
            code = killed_at(Child("backup", folder, kept / "new"), call, number)
            assert code in (-9, 0)
            assert (kept / "old").read_bytes() == before
            present = whole_backups(kept)
            assert present in (["old"], ["new", "old"])
            for name in present:
                restore(kept / name, place / f"from {name}", PASSPHRASE, SetClock(), Silent(), EFFORT)
                require_sound(place / f"from {name}")
            require_sound(folder)
            with opened(folder) as vault:
                back_up(vault, kept / "next", SetClock().now(), Silent())


ROWS = (
    Row(
        "F2", "kill during a backup, at every file operation", "the old backup whole, no partial one under a name", act
    ),
)


def test_f2_a_killed_backup_leaves_the_old_one_and_no_half_one(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_a_half_backup_is_told_from_a_whole_one(tmp_path: Path) -> None:
    """The detector: cut off where it is longest, it is none."""
    folder = vault_in(tmp_path)
    (tmp_path / "kept").mkdir()
    with opened(folder) as vault:
        back_up(vault, tmp_path / "kept" / "new", SetClock().now(), Silent())
    whole = (tmp_path / "kept" / "new").read_bytes()
    (tmp_path / "kept" / "new").write_bytes(whole[:-1])
    with pytest.raises(NotABackup):
        whole_backups(tmp_path / "kept")
