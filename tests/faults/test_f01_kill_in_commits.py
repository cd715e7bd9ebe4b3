"""F1: kill -9 during commits, at random moments; every acknowledged change is there."""

from __future__ import annotations

from pathlib import Path

from tests.faults.places import SURNAMES, require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials


def act(trials: Trials) -> None:
    """A child keeps clients as fast as it can, and is killed while it does."""
    for _ in trials.times(sample=3, whole=200):
        with trials.attempt("kill -9") as place:
            folder = vault_in(place)
            child = Child("commits", folder)
            child.go()
            kept: set[str] = set()
            for _ in range(trials.random.randrange(1, 60)):
                kept.add((child.line() or "").removeprefix("kept "))
            # Somewhere in what comes next: a commit takes a few milliseconds.
            for _ in range(trials.random.randrange(200_000)):
                pass
            child.kill()
            child.finish()
            kept |= {line.removeprefix("kept ") for line in child.lines}
            present = require_sound(folder)
            assert kept <= present, sorted(kept - present)
            assert present - kept - set(SURNAMES) <= {f"Nummer{len(kept)}"}, "more than one that was not acknowledged"


ROWS = (Row("F1", "kill -9 during commits, at random moments", "every acknowledged change is there", act),)


def test_f1_every_acknowledged_change_survives_a_kill(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
