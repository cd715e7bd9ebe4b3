"""F30: ledger rows changed, removed, reordered, the tail cut; detected. A recomputed chain: against a printed head."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path

from app.vault.connection import Mode, connect
from app.vault.ledger import START, Ledger
from tests.faults.places import DATABASE, behind_its_back, found_wrong, opened, vault_in
from tests.faults.trials import Row, Trials

COLUMNS = ("at", "act", "verb", "noun", "record", "digest", "mac")
SOUND = {"verify.ledger", "verify.behind"}


def require_detected(folder: Path) -> None:
    """Opening warns, or verifying names the ledger; or the vault stays closed."""
    with opened(folder) as vault:
        assert SOUND & set(found_wrong(vault)), found_wrong(vault)


def act(trials: Trials) -> None:
    """Each done with the key, by someone who can write the database."""
    with trials.attempt("unchanged") as place:
        folder = vault_in(place)
        with opened(folder) as vault:
            length = vault.lane.head().sequence
            assert found_wrong(vault) == []
    rows = range(1, length + 1)
    ways = [(f"{column} of {row}", _changed(column, row)) for row in rows for column in COLUMNS]
    ways += [(f"{row} removed", f"DELETE FROM ledger WHERE sequence = {row}") for row in rows]
    ways += [(f"cut after {row}", f"DELETE FROM ledger WHERE sequence > {row}") for row in range(length)]
    for what, statement in trials.some(ways, sample=8):
        with trials.attempt(what) as place:
            folder = vault_in(place)
            behind_its_back(folder, statement)
            require_detected(folder)
    for row in trials.some(range(1, length), sample=2):
        with trials.attempt(f"{row} and {row + 1} changed about") as place:
            folder = vault_in(place)
            behind_its_back(
                folder,
                f"UPDATE ledger SET sequence = -1 WHERE sequence = {row}",
                f"UPDATE ledger SET sequence = {row} WHERE sequence = {row + 1}",
                f"UPDATE ledger SET sequence = {row + 1} WHERE sequence = -1",
            )
            require_detected(folder)


def _changed(column: str, row: int) -> str:
    if column in ("digest", "mac"):
        value = f"x'{'00' * 32}'"
    elif column == "at":
        value = "'2001-01-01T00:00:00.000000+00:00'"
    else:
        value = f"CASE {column} WHEN 'remove' THEN 'add' WHEN 'add' THEN 'change' ELSE 'remove' END"
    return f"UPDATE ledger SET {column} = {value} WHERE sequence = {row}"


def recomputed(trials: Trials) -> None:
    """Someone with the key writes another history and computes the whole chain anew: only what was printed can tell."""
    with trials.attempt("the whole chain recomputed") as place:
        folder = vault_in(place)
        with opened(folder) as vault:
            printed = vault.lane.head()
            keys, salt = vault.keys, vault.header.salt
        connection = connect(folder / DATABASE, keys.database, salt, Mode.WRITE)
        connection.execute("BEGIN")
        connection.execute("UPDATE ledger SET act = 'nothing_happened' WHERE sequence = 2")
        before = START
        for *fields, digest, _ in connection.execute("SELECT * FROM ledger ORDER BY sequence").fetchall():
            line = json.dumps([*fields, digest.hex()], ensure_ascii=False, separators=(",", ":")).encode()
            before = hmac.digest(keys.ledger, before + line, hashlib.sha256)
            connection.execute("UPDATE ledger SET mac = ? WHERE sequence = ?", (before, fields[0]))
        connection.execute("COMMIT")
        assert Ledger(connection, keys.ledger).broken_at() == 0, "the chain holds again"
        connection.close()
        with opened(folder) as vault:
            assert vault.lane.mac_at(printed.sequence) != printed.mac, "the printed head still fits"
            assert "verify.ledger" not in found_wrong(vault)


ROWS = (
    Row("F30", "ledger rows changed, removed, reordered, tail cut (with the key)", "detected", act),
    Row("F30", "the whole chain recomputed with the key", "the printed head does not fit", recomputed),
)


def test_f30_a_changed_ledger_is_noticed(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_f30_a_recomputed_chain_does_not_fit_the_printed_head(tmp_path: Path) -> None:
    ROWS[1].sample(tmp_path)
