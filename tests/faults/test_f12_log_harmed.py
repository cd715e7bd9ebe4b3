"""F12: the WAL flipped, cut or deleted after a kill; as F11, or nothing of it was needed."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.vault.errors import DatabaseDamaged
from tests.faults.places import WAL, found_wrong, opened, surnames, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials

COMMITS = 12
PLACES = 600
"""At which the log is cut, at most; twice as many at which a bit is flipped."""


def killed(place: Path) -> tuple[Path, set[str]]:
    """A vault whose program was killed with its newest commits in the log, and what was acknowledged."""
    folder = vault_in(place)
    child = Child("commits", folder)
    child.go()
    kept = {(child.line() or "").removeprefix("kept ") for _ in range(COMMITS)}
    child.kill()
    child.finish()
    return folder, kept | {each.removeprefix("kept ") for each in child.lines}


def require_noticed(folder: Path, kept: set[str]) -> None:
    """All is there, or the vault says that it is not."""
    try:
        with opened(folder) as vault:
            complete = kept <= surnames(vault)
            assert complete or vault.rollback, "something is lost, and nothing said"
            assert complete or "verify.behind" in found_wrong(vault)
    except DatabaseDamaged:
        pass


def act(trials: Trials) -> None:
    """One killed vault, harmed in many ways."""
    place = trials.scratch / "source"
    place.mkdir()
    source, kept = killed(place)
    log = (source / WAL).read_bytes()
    assert len(log) > COMMITS * 4096
    # A child that was killed late leaves a long log: then the places lie further apart, and are as many.
    apart = max(512, len(log) // PLACES)
    ways = [("deleted", 0), *(("cut", at) for at in trials.some(range(0, len(log), apart), sample=8))]
    ways += [("flipped", at) for at in trials.some(range(0, len(log), apart // 2), sample=8)]
    for way, at in ways:
        with trials.attempt(f"{way} at {at} of {len(log)}") as here:
            folder = Path(shutil.copytree(source, here / "vault"))
            if way == "deleted":
                (folder / WAL).unlink()
            elif way == "cut":
                (folder / WAL).write_bytes(log[:at])
            else:
                changed = bytearray(log)
                changed[at + trials.random.randrange(min(apart // 2, len(log) - at))] ^= 1 << trials.random.randrange(8)
                (folder / WAL).write_bytes(changed)
            (folder / "vault-1.db-shm").unlink(missing_ok=True)
            require_noticed(folder, kept)
    with trials.attempt("not harmed") as here:
        folder = Path(shutil.copytree(source, here / "vault"))
        with opened(folder) as vault:
            assert kept <= surnames(vault)
            assert not vault.rollback


ROWS = (Row("F12", "WAL flipped, cut or deleted after a kill", "all is there, or a warning that says how far", act),)


def test_f12_a_harmed_log_is_noticed(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
