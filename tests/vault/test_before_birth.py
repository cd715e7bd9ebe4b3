from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client
from app.domain.document import Channel
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError
from app.usecases.keep_item import add_item, edit_item
from app.vault.vault import Vault
from app.vault.work import Work

BORN = date(1986, 4, 12)


def born(work: Work) -> Client:
    return work.new(Client, surname="Duinbeek", birth_date=BORN)


def ask(work: Work, client: Client, day: date) -> Request:
    return work.new(Request, client=client.id, kind=RequestKind.ERASURE, received_on=day, channel=Channel.EMAIL)


def test_nothing_in_a_dossier_is_dated_before_its_client_was_born(vault: Vault) -> None:
    client = vault.now(born)
    with pytest.raises(InputError) as error:
        vault.now(ask, client, date(1960, 5, 1))
    assert [(each.label, each.code) for each in error.value.faults] == [("request.received_on", "before_birth")]
    assert vault.reader().count(Request) == 0
    assert vault.now(ask, client, BORN).received_on == BORN


def test_nor_is_anything_planned_before_that(vault: Vault) -> None:
    client = vault.now(born)
    with pytest.raises(InputError) as error:
        vault.now(add_item, Trajectory, {"title": "Loopbaan", "starts_on": "1970-01-05"}, client.id)
    assert [(each.label, each.code) for each in error.value.faults] == [("trajectory.starts_on", "before_birth")]


def test_nor_is_a_client_born_after_what_is_in_the_dossier(vault: Vault) -> None:
    client = vault.now(lambda work: work.new(Client, surname="Duinbeek"))
    vault.now(ask, client, date(2026, 2, 3))

    def bear(work: Work, day: date) -> Client:
        return work.change(work.get(Client, client.id), birth_date=day)

    with pytest.raises(InputError) as error:
        vault.now(bear, date(2026, 2, 4))
    assert [(each.label, each.code) for each in error.value.faults] == [("client.birth_date", "born_after_item")]
    assert vault.reader().get(Client, client.id).birth_date is None
    assert vault.now(bear, date(2026, 2, 3)).birth_date == date(2026, 2, 3)


def test_nothing_takes_place_with_a_client_who_died_and_what_was_planned_is_cancelled(vault: Vault) -> None:
    client = vault.now(born)
    given = {"title": "Loopbaan", "starts_on": "2026-01-05"}
    trajectory = vault.now(add_item, Trajectory, given, client.id)
    planned = {"trajectory": trajectory.id, "on": "2026-03-20", "state": "planned"}
    session = vault.now(add_item, Session, planned, client.id)
    vault.now(edit_item, Client, client.id, {"died_on": "2026-03-01"})
    for noun, after in ((Session, planned), (Trajectory, {**given, "starts_on": "2026-03-02"})):
        with pytest.raises(InputError) as error:
            vault.now(add_item, noun, after, client.id)
        assert [each.code for each in error.value.faults] == ["after_death"]
    with pytest.raises(InputError):
        vault.now(edit_item, Session, session.id, {"on": "2026-03-27"})
    vault.now(edit_item, Session, session.id, {"state": "cancelled"})
    assert vault.now(add_item, Session, {**planned, "on": "2026-02-27", "state": "held"}, client.id).on.day == 27
