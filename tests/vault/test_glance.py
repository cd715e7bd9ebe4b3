"""A few fields of many items at once, and nothing else of them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client, Gender
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.vault.glance import counted, every, first, glance, last, unreferred
from app.vault.vault import Vault
from app.vault.work import Work


def test_the_named_fields_in_their_own_types(vault: Vault) -> None:
    def fill(work: Work) -> list[Client]:
        return [
            work.new(Client, surname=name, gender=gender, birth_date=born)
            for name, gender, born in (
                ("Berg", Gender.FEMALE, date(1980, 1, 1)),
                ("Aalders", Gender.UNKNOWN, None),
                ("Çelik", Gender.MALE, None),
            )
        ]

    berg, aalders, _ = vault.now(fill)
    found = list(glance(vault.reader(), Client, ("surname", "gender", "birth_date"), "id", (aalders.id, berg.id, "x")))
    assert sorted(found, key=str) == [("Aalders", Gender.UNKNOWN, None), ("Berg", Gender.FEMALE, date(1980, 1, 1))]
    assert list(glance(vault.reader(), Client, ("id",), "id", ())) == []
    many = [str(number) for number in range(5_000)]
    assert list(glance(vault.reader(), Client, ("surname",), "id", [*many, berg.id])) == [("Berg",)]


def test_only_declared_names_reach_the_database(vault: Vault) -> None:
    for names, by in ((('surname" FROM client; --',), "id"), (("surname",), 'id" OR 1=1 --')):
        with pytest.raises(KeyError):
            list(glance(vault.reader(), Client, names, by, ("x",)))


def test_the_last_of_each(vault: Vault) -> None:
    def fill(work: Work) -> list[Client]:
        clients = [work.new(Client, surname=name) for name in ("Berg", "Aalders", "Çelik")]
        for client, days in zip(clients[:2], ((1, 3, 9), (9,)), strict=True):
            trajectory = work.new(Trajectory, client=client.id, title="Traject", starts_on=date(2026, 1, 1))
            for day, state in zip(days, (SessionState.HELD, SessionState.HELD, SessionState.PLANNED), strict=False):
                work.new(Session, client=client.id, trajectory=trajectory.id, on=date(2026, 1, day), state=state)
        return clients

    berg, aalders, celik = vault.now(fill)

    def found(until: date, **equal: object) -> dict[object, object]:
        ids = (berg.id, aalders.id, celik.id, "x")
        return dict(last(vault.reader(), Session, "on", "client", ids, until=until, equal=equal))

    assert found(date(2026, 1, 31)) == {berg.id: date(2026, 1, 9), aalders.id: date(2026, 1, 9)}
    assert found(date(2026, 1, 31), state=SessionState.HELD)[berg.id] == date(2026, 1, 3)
    assert found(date(2026, 1, 2)) == {berg.id: date(2026, 1, 1)}
    assert list(last(vault.reader(), Session, "on", "client", (), until=date(2026, 1, 2), equal={})) == []
    with pytest.raises(KeyError):
        found(date(2026, 1, 2), **{'state" OR 1=1 --': 1})


def test_the_last_of_each_reads_no_session(vault: Vault) -> None:
    """The index alone answers: a keystroke in the filter waits for this."""
    plan = vault.reader().connection.execute(
        'EXPLAIN QUERY PLAN SELECT "client", max("on") FROM "session" WHERE "client" IN (?, ?) AND "state" = ?'
        ' AND "on" <= ? GROUP BY "client"',
        ("a", "b", "held", "2026-01-01"),
    )
    assert [str(row[3]) for row in plan] == [
        "SEARCH session USING COVERING INDEX session_last (client=? AND state=? AND on<?)"
    ]


def test_the_first_of_each_how_many_there_are_and_who_has_none(vault: Vault) -> None:
    def fill(work: Work) -> list[Client]:
        clients = [work.new(Client, surname=name) for name in ("Berg", "Aalders", "Çelik")]
        for client, ends in ((clients[0], date(2026, 2, 1)), (clients[0], None), (clients[1], date(2026, 1, 31))):
            trajectory = work.new(
                Trajectory, client=client.id, title="Traject", starts_on=date(2026, 1, 1), ends_on=ends
            )
            for day in (5, 3):
                work.new(Session, client=client.id, trajectory=trajectory.id, on=date(2026, 1, day))
        return clients

    berg, aalders, celik = vault.now(fill)
    reader = vault.reader()
    ids = (berg.id, aalders.id, celik.id)
    assert dict(first(reader, Session, "on", "client", ids, equal={})) == {
        berg.id: date(2026, 1, 3), aalders.id: date(2026, 1, 3),
    }  # fmt: skip
    assert list(first(reader, Session, "on", "client", ids, equal={"state": SessionState.CANCELLED})) == []
    assert counted(reader, Trajectory, "client") == {berg.id: 2, aalders.id: 1}
    assert counted(reader, Trajectory, "client", least=2) == {berg.id: 2}
    assert list(unreferred(reader, Client, Trajectory, "client")) == [celik.id]
    running = every(reader, Trajectory, ("client", "ends_on"), since=("ends_on", date(2026, 2, 1)), or_none=True)
    assert set(running) == {(berg.id, None), (berg.id, date(2026, 2, 1))}
    assert list(every(reader, Trajectory, ("client",), since=("ends_on", date(2026, 2, 1)))) == [(berg.id,)]
    assert list(every(reader, Trajectory, ("client",), since=("ends_on", date(2027, 1, 1)))) == []
    for act in (lambda: counted(reader, Client, "x"), lambda: list(unreferred(reader, Client, Trajectory, "x"))):
        with pytest.raises(KeyError):
            act()
