"""One state of the vault for a long reading, whatever the lane commits meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.vault.rows import Rows


@contextmanager
def snapshot(rows: Rows) -> Iterator[None]:
    """Everything read inside is of the moment at which the first of it was read. One inside another is the outer."""
    connection = rows.connection
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
