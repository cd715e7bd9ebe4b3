"""F4: kill during a passphrase change, at every file operation; exactly one of the two opens it, all data there."""

from __future__ import annotations

from pathlib import Path

from app.vault.errors import WrongPassphrase
from app.vault.passphrase import Passphrase
from tests.faults.places import NEW_PASSPHRASE, SURNAMES, opened, require_sound, vault_in
from tests.faults.processes import Child, killed_at, operations
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE


def opens(folder: Path, passphrase: Passphrase) -> bool:
    """Whether a passphrase opens the vault."""
    try:
        with opened(folder, passphrase):
            return True
    except WrongPassphrase:
        return False


def act(trials: Trials) -> None:
    """A child changes the passphrase, and then keeps a client."""
    with trials.attempt("not killed") as place:
        folder = vault_in(place)
        places = operations("passphrase", folder, scratch=place)
        assert (opens(folder, PASSPHRASE), opens(folder, NEW_PASSPHRASE)) == (False, True)
    for call, number in trials.some(places, sample=4):
        with trials.attempt(f"{call} {number}") as place:
            folder = vault_in(place)
            child = Child("passphrase", folder)
            killed_at(child, call, number)
            old, new = opens(folder, PASSPHRASE), opens(folder, NEW_PASSPHRASE)
            assert old != new
            assert new or "changed" not in child.lines
            present = require_sound(folder, NEW_PASSPHRASE if new else PASSPHRASE)
            assert set(SURNAMES) <= present
            assert "Later" in present or "kept Later" not in child.lines


ROWS = (
    Row(
        "F4",
        "kill during a passphrase change, at every file operation",
        "exactly one of the two opens it, all data there",
        act,
    ),
)


def test_f4_exactly_one_passphrase_opens_a_vault_whose_change_was_killed(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
