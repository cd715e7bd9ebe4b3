"""F9: vault, header or backup cut off anywhere, or of 0 bytes; detected, and never taken for new."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.vault.backup import back_up
from app.vault.errors import DatabaseDamaged, HeaderDamaged, VaultError, VaultExists
from app.vault.restore import restore
from app.vault.vault import create_vault
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, found_wrong, opened, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE


def require_never_new(folder: Path) -> None:
    """Nothing is made where a damaged vault lies."""
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(VaultExists):
        create_vault(folder, PASSPHRASE, SetClock(), EFFORT)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def database(trials: Trials) -> None:
    """Cut at every page, within pages, and to nothing."""
    with trials.attempt("whole") as place:
        whole = (vault_in(place) / DATABASE).read_bytes()
    places = [0, 1, 15, 16, 511, *range(PAGE, len(whole), PAGE), *range(PAGE - 80, len(whole), 7 * PAGE)]
    for length in [0, *trials.some(places[1:], sample=12)]:
        with trials.attempt(f"database of {length} bytes") as place:
            folder = vault_in(place)
            (folder / DATABASE).write_bytes(whole[:length])
            try:
                with opened(folder) as vault:
                    assert found_wrong(vault) != []
            except DatabaseDamaged:
                pass
            require_never_new(folder)


def header(trials: Trials) -> None:
    """Cut after every byte."""
    with trials.attempt("whole") as place:
        whole = (vault_in(place) / "vault.json").read_bytes()
    for length in [0, *trials.some(range(1, len(whole)), sample=20)]:
        with trials.attempt(f"header of {length} bytes") as place:
            folder = vault_in(place)
            (folder / "vault.json").write_bytes(whole[:length])
            with pytest.raises(HeaderDamaged), opened(folder):
                pass
            require_never_new(folder)
    with trials.attempt("header missing") as place:
        folder = vault_in(place)
        (folder / "vault.json").unlink()
        with pytest.raises(HeaderDamaged), opened(folder):
            pass
        require_never_new(folder)
    with trials.attempt("database missing") as place:
        folder = vault_in(place)
        (folder / DATABASE).unlink()
        with pytest.raises(DatabaseDamaged), opened(folder):
            pass
        require_never_new(folder)


def backups(trials: Trials) -> None:
    """Cut after any byte."""
    place = trials.scratch / "source"
    place.mkdir()
    with opened(vault_in(place)) as vault:
        back_up(vault, place / "backup", SetClock().now(), Silent())
    whole = (place / "backup").read_bytes()
    places = [*range(1, len(whole), 997), *range(len(whole) - 200, len(whole))]
    for length in [0, *trials.some(places, sample=20)]:
        with trials.attempt(f"backup of {length} bytes") as here:
            (here / "cut").write_bytes(whole[:length])
            with pytest.raises(VaultError):
                restore(here / "cut", here / "new", PASSPHRASE, SetClock(), Silent(), EFFORT)
            assert not (here / "new").exists()
    with trials.attempt("the whole backup is restored") as here:
        shutil.copy(place / "backup", here / "whole")
        restore(here / "whole", here / "new", PASSPHRASE, SetClock(), Silent(), EFFORT)


ROWS = (
    Row("F9", "the database cut off, to 0 bytes as well", "detected, never taken for new", database),
    Row("F9", "the header cut off at every byte, or missing", "detected, never taken for new", header),
    Row("F9", "a backup cut off", "refused, nothing left", backups),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f9_what_was_cut_off_is_noticed_and_never_new(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
