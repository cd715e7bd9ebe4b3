"""What stands in for a record that was lost: the ledger says that it is there, and its row is gone (app.vault.rebuild).

Whatever leads to it goes on being shown, with a question mark for what nobody knows any more. It is made when it is
asked for and stored nowhere, so that no list, count, copy or export tells of it, and no act takes it for what was
written.
"""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.domain.declare import Column, Record, Shape, columns
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.vault.connection import Connection
from app.vault.ledger import Verb

R = TypeVar("R", bound=Record)
UNKNOWN = Id("?")
"""Where a required reference of a lost record led, and what stands in its texts."""


def stand_in(connection: Connection, noun: type[R], identity: str) -> R | None:
    """The record as far as the ledger knows it: when it was made and last changed. None where it was never there, or
    was removed by an act.
    """
    found = connection.execute(_LOST, (identity, noun.noun.name)).fetchone()
    if found is None and identity == UNKNOWN:
        found = connection.execute(_NEWEST).fetchone()
    if found is None or found[2] == Verb.REMOVE:
        return None
    made, changed = datetime.fromisoformat(found[0]), datetime.fromisoformat(found[1])
    bare = {each.name for each in dataclasses.fields(noun) if each.default is dataclasses.MISSING}
    values = {each.name: _unknown(each, made) for each in columns(noun) if each.name in bare}
    return noun(**{**values, "id": Id(identity), "made": made, "changed": changed})  # type: ignore[arg-type]


_LOST = (
    "SELECT (SELECT min(at) FROM ledger WHERE record = newest.record), at, verb FROM ledger AS newest"
    " WHERE record = ? AND noun = ? ORDER BY sequence DESC LIMIT 1"
)
_NEWEST = "SELECT at, at, '' FROM ledger ORDER BY sequence DESC LIMIT 1"


def _unknown(column: Column, made: datetime) -> object:
    """A value that is of the field's type and claims nothing."""
    if column.optional:
        return None
    if issubclass(column.python, StrEnum):
        return next(iter(column.python))
    if column.python is datetime:
        return made
    if column.python is date:
        return legal_date(made)
    if column.python in (bool, int, bytes):
        return column.python()
    return "" if column.declaration.shape in (Shape.PROSE, Shape.DIGEST) else UNKNOWN
