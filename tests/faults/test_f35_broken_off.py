"""F35: cancel and kill of every long task at 10, 50, 90 %; no partial file, no plaintext, and it can be done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.progress import Cancelled, Silent
from tests.faults.places import opened, require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.tasks import EVERY, PLANTED, Until, begun, contents, left_within, prepare
from tests.faults.trials import Row, Trials

PERCENTS = (10, 50, 90)
OPEN = {"export": {"out.part"}, "save": set[str]()}
"""What these tasks write is not encrypted: it is what they are for. A killed export lies under a name that says so."""


def outside(place: Path) -> set[str]:
    """What lies beside the vault."""
    return {each.name for each in place.iterdir() if each.name != "vault"}


def readable(place: Path) -> list[str]:
    """Files beside the vault in which the planted word can be read, but for those that were there."""
    theirs = {place / "in.txt", place / "in.csv"}
    files = (each for each in place.rglob("*") if each.is_file() and each not in theirs)
    return [str(each.relative_to(place)) for each in files if PLANTED.encode() in each.read_bytes()]


def require_done_again(name: str, place: Path) -> None:
    """The same task, from the beginning to the end."""
    with begun(name, place) as (task, _):
        task(Silent())
    require_sound(place / "vault")
    assert left_within(place / "vault") == set()


def cancelled(trials: Trials) -> None:
    """By its progress, as a button or a lock does."""
    for name in trials.some(EVERY, sample=3):
        for percent in trials.some(PERCENTS, sample=1):
            with trials.attempt(f"{name} at {percent} %") as place:
                vault_in(place)
                prepare(place)
                with begun(name, place) as (task, count):
                    before, files = count(), outside(place)
                    until = Until(percent, stands=False, say=lambda _: None)
                    with pytest.raises(Cancelled):
                        task(until)
                    assert count() == before
                    assert left_within(place / "vault") == set()
                    left = outside(place) - files
                    assert left <= {"out"}, left
                    assert "out" not in left or not any((place / "out").iterdir())
                    assert readable(place) == []
                require_done_again(name, place)


def killed(trials: Trials) -> None:
    """By `kill -9`, while it stands at that point."""
    tried = [(name, percent) for name in EVERY for percent in PERCENTS]
    for name, percent in trials.some(tried, sample=3):
        with trials.attempt(f"{name} at {percent} %") as place:
            folder = vault_in(place)
            prepare(place)
            with opened(folder) as vault:
                before = contents(vault)
            files = outside(place)
            child = Child("task", name, place, f"stand:{percent}")
            child.go()
            said = child.line()
            child.kill()
            child.finish()
            assert said is not None, (child.lines, child.errors[-500:])
            assert said.startswith("stands at"), said
            left = {each for each in outside(place) - files if not each.startswith(".")}
            allowed = {"out"} | OPEN.get(name, set())
            assert left <= allowed, left
            with opened(folder) as vault:
                assert contents(vault) == before
            if name not in OPEN:
                assert readable(place) == []
            elif readable(place):
                trials.note(f"a killed {name} leaves what it had written, not encrypted, as all that it writes")
            require_done_again(name, place)


ROWS = (
    Row("F35", "every long task cancelled at 10, 50 and 90 %", "nothing left, can be done again", cancelled),
    Row("F35", "every long task killed at 10, 50 and 90 %", "no partial file under a name, can be done again", killed),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f35_a_task_that_is_broken_off_leaves_nothing(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)


def test_the_search_for_plaintext_finds_it(tmp_path: Path) -> None:
    (tmp_path / "somewhere").mkdir()
    (tmp_path / "somewhere" / "left").write_bytes(b".." + PLANTED.encode())
    assert readable(tmp_path) == ["somewhere/left"]
