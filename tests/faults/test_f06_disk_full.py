"""F6: the disk is full (a small tmpfs) in every write path; a clear message, the vault unchanged, and usable again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.full_disk import CLOSED, KILLED, LIMITED, MOUNTED
from tests.faults.processes import Child, in_own_mounts
from tests.faults.tasks import TASKS
from tests.faults.trials import CannotTry, Row, Trials

PATHS = ("commit", "create", "passphrase", *TASKS)


def act(trials: Trials) -> None:
    """A child with a small disk of its own fills it, tries the write path, makes room, and looks at what there is."""
    how = way_to_fill(trials)
    for path in trials.some(PATHS, sample=2):
        for left in trials.some((0, 8, 40, 120, 600), sample=1):
            with trials.attempt(f"{path} with {left} KiB left") as place:
                try_path(path, left, how, place)


def way_to_fill(trials: Trials) -> str:
    """By a disk of its own wherever one may be mounted."""
    try:
        in_own_mounts("true")
    except CannotTry as error:
        trials.note(f"{error}; a limit on how far files can be written stood in for the full disk")
        return LIMITED
    return MOUNTED


def try_path(path: str, left: int, how: str, place: Path) -> None:
    """One write path with so much room."""
    disk = place / "disk"
    disk.mkdir()
    mount = in_own_mounts(f"mount -t tmpfs -o size=24m,mode=700 none {disk}") if how == MOUNTED else ()
    child = Child("full_disk", path, disk, left, how, before=mount)
    code = child.run()
    assert code == 0, (child.lines[-3:], child.errors[-800:])
    refused = child.answer["refused"]
    assert refused in {"vault.disk_full", "package.not_written", "export.not_written", None}, refused
    assert refused is not None or left >= 8, "nothing was refused on a full disk"


ROWS = (
    Row(
        "F6", "disk full (24 MiB tmpfs) in every write path", "a clear message, the vault unchanged, usable after", act
    ),
)


def test_f6_a_full_disk_harms_nothing(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_f6_where_nothing_can_be_mounted_a_limit_stands_in(tmp_path: Path) -> None:
    try_path("commit", 40, LIMITED, tmp_path)


@pytest.mark.parametrize("how", [CLOSED, KILLED])
def test_f6_what_lies_on_a_full_disk_can_be_read_searched_and_exported(tmp_path: Path, how: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mount = in_own_mounts(f"mount -t tmpfs -o size=24m,mode=700 none {disk}")
    except CannotTry as error:
        pytest.skip(str(error))
    child = Child("full_disk_reading", disk, how, before=mount)
    assert child.run() == 0, (child.lines[-3:], child.errors[-800:])
    assert child.answer["refused"] == "vault.disk_full"
    assert child.answer["exported"]
