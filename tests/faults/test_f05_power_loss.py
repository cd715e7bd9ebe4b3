"""F5: writes and syncs recorded, every prefix replayed as kill and power cut; every acknowledged change is there."""

from __future__ import annotations

import random
from pathlib import Path

from app.vault.errors import VaultError
from tests.faults.places import found_wrong, opened, surnames
from tests.faults.processes import Child, traced
from tests.faults.recorded import TRACED, Disk, Step, read_trace
from tests.faults.trials import Row, Trials

COMMITS = 20
CUTS = 3
"""Power cuts that are imagined after each step of a whole run; each tears the unsynced blocks in another way."""


def record(place: Path) -> list[Step]:
    """Every step of a child that makes a vault and keeps clients in it."""
    folder, log = place / "vault", place / "trace"
    child = Child("create", folder, COMMITS)
    with traced(child, "-o", str(log), "-y", "-xx", "-s", "1000000", "-e", f"trace={TRACED}", "-e", "signal=none"):
        assert child.run() == 0, child.errors
    return read_trace(log, folder)


def put_down(files: dict[str, bytes], recorded_in: Path, folder: Path) -> None:
    """The files, in another folder. SQLite's shared memory is never on a disk for certain, and is made anew."""
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        if not name.endswith("-shm"):
            (folder / Path(name).relative_to(recorded_in)).write_bytes(content)


def require_kept(folder: Path, said: list[str]) -> None:
    """What was acknowledged is there, and nothing is wrong. Before the vault itself was, it may be anything but new."""
    kept = {line.removeprefix("kept ") for line in said if line.startswith("kept ")}
    try:
        with opened(folder) as vault:
            assert kept <= surnames(vault)
            assert found_wrong(vault) == []
            assert not vault.rollback
    except VaultError:
        if said:
            raise


def act(trials: Trials) -> None:
    """Replay the recorded steps up to each of them."""
    place = trials.scratch / "recorded"
    place.mkdir()
    steps = record(place)
    assert sum(step.kind == "said" for step in steps) >= COMMITS + 1
    assert {"make", "write", "sync", "rename", "folder_sync"} <= {step.kind for step in steps}
    trials.note(f"{len(steps)} steps of {COMMITS} commits were recorded")
    wanted = set(trials.some(range(1, len(steps) + 1), sample=10))
    disk, said = Disk(), list[str]()
    for number, step in enumerate(steps, start=1):
        disk.take(step)
        if step.kind == "said":
            said += [line for line in step.data.decode().splitlines() if line[:4] in ("kept", "made")]
        if number not in wanted:
            continue
        with trials.attempt(f"killed after step {number}") as here:
            put_down(disk.killed(), place / "vault", here / "vault")
            require_kept(here / "vault", said)
        for cut in trials.times(sample=1, whole=CUTS):
            with trials.attempt(f"power cut {cut} after step {number}") as here:
                torn = disk.cut_off(random.Random(trials.seed + number * CUTS + cut))
                put_down(torn, place / "vault", here / "vault")
                require_kept(here / "vault", said)


ROWS = (
    Row(
        "F5",
        "writes and syncs recorded, every prefix replayed (kill, and power cut with unsynced blocks torn)",
        "every acknowledged change is there",
        act,
    ),
)


def test_f5_every_acknowledged_change_survives_a_power_cut(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_a_write_that_was_not_synced_may_be_lost() -> None:
    """The detector: without a sync the content is not always there, with one it always is."""
    steps = [Step("make", "f"), Step("folder_sync", ""), Step("write", "f", b"x" * 9000, 0)]
    disk = Disk()
    for step in steps:
        disk.take(step)
    assert {disk.cut_off(random.Random(seed))["f"] for seed in range(20)} > {b"x" * 9000}
    disk.take(Step("sync", "f"))
    assert {disk.cut_off(random.Random(seed))["f"] for seed in range(20)} == {b"x" * 9000}
