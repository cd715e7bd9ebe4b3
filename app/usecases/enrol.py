"""Enrol people in a training, known and new ones in one go; take note of who cancels (rows C7, C15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.enrol import cancel_gate, enrol_gate
from app.domain.participation import Participation
from app.domain.training import Training
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.kernel.ids import Id
from app.usecases.keep_item import add_item
from app.usecases.require_recordable import require_recordable
from app.vault.rows import Rows
from app.vault.work import Work

_NEW = ("first_name", "infix", "surname", "email", "phone")


def enrol(work: Work, training: str, people: Iterable[Mapping[str, object]]) -> tuple[Participation, ...]:
    """Enrol people: each is `{"client": id}` or, for someone new, names and e-mail. Each has a dossier of their own.

    Whoever is enrolled already stays as they are; whoever had cancelled takes part again. Someone new with the e-mail
    address and the surname of a client is that client. InputError with every fault, GateRefused for
    whoever had died; then nobody is enrolled.
    """
    course = work.get(Training, training)
    faults: list[Fault] = []
    clients: dict[Id, None] = {}
    for each in people:
        try:
            clients[_client(work, each)] = None
        except InputError as error:
            faults += [fault for fault in error.faults if fault not in faults]
    if faults:
        raise InputError(*faults)
    if not clients:
        raise InputError(Fault("participation.client", "required"))
    before = {each.client: each for each in work.find(Participation, training=course.id)}
    return tuple(_take_part(work, course, client, before.get(client)) for client in clients)


def cancel(work: Work, participation: str) -> Participation:
    """Take note today that someone cancelled. What is kept of it has its term from this day."""
    found = work.get(Participation, participation)
    require(cancel_gate(found))
    return work.change(found, cancelled_on=work.today)


def participants(rows: Rows, training: str) -> tuple[tuple[Participation, Client], ...]:
    """Who takes part, as a list sorts their names: by surname."""
    found = [(each, rows.get(Client, each.client)) for each in rows.find(Participation, training=training)]
    return tuple(sorted(found, key=lambda pair: (pair[1].listing.casefold(), pair[0].id)))


def _take_part(work: Work, training: Training, client: Id, before: Participation | None) -> Participation:
    require(enrol_gate(work.get(Client, client), training))
    if before is not None:
        return work.change(before, cancelled_on=None)
    made = work.new(Participation, client=client, training=training.id, enrolled_on=work.today)
    require_recordable(work, made)
    return made


def _client(work: Work, given: Mapping[str, object]) -> Id:
    if "client" in given:
        if len(given) > 1:
            raise InputError(Fault("participation.client", "one_or_the_other"))
        found = work.maybe(Client, str(given["client"]))
        if found is None:
            raise InputError(Fault("participation.client", "leads_nowhere"))
        return found.id
    values = read_named(Client, given, _NEW)
    email, surname = str(values.get("email", "")).casefold(), str(values.get("surname", "")).casefold()
    if email:
        for client in work.each(Client):
            if (client.email.casefold(), client.surname.casefold()) == (email, surname):
                return client.id
    return add_item(work, Client, given).id
