"""Search in 100 000 notes, any word, against the same tables and the same query in an unencrypted SQLite."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2 as sqlite

from app.vault.connection import Connection
from app.vault.search import search
from app.vault.vault import Vault
from tests.benchmarks.figures import MILLISECONDS, TIMES, Figure, percentile
from tests.benchmarks.large_vault import LargeVault

QUERIES = 300
ROUNDS = 3
CACHE_KIB = 8_192
"""As the vault's own reader has it: the rival gets the same memory."""


def measure_search(large: LargeVault, folder: Path) -> list[Figure]:
    """The slowest twentieth in time, and how much of it all is the encryption's."""
    vault = large.open()
    try:
        ours = vault.reader().connection
        rival = _unencrypted(vault, folder / "plain.db")
        words = _queries(rival)
        mine, theirs = [], []
        for query in words:
            pairs = [(_taken(ours, query), _taken(rival, query)) for _ in range(ROUNDS)]
            mine.append(min(pair[0] for pair in pairs))
            theirs.append(min(pair[1] for pair in pairs))
        first = percentile([_taken(ours, query) for query in words], 0.95)
        (notes,) = ours.execute("SELECT count(*) FROM session WHERE notes <> ''").fetchone()
        rival.close()
    finally:
        vault.close()
    note = f"{len(words)} queries over {notes} notes; at first sight of each {first * 1000:.1f} ms"
    return [
        Figure("search, p95", percentile(mine, 0.95) * 1000, MILLISECONDS, 50, note=note),
        Figure("search / unencrypted SQLite, p95", percentile(mine, 0.95) / percentile(theirs, 0.95), TIMES, 1.5),
        Figure("search / unencrypted SQLite, all together", sum(mine) / sum(theirs), TIMES, 1.5),
    ]


def _taken(connection: Connection, words: str) -> float:
    started = time.perf_counter()
    search(connection, words)
    return time.perf_counter() - started


def _queries(connection: Connection) -> list[str]:
    """Words as they are typed: whole ones of every frequency, their beginnings, and two together."""
    chance = Random(1)
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, row)")
    known = [(term, doc) for term, doc in connection.execute("SELECT term, doc FROM vocabulary") if term.isalpha()]
    connection.execute("DROP TABLE temp.vocabulary")
    often = max(doc for _, doc in known) / 20
    common = [term for term, doc in known if doc > often]
    rare = [term for term, doc in known if doc <= often]
    drawn = []
    for number in range(QUERIES):
        word = chance.choice(common if number % 2 else rare)
        match number % 5:
            case 0:
                drawn.append(word[:2])
            case 1:
                drawn.append(word[:4])
            case 2:
                drawn.append(f"{word} {chance.choice(common)}")
            case _:
                drawn.append(word)
    return drawn


def _unencrypted(vault: Vault, path: Path) -> Connection:
    """The vault's search tables, made by the same statements in a file without a key."""
    plain: Connection = sqlite.connect(str(path), isolation_level=None, factory=Connection)
    plain.execute("PRAGMA page_size = 4096")
    plain.execute("PRAGMA journal_mode = WAL").fetchall()
    plain.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    reader = vault.reader().connection
    made = reader.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'search' OR tbl_name = 'search_item' AND sql IS NOT NULL"
    )
    plain.execute("BEGIN")
    for (statement,) in made.fetchall():
        plain.execute(statement)
    plain.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    for table in ("search_item", "search"):
        names = "rowid, text" if table == "search" else "item, noun, record, client, folded"
        marks = ", ".join("?" * (names.count(",") + 1))
        rows = reader.execute(f"SELECT {names} FROM {table}")
        plain.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    plain.execute("COMMIT")
    return plain
