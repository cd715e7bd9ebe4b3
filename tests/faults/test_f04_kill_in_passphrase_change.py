"""F4: kill during a passphrase change and while a new vault key is made, at every file operation; exactly one of the
two opens it, all data there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.vault.connection import Mode, connect
from app.vault.errors import DatabaseDamaged, WrongPassphrase
from app.vault.header import unlock
from app.vault.header_file import read_header
from app.vault.keys import derive
from app.vault.new_vault_key import renew_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from tests.fakes import SetClock
from tests.faults.places import EFFORT, NEW_PASSPHRASE, SURNAMES, opened, require_sound, vault_in
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


def new_key(trials: Trials) -> None:
    """A child writes everything anew under a new vault key: the header says which database counts, and the key of the
    other opens nothing that is left.
    """
    with trials.attempt("not killed") as place:
        folder = vault_in(place)
        places = operations("renew", folder, scratch=place)
        assert databases(folder) == ["vault-2.db"]
    switched = without_name = 0
    for call, number in trials.some(places, sample=3):
        with trials.attempt(f"{call} {number}") as place:
            folder = vault_in(place)
            before = keys_of(folder)
            child = Child("renew", folder)
            killed_at(child, call, number)
            said = [line.removeprefix("renewed ") for line in child.lines if line.startswith("renewed ")]
            assert require_sound(folder) == set(SURNAMES)
            counts = read_header(folder).database
            renewed = counts == "vault-2.db"
            switched += renewed
            assert renewed or not said
            assert opens_with(folder, counts, *before) is not renewed, "exactly one of the two keys opens it"
            if databases(folder) != [counts]:
                without_name += 1
                require_never_counted(folder, before)
            for text in said:
                with opened(folder, RecoveryKey.parse(text)):
                    pass
    assert switched or not trials.whole, "no kill came after the switch"
    if without_name:
        trials.note(f"killed right before the switch, {without_name} copies that never counted stay until the next one")


def require_never_counted(folder: Path, before: tuple[bytes, bytes]) -> None:
    """What else lies there has its name, and no header knows it. It stays, since after an older header was put back it
    would be the one not to lose; the key that was used until then does not open it, and the next new key removes it.
    """
    assert databases(folder) == ["vault-1.db", "vault-2.db"]
    assert not opens_with(folder, "vault-2.db", *before)
    renew_vault_key(folder, PASSPHRASE, SetClock(), Silent(), EFFORT)
    assert databases(folder) == ["vault-3.db"]
    assert require_sound(folder) == {*SURNAMES, "Daarna"}


def databases(folder: Path) -> list[str]:
    """Every database in the folder, whole or not."""
    return sorted(each.name for each in folder.glob("vault-*.db*"))


def keys_of(folder: Path) -> tuple[bytes, bytes]:
    """The key and the salt that a database lies under now."""
    header = read_header(folder)
    return derive(unlock(header, PASSPHRASE, EFFORT.limits), header.vault_id).database, header.salt


def opens_with(folder: Path, name: str, key: bytes, salt: bytes) -> bool:
    """Whether a database opens with this key."""
    try:
        connect(folder / name, key, salt, Mode.READ).close()
    except DatabaseDamaged:
        return False
    return True


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
    Row(
        "F4",
        "kill while a new vault key is made, at every file operation",
        "exactly one of the two keys opens it, all data there",
        new_key,
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f4_exactly_one_of_two_opens_a_vault_whose_change_was_killed(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
