"""F33: a sync tool replaces the database while it is open, or leaves a conflict copy; noticed before the next write,
and nothing that was acknowledged is lost by it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.vault.conflict_copies import ConflictCopy
from app.vault.errors import DatabaseDamaged
from app.vault.in_place import VaultReplaced
from app.vault.vault import Vault, create_vault
from tests.fakes import SetClock
from tests.faults.places import (
    DATABASE,
    EFFORT,
    SURNAMES,
    WAL,
    add_client,
    found_wrong,
    opened,
    require_sound,
    surnames,
    vault_in,
)
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

COMMITS = (0, 1, 7, 40)
"""Changes since the file was copied that the sync tool brings back."""
COPIES = (
    "vault-1 (Kopie met conflict van LAPTOP 2026-03-03).db",
    "vault-1.sync-conflict-20260303-100000-ABCDEFG.db",
    "vault-1-LAPTOP.db",
    "vault-1 2.db",
    "vault_conflict-20260303-100000.json",
    "vault (conflicted copy 2026-03-03 100000).json",
    "erasures (1).log",
)
"""As Dropbox, Syncthing, OneDrive, iCloud, Nextcloud and ownCloud name them."""


def renamed_into_place(source: Path, target: Path) -> None:
    """As sync tools do it: written beside, and renamed."""
    shutil.copy(source, target.with_name(".coming-in"))
    target.with_name(".coming-in").replace(target)


def written_over(source: Path, target: Path) -> None:
    """As a person with a copy does it, or `rsync --inplace`."""
    with target.open("r+b") as file:
        file.write(source.read_bytes())
        file.truncate()


def removed(source: Path, target: Path) -> None:
    """As after a removal on another computer."""
    target.unlink()


def older(folder: Path, place: Path) -> Path:
    """The database as it was when this began."""
    return Path(shutil.copy(folder / DATABASE, place / "older"))


def foreign(folder: Path, place: Path) -> Path:
    """That of another vault, under the same name."""
    create_vault(place / "other", PASSPHRASE, SetClock(), EFFORT)[0].close()
    return place / "other" / DATABASE


def empty(folder: Path, place: Path) -> Path:
    """Nothing, as an online-only file that did not come down."""
    (place / "empty").touch()
    return place / "empty"


Sources = Callable[[Path, Path], Path]
Ways = Callable[[Path, Path], None]
LOST_NOTHING: tuple[tuple[str, Sources, Ways], ...] = (
    (DATABASE, older, renamed_into_place),
    (DATABASE, foreign, renamed_into_place),
    (DATABASE, empty, renamed_into_place),
    (DATABASE, older, removed),
    (WAL, older, removed),
    (WAL, older, renamed_into_place),
    (WAL, empty, renamed_into_place),
)
"""What leaves the open files whole: all of it is there when the vault is opened again."""
NOTICED: tuple[tuple[str, Sources, Ways], ...] = (
    (DATABASE, older, written_over),
    (DATABASE, foreign, written_over),
    (DATABASE, empty, written_over),
    (WAL, older, written_over),
    (WAL, empty, written_over),
)
"""What writes into the open files: nobody can save that, so it must be told, at once and when it is opened."""


def harmed(vault: Vault, target: Path, coming: Path, way: Ways, commits: int) -> set[str]:
    """The vault after a sync tool was at it; who was acknowledged before. The next write must be refused."""
    kept = {f"Nummer{number}" for number in range(commits)}
    for surname in sorted(kept):
        vault.now(add_client, surname)
    way(coming, target)
    for _ in range(2):
        with pytest.raises(VaultReplaced):
            vault.now(add_client, "Erna")
    return kept


def label(how: tuple[str, Sources, Ways], commits: int) -> str:
    """For the outcome."""
    name, source, way = how
    return f"{name}: {source.__name__} {way.__name__} after {commits} changes"


def replaced(trials: Trials) -> None:
    """Another file takes the name of one that is open. At the next opening all is there, and nothing is behind."""
    tried = [(how, commits) for how in LOST_NOTHING for commits in COMMITS]
    for how, commits in trials.some(tried, sample=5):
        with trials.attempt(label(how, commits)) as place:
            folder = vault_in(place)
            coming = how[1](folder, place)
            with opened(folder) as vault:
                kept = harmed(vault, folder / how[0], coming, how[2], commits)
            assert require_sound(folder) == kept | set(SURNAMES)
            if how[0] == DATABASE and how[2] is renamed_into_place:
                (aside,) = folder.glob("vault-1.replaced-*.db")
                assert aside.read_bytes() == coming.read_bytes(), "what the sync tool brought is kept beside"


def overwritten(trials: Trials) -> None:
    """Someone writes into the open files. Nothing is written after that, and the next opening has it all or says so."""
    tried = [(how, commits) for how in NOTICED for commits in COMMITS[1:]]
    for how, commits in trials.some(tried, sample=4):
        with trials.attempt(label(how, commits)) as place:
            folder = vault_in(place)
            coming = how[1](folder, place)
            with opened(folder) as vault:
                kept = harmed(vault, folder / how[0], coming, how[2], commits)
            try:
                with opened(folder) as vault:
                    complete = kept | set(SURNAMES) <= surnames(vault) and not found_wrong(vault)
                    assert complete or vault.rollback or found_wrong(vault), "something is lost, and nothing said"
                    assert "Erna" not in surnames(vault)
            except DatabaseDamaged:
                pass


def conflict_copy(trials: Trials) -> None:
    """A copy lies beside: said once by its name, before anything is written; then work goes on."""
    for name in trials.some(COPIES, sample=2):
        with trials.attempt(name) as place:
            folder = vault_in(place)
            with opened(folder) as vault:
                vault.now(add_client, "Ervoor")
                shutil.copy(folder / DATABASE, folder / name)
                with pytest.raises(ConflictCopy) as noticed:
                    vault.now(add_client, "Geweigerd")
                assert noticed.value.arguments == {"file": name}
                vault.now(add_client, "Erna")
            assert require_sound(folder) == {*SURNAMES, "Ervoor", "Erna"}
            assert (folder / name).exists(), "it is not ours to remove"


def own_work(trials: Trials) -> None:
    """The detector is quiet where nobody else is at work: many changes, erasures, readers, other files beside."""
    with trials.attempt("nobody else") as place:
        folder = vault_in(place)
        with opened(folder) as vault:
            for number in range(60):
                vault.now(add_client, f"Nummer{number} " + "x" * 120)
                (folder / f"lees mij {number}.txt").touch()
                assert vault.reader().search(f"Nummer{number}")
            assert found_wrong(vault) == []
        require_sound(folder)


ROWS = (
    Row("F33", "a sync tool replaces or removes an open file", "noticed before the next write, nothing lost", replaced),
    Row("F33", "someone writes into the open files", "noticed before the next write, and told", overwritten),
    Row("F33", "a conflict copy beside the vault", "said by its name before the next write", conflict_copy),
    Row("F33", "nobody else at work", "nothing said", own_work),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f33_a_sync_tool_is_noticed_before_the_next_write(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
