"""Writing: every row has its entry in the ledger and its place in search, or nothing happened at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError, NotFound
from app.vault.errors import VaultReadOnly
from app.vault.ledger import Verb
from app.vault.vault import Vault
from app.vault.work import Work
from tests.fakes import SetClock


def add(work: Work, /, surname: str, **more: object) -> Client:
    return work.new(Client, surname=surname, **more)


def test_a_new_record_is_stored_logged_and_found(vault: Vault) -> None:
    done = vault.do(add, "Çelik", first_name="Ömer").result()
    client = done.result
    assert vault.reader().get(Client, client.id) == client
    assert {(each.noun, each.record) for each in done.changes} == {("client", client.id)}
    last = vault.ledger_entries()[-1]
    assert (last.act, last.verb, last.noun, last.record) == ("add", Verb.ADD, "client", client.id)
    assert [each.record for each in vault.reader().search("omer")] == [client.id]


def test_what_raises_leaves_nothing_behind(vault: Vault) -> None:
    before = vault.lane.head()

    def add_and_fail(work: Work) -> None:
        add(work, "Visser")
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        vault.now(add_and_fail)
    assert vault.reader().count(Client) == 0
    assert vault.lane.head() == before
    assert vault.reader().search("visser") == ()


def test_a_faulty_record_is_refused_with_every_fault(vault: Vault) -> None:
    with pytest.raises(InputError) as caught:
        vault.now(add, "", email="geen adres", phone="bel maar")
    assert {(each.label, each.code) for each in caught.value.faults} == {
        ("client.surname", "required"),
        ("client.email", "not_an_email"),
        ("client.phone", "not_a_phone"),
    }
    assert vault.reader().count(Client) == 0


def test_a_reference_must_lead_somewhere(vault: Vault) -> None:
    def add_trajectory(work: Work) -> None:
        work.new(Trajectory, client="0" * 26, title="Traject", starts_on=work.today)

    with pytest.raises(Exception, match="FOREIGN KEY"):
        vault.now(add_trajectory)
    assert vault.reader().count(Trajectory) == 0


def test_a_change_that_changes_nothing_writes_nothing(vault: Vault) -> None:
    client = vault.now(add, "Visser")
    before = vault.lane.head()

    def rename(work: Work, surname: str) -> Client:
        return work.change(work.get(Client, client.id), surname=surname)

    assert vault.now(rename, "Visser") == client
    assert vault.lane.head() == before
    assert vault.now(rename, "Bakker").surname == "Bakker"
    assert vault.reader().search("visser") == ()


def test_a_removed_record_is_gone_from_rows_and_search(vault: Vault) -> None:
    client = vault.now(add, "Visser")

    def remove(work: Work) -> None:
        work.remove(work.get(Client, client.id))

    vault.now(remove)
    assert vault.reader().maybe(Client, client.id) is None
    assert vault.reader().search("visser") == ()
    with pytest.raises(NotFound):
        vault.reader().get(Client, client.id)
    assert vault.ledger_entries()[-1].digest == b""


def test_a_reader_cannot_write(vault: Vault) -> None:
    with pytest.raises(VaultReadOnly):
        vault.reader().connection.execute("DELETE FROM client")


def test_listeners_hear_what_was_committed_and_a_failing_one_harms_nothing(vault: Vault) -> None:
    heard: list[str] = []

    def fail(_: object) -> None:
        raise ValueError

    vault.listen(fail)
    vault.listen(lambda changes: heard.extend(each.noun for each in changes))
    vault.now(add, "Visser")
    assert heard == ["client"]
    assert vault.reader().count(Client) == 1


def test_what_is_left_out_is_named_whatever_its_type(vault: Vault) -> None:
    def add_session(work: Work) -> None:
        work.new(Session, client="x", minutes=-1)

    with pytest.raises(InputError) as caught:
        vault.now(add_session)
    assert {(each.label, each.code) for each in caught.value.faults} == {
        ("session.trajectory", "required"),
        ("session.on", "required"),
        ("session.minutes", "number_out_of_range"),
    }


def test_what_is_recorded_stands_in_that_order_however_coarse_the_clock_is(vault: Vault, clock: SetClock) -> None:
    def several(work: Work) -> list[str]:
        return [add(work, name).id for name in ("Visser", "Aalders", "Maas")]

    before = clock.now()
    ids = [*vault.now(several), *vault.now(several)]
    stored = vault.reader().find(Client)
    assert [each.id for each in stored] == ids
    assert len({each.made for each in stored}) == 6
    assert all(before <= each.made == each.changed < before + timedelta(seconds=1) for each in stored)
    first = stored[0]

    def move(work: Work) -> Client:
        return work.change(work.get(Client, first.id), town="Zwolle")

    assert vault.now(move).changed > stored[-1].made
    clock.instant = before - timedelta(hours=1)
    assert vault.now(add, "Later").made == clock.now(), "a clock that was put right is believed"
