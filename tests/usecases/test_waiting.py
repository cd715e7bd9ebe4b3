"""What waits in dossiers: the most pressing first, and of each document only its newest version."""

from __future__ import annotations

from datetime import date

from app.domain.client import Client
from app.domain.document import Channel, Document, DocumentKind, Version, VersionState
from app.domain.organisation import Organisation
from app.domain.request import Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.restriction import Restriction, RestrictionCause
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.usecases.client_rows import BATCH, beside, client_rows
from app.usecases.parts import Parts
from app.usecases.request_terms import request_terms
from app.usecases.waiting import Wait, waiting
from app.vault.vault import Vault
from app.vault.work import Work

TODAY = date(2026, 3, 3)


def a_client(work: Work, surname: str) -> tuple[Client, Trajectory]:
    client = work.new(Client, surname=surname)
    return client, work.new(Trajectory, client=client.id, title="Traject", starts_on=date(2026, 1, 1))


def a_document(work: Work, trajectory: Trajectory, title: str, *states: VersionState) -> Document:
    kind = DocumentKind.REPORT
    document = work.new(Document, client=trajectory.client, trajectory=trajectory.id, title=title, kind=kind)
    for number, state in enumerate(states, 1):
        work.new(
            Version, client=trajectory.client, document=document.id, kind=kind, number=number, state=state,
            shared_on=date(2026, 2, 10 + number),
        )  # fmt: skip
    return document


def test_the_most_pressing_comes_first(vault: Vault, parts: Parts) -> None:
    def fill(work: Work) -> Client:
        client, trajectory = a_client(work, "Berg")
        a_document(work, trajectory, "Concept", VersionState.FINAL, VersionState.DRAFT)
        a_document(work, trajectory, "Gedeeld", VersionState.SUPERSEDED, VersionState.SHARED)
        a_document(work, trajectory, "Klaar", VersionState.DRAFT, VersionState.FINAL)
        a_document(work, trajectory, "Geblokkeerd", VersionState.BLOCKED)
        a_document(work, trajectory, "Akkoord", VersionState.APPROVED)
        for day, state in ((20, RequestState.OPEN), (10, RequestState.OPEN), (1, RequestState.CLOSED)):
            work.new(
                Request, client=client.id, kind=RequestKind.ACCESS, received_on=date(2026, 2, day),
                channel=Channel.EMAIL, state=state,
            )  # fmt: skip
        return client

    client = vault.now(fill)
    vault.now(lambda work: a_client(work, "Ander"))
    found = waiting(vault.reader(), parts.law, [client.id])
    assert list(found) == [client.id]
    assert [(each.what, each.title) for each in found[client.id]] == [
        (Wait.REQUEST, "access"), (Wait.REQUEST, "access"), (Wait.BLOCKED, "Geblokkeerd"),
        (Wait.APPROVED, "Akkoord"), (Wait.SHARED, "Gedeeld"), (Wait.DRAFT, "Concept"),
    ]  # fmt: skip
    first, second = found[client.id][:2]
    assert first.day is not None
    assert second.day is not None
    assert first.day < second.day
    request = vault.reader().get(Request, first.record)
    assert request.received_on == date(2026, 2, 10)
    assert first.day == request_terms(vault.reader(), request, parts.law).remind_on


def test_a_restriction_is_told_until_it_is_lifted(vault: Vault, parts: Parts) -> None:
    client, _ = vault.now(lambda work: a_client(work, "Berg"))

    def restrict(work: Work) -> Restriction:
        return work.new(Restriction, client=client.id, cause=RestrictionCause.DISPUTED, since=date(2026, 2, 3))

    restriction = vault.now(restrict)
    found = waiting(vault.reader(), parts.law, [client.id])[client.id]
    assert [(each.what, each.title, each.day) for each in found] == [(Wait.RESTRICTED, "disputed", date(2026, 2, 3))]
    vault.now(lambda work: work.change(restriction, lifted_on=date(2026, 3, 1)))
    assert waiting(vault.reader(), parts.law, [client.id]) == {}


def test_no_client_and_nothing_waiting(vault: Vault, parts: Parts) -> None:
    client, _ = vault.now(lambda work: a_client(work, "Berg"))
    assert waiting(vault.reader(), parts.law, []) == {}
    assert waiting(vault.reader(), parts.law, [client.id]) == {}


def test_beside_each_name_stands_its_own(vault: Vault, parts: Parts) -> None:
    def fill(work: Work) -> list[Client]:
        employer = work.new(Organisation, name="Bakkerij Jansen")
        made = []
        for number in range(BATCH + 3):
            client, trajectory = a_client(work, f"Naam{number:02}")
            work.change(trajectory, title=f"Traject {number}", principal=employer.id if number % 2 else "")
            for day, state in ((1, SessionState.HELD), (2, SessionState.CANCELLED)):
                work.new(Session, client=client.id, trajectory=trajectory.id, on=date(2026, 2, day), state=state)
            made.append(client)
        return made

    clients = vault.now(fill)
    rows = client_rows(vault.reader(), parts.law, TODAY, clients)
    for number, row in enumerate(rows):
        assert row.client == clients[number]
        assert row.beside.trajectory == f"Traject {number}"
        assert row.beside.principal == ("Bakkerij Jansen" if number % 2 else "")
        assert row.beside.last_session == date(2026, 2, 1)


def test_of_several_trajectories_the_one_that_runs_counts(vault: Vault, parts: Parts) -> None:
    def fill(work: Work) -> Client:
        client = work.new(Client, surname="Berg")
        for title, start, end in (
            ("Nieuwste", date(2026, 2, 1), date(2026, 3, 2)),
            ("Loopt", date(2026, 1, 1), None),
            ("Eerder", date(2025, 1, 1), None),
        ):
            work.new(Trajectory, client=client.id, title=title, starts_on=start, ends_on=end)
        return client

    client = vault.now(fill)
    assert beside(vault.reader(), parts.law, TODAY, [client.id])[client.id].trajectory == "Loopt"
