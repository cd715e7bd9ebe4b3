"""What the list of dossiers tells of each client beside the name: read only for the rows that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.law import Law
from app.usecases.waiting import Waiting, waiting
from app.vault.glance import glance, last
from app.vault.rows import Rows

BATCH = 20
"""Rows that are read together: about as many as a window shows at once."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a client's name: the trajectory that runs, its principal, the last session, what waits."""

    trajectory: str = ""
    principal: str = ""
    last_session: date | None = None
    waits: tuple[Waiting, ...] = ()


class ClientRow:
    """One row. `beside` is read when it is first asked for, together with that of its neighbours."""

    __slots__ = ("_batch", "client")

    def __init__(self, client: Client, batch: _Batch) -> None:
        self.client, self._batch = client, batch

    @property
    def id(self) -> Id:
        """Of its client: what it is known by when it is read anew."""
        return self.client.id

    @property
    def beside(self) -> Beside:
        """What stands beside the name."""
        return self._batch.beside[self.client.id]


class _Batch:
    """Neighbouring rows, read at once."""

    def __init__(self, read: Callable[[Sequence[Id]], dict[Id, Beside]], clients: Sequence[Id]) -> None:
        self._read, self._clients = read, clients

    @cached_property
    def beside(self) -> dict[Id, Beside]:
        return self._read(self._clients)


def client_rows(rows: Rows, law: Law, today: date, clients: Sequence[Client]) -> list[ClientRow]:
    """The rows for these clients. `rows` is read again later, in the thread that asks for `beside`."""
    made: list[ClientRow] = []
    for start in range(0, len(clients), BATCH):
        part = clients[start : start + BATCH]
        batch = _Batch(lambda ids: beside(rows, law, today, ids), tuple(each.id for each in part))
        made += (ClientRow(each, batch) for each in part)
    return made


def beside(rows: Rows, law: Law, today: date, clients: Sequence[Id]) -> dict[Id, Beside]:
    """What stands beside the names of these clients."""
    running = _running(rows, today, clients)
    principals = {principal for _, principal in running.values() if principal}
    named = glance(rows, Organisation, ("id", "name"), "id", tuple(principals))
    names = {str(identity): str(name) for identity, name in named}
    met = _last_sessions(rows, today, clients)
    waits = waiting(rows, law, clients)
    told = {}
    for client in clients:
        title, principal = running.get(client, ("", ""))
        told[client] = Beside(title, names.get(principal, ""), met.get(client), tuple(waits.get(client, ())))
    return told


def _running(rows: Rows, today: date, clients: Sequence[Id]) -> dict[Id, tuple[str, str]]:
    """Title and principal of the trajectory that runs today; of several the one that began last."""
    newest: dict[Id, tuple[date, str, str]] = {}
    fields = ("client", "starts_on", "ends_on", "title", "principal")
    for client, starts, ends, title, principal in glance(rows, Trajectory, fields, "client", clients):
        owner, begun = cast(Id, client), cast(date, starts)
        if ends is not None and cast(date, ends) < today:
            continue
        if owner not in newest or begun >= newest[owner][0]:
            newest[owner] = (begun, str(title), str(principal))
    return {client: (title, principal) for client, (_, title, principal) in newest.items()}


def _last_sessions(rows: Rows, today: date, clients: Sequence[Id]) -> dict[Id, date]:
    held = last(rows, Session, "on", "client", clients, until=today, equal={"state": SessionState.HELD})
    return {cast(Id, client): cast(date, day) for client, day in held}
