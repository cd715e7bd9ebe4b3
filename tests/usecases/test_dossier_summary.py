"""A dossier in short: ages, what runs, what was last, what comes next, who is missing."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.age import age_on
from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.representative import Capacity, Representative
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.usecases.dossier_summary import DossierSummary, dossier_summary, excerpt
from app.usecases.parts import Parts
from app.vault.vault import Vault
from app.vault.work import Work

TODAY = date(2026, 3, 3)


def summary(vault: Vault, parts: Parts, client: Client) -> DossierSummary:
    return dossier_summary(vault.reader(), parts.law, TODAY, vault.reader().get(Client, client.id))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 3, 3), date(2026, 3, 2), 15),
        (date(2010, 3, 3), date(2026, 3, 3), 16),
        (date(2010, 2, 28), date(2026, 3, 3), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 3, 3), date(2026, 3, 3), 0),
    ],
)
def test_age_in_whole_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_an_excerpt_is_one_bare_line() -> None:
    assert excerpt("# Kop\n\nZij *wil* **anders**.\n\n- een\n- twee\n") == "Kop Zij wil anders. een twee"
    assert excerpt("") == ""
    assert excerpt("woord " * 100, 20) == "woord woord woord…"
    assert excerpt("x" * 300, 20) == "x" * 20 + "…"


def test_what_runs_and_what_was_last(vault: Vault, parts: Parts) -> None:
    def fill(work: Work) -> Client:
        client = work.new(Client, surname="Berg")
        employer = work.new(Organisation, name="Bakkerij Jansen")
        ended = work.new(
            Trajectory, client=client.id, title="Oud", starts_on=date(2020, 1, 1), ends_on=date(2026, 3, 2)
        )
        work.new(Trajectory, client=client.id, title="Tot vandaag", starts_on=date(2025, 1, 1), ends_on=TODAY)
        running = work.new(Trajectory, client=client.id, title="Nu", starts_on=date(2026, 1, 1), principal=employer.id)
        for trajectory, day, state, at in (
            (ended, date(2020, 2, 1), SessionState.HELD, ""),
            (running, date(2026, 2, 1), SessionState.HELD, "09:00"),
            (running, date(2026, 2, 1), SessionState.HELD, "14:00"),
            (running, date(2026, 2, 20), SessionState.CANCELLED, ""),
            (running, date(2026, 5, 1), SessionState.PLANNED, ""),
            (running, date(2026, 4, 1), SessionState.PLANNED, ""),
            (running, date(2026, 2, 25), SessionState.PLANNED, ""),
        ):
            work.new(Session, client=client.id, trajectory=trajectory.id, on=day, state=state, at=at)
        return client

    found = summary(vault, parts, vault.now(fill))
    assert [(each.trajectory.title, each.principal) for each in found.running] == [
        ("Nu", "Bakkerij Jansen"), ("Tot vandaag", ""),
    ]  # fmt: skip
    assert (found.trajectories, found.sessions) == (3, 7)
    assert found.last is not None
    assert (found.last.on, found.last.at) == (date(2026, 2, 1), "14:00")
    assert found.next is not None
    assert found.next.on == date(2026, 4, 1)
    assert found.age is None
    assert not found.lacks_representative


def test_under_sixteen_someone_must_act(vault: Vault, parts: Parts) -> None:
    child = vault.now(lambda work: work.new(Client, surname="Hof", birth_date=date(2010, 3, 4)))
    assert summary(vault, parts, child).lacks_representative
    vault.now(lambda work: work.new(Representative, client=child.id, surname="Hof", capacity=Capacity.PARENT))
    assert not summary(vault, parts, child).lacks_representative
    grown = vault.now(lambda work: work.new(Client, surname="Hof", birth_date=date(2010, 3, 3)))
    assert not summary(vault, parts, grown).lacks_representative
