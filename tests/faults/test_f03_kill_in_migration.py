"""F3: kill during a migration, at every statement; the old or the new version, whole, and a copy was made first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.vault.connection import Mode, connect
from app.vault.errors import NewerVault
from app.vault.header import unlock
from app.vault.header_file import read_header
from app.vault.keys import derive
from app.vault.migrations import schema_version
from tests.faults.newer_schema import NEWEST, with_newer_schema
from tests.faults.places import DATABASE, EFFORT, SURNAMES, opened, require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

COPY = "before-schema-2.db"


def version_of(folder: Path) -> int:
    """The schema of a closed vault, without opening it as one."""
    header = read_header(folder)
    keys = derive(unlock(header, PASSPHRASE, EFFORT.limits), header.vault_id)
    connection = connect(folder / DATABASE, keys.database, header.salt, Mode.READ)
    try:
        return schema_version(connection)
    finally:
        connection.close()


def put_copy_back(folder: Path) -> None:
    """What a coach does who wants to go back."""
    for end in ("", "-wal", "-shm"):
        (folder / (DATABASE + end)).unlink(missing_ok=True)
    shutil.copy(folder / COPY, folder / DATABASE)


def act(trials: Trials) -> None:
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
            assert 1 <= reached <= NEWEST
            assert reached == 1 or (folder / COPY).is_file()
            if reached == 1:
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


ROWS = (Row("F3", "kill during a migration, at every statement", "old or new version, whole; a copy before it", act),)


def test_f3_a_killed_migration_leaves_one_whole_version_and_a_copy(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
