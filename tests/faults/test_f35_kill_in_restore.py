"""F35: kill during a restore in the vault's place, at every file operation; the old vault or the restored one is there,
under its own name, and what lay there before is not lost.
"""

from __future__ import annotations

from pathlib import Path

from app.kernel.progress import Silent
from app.vault.backup import back_up
from app.vault.restore import restore
from app.vault.traces import holds_vault
from tests.fakes import SetClock
from tests.faults.places import EFFORT, SURNAMES, add_client, opened, require_sound, vault_in
from tests.faults.processes import Child, killed_at, operations
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE


def with_backup(place: Path) -> tuple[Path, Path]:
    """A vault and a backup of it, after which someone came."""
    folder, backup = vault_in(place), place / "backup"
    with opened(folder) as vault:
        back_up(vault, backup, SetClock().now(), Silent())
        vault.now(add_client, "Later")
    return folder, backup


def former(folder: Path) -> list[Path]:
    """What was kept under a dated name."""
    return sorted(folder.parent.glob(f"{folder.name}-*"))


def act(trials: Trials) -> None:
    """A child restores in the place of the vault that it is of."""
    with trials.attempt("not killed") as place:
        folder, backup = with_backup(place)
        places = operations("replace", backup, folder, scratch=place)
        assert "Later" not in require_sound(folder)
    renames = [each for each in places if each[0].startswith("rename")]
    chosen = dict.fromkeys((*trials.some(places, sample=3), *trials.some(renames, sample=3)))
    for call, number in chosen:
        with trials.attempt(f"{call} {number}") as place:
            folder, backup = with_backup(place)
            child = Child("replace", backup, folder)
            killed_at(child, call, number)
            assert holds_vault(folder), "never taken for a place without a vault"
            present = require_sound(folder)
            assert set(SURNAMES) <= present
            if "Later" not in present:
                (kept,) = former(folder)
                assert "Later" in require_sound(kept)
            else:
                assert "replaced" not in child.lines
                assert former(folder) == []
            restore(backup, folder, PASSPHRASE, SetClock(), Silent(), EFFORT, replace=True)
            assert [each.name for each in place.iterdir() if each.name.startswith(".")] == []
            assert "Later" not in require_sound(folder)


ROWS = (
    Row(
        "F35",
        "kill during a restore in the vault's place, at every file operation",
        "the old vault or the restored one under its name, and the other one kept",
        act,
    ),
)


def test_f35_a_killed_restore_leaves_a_vault_in_its_place(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_the_moment_without_a_vault_is_tried(tmp_path: Path) -> None:
    """The detector: between the two renames nothing has the vault's name, until somebody asks for it."""
    folder, backup = with_backup(tmp_path)
    places = operations("replace", backup, folder, scratch=tmp_path)
    gone = []
    for call, number in (each for each in places if each[0].startswith("rename")):
        place = tmp_path / f"{call} {number}"
        place.mkdir()
        folder, backup = with_backup(place)
        killed_at(Child("replace", backup, folder), call, number)
        if not folder.exists():
            gone.append((call, number))
            require_sound(folder)
    assert len(gone) == 1
