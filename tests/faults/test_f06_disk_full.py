"""F6: the disk is full (a small tmpfs) in every write path; a clear message, the vault unchanged, and usable again."""

from __future__ import annotations

from pathlib import Path

from tests.faults.processes import Child, in_own_mounts
from tests.faults.tasks import TASKS
from tests.faults.trials import Row, Trials

PATHS = ("commit", "create", "passphrase", *TASKS)


def act(trials: Trials) -> None:
    """A child with a small disk of its own fills it, tries the write path, makes room, and looks at what there is."""
    for path in trials.some(PATHS, sample=2):
        for left in trials.some((0, 8, 40, 120, 600), sample=1):
            with trials.attempt(f"{path} with {left} KiB left") as place:
                (place / "disk").mkdir()
                mount = f"mount -t tmpfs -o size=24m,mode=700 none {place / 'disk'}"
                child = Child("full_disk", path, place / "disk", left, before=in_own_mounts(mount))
                code = child.run()
                assert code == 0, (child.lines[-3:], child.errors[-800:])
                refused = child.answer["refused"]
                assert refused in ("vault.disk_full", "package.not_written", "export.not_written", None), refused
                assert refused is not None or left >= 8, "nothing was refused on a full disk"


ROWS = (
    Row(
        "F6", "disk full (24 MiB tmpfs) in every write path", "a clear message, the vault unchanged, usable after", act
    ),
)


def test_f6_a_full_disk_harms_nothing(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
