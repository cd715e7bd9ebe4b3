"""The rows and columns of the list of clients."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from app.domain.client import Client
from app.domain.person import sorting_name
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.waiting_words import waiting_words
from app.ui.widgets.paged import Order, TableColumn
from app.usecases.client_rows import ClientRow, client_rows
from app.vault.errors import VaultError
from app.vault.lists import Query

BY_NAME = Order("name")
LAST_SESSION = 3
"""The place of the column with dates, which need their room."""


class ClientRows:
    """All clients, sorted and filtered in SQL. What stands beside a name is read only for rows that are seen."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def count(self, filter: str) -> int:
        """How many clients have every word of the filter in name, town, e-mail or telephone number."""
        return self._context.reader.total(Query(Client, filter))

    def prepare(self) -> None:
        """Go through all names once, so that the first letter that is typed need not wait for them to be decrypted."""
        if self._context.door.state is VaultState.OPEN:
            with suppress(VaultError):  # the list tells of what cannot be read
                self.count("a")

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[ClientRow]:
        """A page of them."""
        context = self._context
        sort = "" if order.column == BY_NAME.column else order.column
        clients = context.reader.page(Query(Client, filter, sort, order.descending), offset, limit)
        return client_rows(context.reader, context.law, context.today, clients)


def client_columns(context: Context) -> tuple[TableColumn[ClientRow], ...]:
    """Name, town, what runs and for whom, the last session, and what waits."""

    def name(row: ClientRow) -> str:
        client = row.client
        return sorting_name(client.first_name or client.initials, client.infix, client.surname)

    def trajectory(row: ClientRow) -> str:
        beside = row.beside
        return " · ".join(each for each in (beside.trajectory, beside.principal) if each)

    def last_session(row: ClientRow) -> str:
        day = row.beside.last_session
        return "" if day is None else context.translator.short_date(day)

    def waits(row: ClientRow) -> str:
        return " · ".join(waiting_words(context, each) for each in row.beside.waits[:2])

    return (
        TableColumn("name", "dossiers.name", name, 220),
        TableColumn("town", "client.town", lambda row: row.client.town, 130),
        TableColumn("trajectory", "dossiers.trajectory", trajectory, 220, sortable=False),
        TableColumn("last_session", "dossiers.last_session", last_session, 136, sortable=False),
        TableColumn("waits", "dossiers.waits", waits, 240, sortable=False),
    )
