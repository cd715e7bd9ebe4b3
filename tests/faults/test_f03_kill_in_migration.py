"""F3: kill during a migration, at every statement; the old or the new version, whole, and a copy was made first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.vault.connection import Mode, connect
from app.vault.errors import NewerVault
from app.vault.header import unlock
from app.vault.header_file import read_header
from app.vault.keys import derive
from app.vault.migrations import latest_version, schema_version
from tests.faults.newer_schema import NEWEST, with_newer_schema
from tests.faults.places import (
    DATABASE,
    EFFORT,
    SURNAMES,
    add_client,
    found_wrong,
    opened,
    remove_client,
    require_sound,
    vault_in,
)
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE
from tests.vaults.old_vaults import OldVault, old_vaults

OLDEST = latest_version()
COPY = f"before-schema-{OLDEST + 1}.db"


def version_of(folder: Path) -> int:
    """The schema of a closed vault, without opening it as one."""
    header = read_header(folder)
    keys = derive(unlock(header, PASSPHRASE, EFFORT.limits), header.vault_id)
    connection = connect(folder / DATABASE, keys.database, header.salt, Mode.READ)
    try:
        return schema_version(connection)
    finally:
        connection.close()


def put_copy_back(folder: Path, copy: str = COPY) -> None:
    """What a coach does who wants to go back."""
    for end in ("", "-wal", "-shm"):
        (folder / (DATABASE + end)).unlink(missing_ok=True)
    shutil.copy(folder / copy, folder / DATABASE)


def released(trials: Trials) -> None:
    """A child opens a vault of every released schema with this program, and is killed as it comes to a statement."""
    for old in old_vaults():
        if old.schema == latest_version():
            continue
        source = old.cheap_copy_to(trials.scratch / old.place.name)
        with trials.attempt(f"{old.place.name}, not killed") as place:
            child = Child("open_old", shutil.copytree(source, place / "vault"), old.place.name)
            assert child.run() == 0, child.errors
            statements = int(str(child.answer["statements"]))
        for number in trials.some(range(1, statements + 1), sample=3):
            with trials.attempt(f"{old.place.name}, statement {number} of {statements}") as place:
                folder = Path(shutil.copytree(source, place / "vault"))
                assert Child("open_old", folder, old.place.name, number).run() == -9
                require_one_or_the_other(old, folder, place)
        trials.note(f"{old.place.name} to {latest_version()}: {statements} statements")


def require_one_or_the_other(old: OldVault, folder: Path, place: Path) -> None:
    """What a kill left: a whole schema, with a copy of before wherever that is not the old one; it is opened again, and
    so is the copy in its place.
    """
    reached, copy = old.schema_of(folder), f"before-schema-{old.schema + 1}.db"
    assert old.schema <= reached <= latest_version()
    assert reached == old.schema or (folder / copy).is_file()
    if reached > old.schema:
        assert old.schema_of(folder, copy) == old.schema
        back = Path(shutil.copytree(folder, place / "back"))
        put_copy_back(back, copy)
        require_whole(old, back)
    require_whole(old, folder)
    assert old.schema_of(folder) == latest_version()
    assert (folder / copy).stat().st_mode & 0o777 == 0o600


def require_whole(old: OldVault, folder: Path) -> None:
    """Everything is there, nothing is wrong, and it takes a change."""
    with opened(folder, old.passphrase, old.clock) as vault:
        old.require_everything(vault)
        assert found_wrong(vault) == []
        assert not vault.rollback
    with opened(folder, old.passphrase, old.clock) as vault:
        vault.now(add_client, "Daarna")
        vault.now(remove_client, vault.reader().find(Client, surname="Daarna")[0].id)


def imagined(trials: Trials) -> None:
    """A child opens the vault with a newer program, and is killed as it comes to a statement."""
    with trials.attempt("not killed") as place:
        child = Child("migrate", vault_in(place))
        assert child.run() == 0
        statements = int(str(child.answer["statements"]))
    for number in trials.some(range(1, statements + 1), sample=3):
        with trials.attempt(f"statement {number} of {statements}") as place:
            folder = vault_in(place)
            assert Child("migrate", folder, number).run() == -9
            reached = version_of(folder)
            assert OLDEST <= reached <= NEWEST
            assert reached == OLDEST or (folder / COPY).is_file()
            if reached == OLDEST:
                assert require_sound(Path(shutil.copytree(folder, place / "old"))) == set(SURNAMES)
            else:
                before = (folder / DATABASE).read_bytes()
                with pytest.raises(NewerVault), opened(folder):
                    pass
                assert (folder / DATABASE).read_bytes() == before
                again = Path(shutil.copytree(folder, place / "back"))
                put_copy_back(again)
                assert require_sound(again) == set(SURNAMES)
            with with_newer_schema():
                assert require_sound(folder) == set(SURNAMES)
                assert version_of(folder) == NEWEST
            assert (folder / COPY).stat().st_mode & 0o777 == 0o600


ROWS = (
    Row(
        "F3",
        "kill during the migration of a released vault, at every statement",
        "a whole version with everything in it; a copy before it",
        released,
    ),
    Row(
        "F3",
        "kill during migrations yet to come, at every statement",
        "old or new version, whole; a copy before it",
        imagined,
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f3_a_killed_migration_leaves_one_whole_version_and_a_copy(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
