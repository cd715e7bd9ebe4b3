"""F34: a hostile vault from elsewhere, with triggers and views; refused before anything of it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.vault.backup import back_up
from app.vault.errors import DatabaseDamaged
from app.vault.restore import restore
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, behind_its_back, opened, require_sound, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

ENDLESS = "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT n FROM more"
HOSTILE = {
    "a trigger that keeps what is erased": (
        "CREATE TABLE kept (row TEXT)",
        "CREATE TRIGGER hoard BEFORE DELETE ON client BEGIN INSERT INTO kept VALUES (old.surname); END",
    ),
    "a trigger on adding": (
        "CREATE TRIGGER spoil AFTER INSERT ON client BEGIN UPDATE client SET surname = 'Verkeerd'; END",
    ),
    "a trigger on chunks, which opening deletes from": (
        "CREATE TRIGGER chunky BEFORE DELETE ON chunk BEGIN DELETE FROM client; END",
    ),
    "a trigger on a table of search": ("CREATE TRIGGER seek AFTER INSERT ON search_item BEGIN SELECT 1; END",),
    "a view": (f"CREATE VIEW endless AS {ENDLESS}",),
    "a view in the place of a table": (
        "ALTER TABLE client RENAME TO hidden",
        "CREATE VIEW client AS SELECT * FROM hidden",
    ),
    "a view in the place of the ledger": (
        "ALTER TABLE ledger RENAME TO hidden",
        f"CREATE VIEW ledger AS {ENDLESS}",
    ),
    "another table": ("CREATE TABLE more (x)",),
    "another index": ("CREATE INDEX more ON client (town COLLATE NOCASE)",),
    "a missing index": ("DROP INDEX session_client",),
    "a missing table": ("DROP TABLE disclosure",),
    "another column": ("ALTER TABLE client ADD COLUMN more TEXT",),
    "a generated column": ("ALTER TABLE client ADD COLUMN more TEXT AS (upper(surname)) VIRTUAL",),
    "a virtual table": ("CREATE VIRTUAL TABLE more USING fts5 (x)",),
    "a table that is not strict": (
        "DROP TABLE setting",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
    "statistics of an index": ("ANALYZE",),
    "a row in the schema itself": (
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_hidden', 'client', 0, "
        "'CREATE TRIGGER sqlite_hidden AFTER INSERT ON client BEGIN SELECT 1; END')",
    ),
}


def act(trials: Trials) -> None:
    """Made with the key of the vault, as the giver of a vault has it; then opened, and restored from its backup."""
    with trials.attempt("nothing hostile") as place:
        require_sound(vault_in(place))
    for what, statements in HOSTILE.items():
        with trials.attempt(what) as place:
            folder = vault_in(place)
            behind_its_back(folder, *statements)
            before = (folder / DATABASE).read_bytes()
            with pytest.raises(DatabaseDamaged) as refused, opened(folder):
                pass
            assert refused.value.code == "vault.schema_changed"
            assert (folder / DATABASE).read_bytes() == before
    with trials.attempt("a backup of a hostile vault") as place:
        folder = vault_in(place)
        with opened(folder) as vault:
            behind_its_back_of_an_open_one(vault_folder=folder, statements=HOSTILE["a trigger on adding"])
            back_up(vault, place / "backup", SetClock().now(), Silent())
        with pytest.raises(DatabaseDamaged):
            restore(place / "backup", place / "new", PASSPHRASE, SetClock(), Silent(), EFFORT)
        assert not (place / "new").exists()


def behind_its_back_of_an_open_one(vault_folder: Path, statements: tuple[str, ...]) -> None:
    """Change the schema while a program has the vault open: its own program would not."""
    from app.vault.connection import Mode, connect
    from app.vault.header import unlock
    from app.vault.header_file import read_header
    from app.vault.keys import derive

    header = read_header(vault_folder)
    keys = derive(unlock(header, PASSPHRASE, EFFORT.limits), header.vault_id)
    connection = connect(vault_folder / DATABASE, keys.database, header.salt, Mode.WRITE)
    for statement in statements:
        connection.execute(statement)
    connection.close()


ROWS = (
    Row("F34", "triggers, views and other things added to a vault with its key", "refused, nothing of it run", act),
)


def test_f34_a_hostile_vault_stays_closed(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
