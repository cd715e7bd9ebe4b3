"""F13: a second instance is refused while the first has the vault open; there is never a second writer."""

from __future__ import annotations

from pathlib import Path

from tests.faults.places import require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

COMMANDS = (("status",), ("verify",), ("passphrase", "--new-passphrase-file"), ("backup",), ("client", "list"))


def act(trials: Trials) -> None:
    """A child keeps clients, while the command line tries to get in."""
    with trials.attempt("the first holds it") as place:
        folder = vault_in(place)
        (place / "passphrase").write_text(PASSPHRASE.text)
        first = Child("commits", folder)
        first.go()
        kept = {(first.line() or "").removeprefix("kept ")}
        for command in trials.some(COMMANDS, sample=1):
            target = {"passphrase": [place / "passphrase"], "backup": [place / "out"]}.get(command[0], [])
            second = Child(
                "command", "--vault", folder, "--passphrase-file", place / "passphrase", *command, *target, "--json"
            )
            trials.tried += 1
            second.run()
            assert second.answer == {"code": 5}, second.lines
            assert "vault.in_use" in "".join(second.lines)
            assert "Traceback" not in second.errors
            assert not (place / "out").exists()
        for _ in range(5):
            kept.add((first.line() or "").removeprefix("kept "))
        first.kill()
        first.finish()
        assert kept <= require_sound(folder), "the first is not disturbed, and its lock goes with it"


ROWS = (Row("F13", "a second instance", "refused with exit code 5, no second writer", act),)


def test_f13_a_second_instance_is_kept_out(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
