"""What SQLite says of the structure of a table, told by what lies there: its own words are for whoever mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.nouns import NOUNS
from app.domain.reason import Reason, reason
from app.vault.connection import Connection

_NOUNS = frozenset(noun.noun.name for noun in NOUNS)
_TREE = re.compile(r"Tree (\d+) ")
_BY_NAME = re.compile(r"(?:missing from|entries in|entry in) index ")
UNREADABLE_PAGE = "error code 11"
"""In what SQLite says of a page that it cannot read."""
_SAID = 5
"""Lines of SQLite that are kept of one table."""
_INDEXES = "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"


def structure_of(connection: Connection, table: str) -> Iterator[Reason]:
    """What is wrong with a table and its indexes: told once for its rows, and once for the lists that follow from
    them. Raises what reading a damaged page raises.
    """
    indexes = {int(root) for (root,) in connection.execute(_INDEXES, (table,))}
    lines = [line for (said,) in connection.execute(f'PRAGMA integrity_check("{table}")') for line in _lines(str(said))]
    if not lines:
        return
    first = next((place for place, line in enumerate(lines) if UNREADABLE_PAGE in line), len(lines))
    del lines[first + 1 :]  # what follows on such a page is said of sound ones too
    of_lists = [line for line in lines if _is_derived(table) or _is_about_index(line, indexes)]
    of_rows = [line for line in lines if line not in of_lists]
    if of_rows:
        yield damaged(table, "; ".join(of_rows[:_SAID]))
    if of_lists:
        yield reason("verify.structure_list", detail="; ".join(of_lists[:_SAID]))


def damaged(table: str, detail: str) -> Reason:
    """Something is wrong where the rows of a table lie."""
    if _is_derived(table):
        return reason("verify.structure_list", detail=detail)
    if table in _NOUNS:
        return reason("verify.structure", noun=table, detail=detail)
    return reason("verify.structure_ledger" if table == "ledger" else "verify.structure_own", detail=detail)


def wrong_reference(table: str) -> Reason:
    """A row of a table refers to one that is not there."""
    if table in _NOUNS:
        return reason("verify.reference", noun=table)
    return damaged(table, f"foreign key of {table}")


def _is_derived(table: str) -> bool:
    """Whether a table follows from the others, so that it can be made anew and nothing is lost with it."""
    return table.partition("_")[0] == "search" or table == "kept_item"


def _is_about_index(line: str, roots: set[int]) -> bool:
    """Whether a line of SQLite speaks of an index: of its tree by the page that this begins at, or by its name."""
    found = _TREE.match(line)
    return int(found[1]) in roots if found else _BY_NAME.search(line) is not None


def _lines(said: str) -> list[str]:
    """SQLite's lines in one answer, without its heading and `ok`."""
    return [line for line in said.splitlines() if line != "ok" and not line.startswith("***")]
