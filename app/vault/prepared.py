"""A record made ready for the writer: everything about it that takes time and does not need the database.

Many records at once (an import) are prepared outside the lane, so that saving goes on meanwhile.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.declare import Record
from app.domain.values import Plain, checked, to_row
from app.vault.ledger import row_digest
from app.vault.search import Entry, entry_of

R = TypeVar("R", bound=Record)
NONCE_BYTES = 32


@dataclass(frozen=True, slots=True)
class Prepared(Generic[R]):
    """A record, its row, what the ledger will say of it, and what search will know."""

    record: R
    row: dict[str, Plain]
    nonce: bytes = field(repr=False)
    digest: bytes = field(repr=False)
    entry: Entry


def prepare(record: R) -> Prepared[R]:
    """Check a record and make it ready; InputError with every fault where it may not be as it is."""
    row = to_row(checked(record))
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Prepared(record, row, nonce, row_digest(nonce, row), entry_of(record))
