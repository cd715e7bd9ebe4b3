"""Lists a page at a time: sorted as a Dutch list is, filtered without accents, counted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.vault.lists import Query
from app.vault.vault import Vault
from app.vault.work import Work

PEOPLE = [
    ("Anna", "van den", "Berg", "Deventer"),
    ("Ömer", "", "Çelik", "Zwolle"),
    ("Bart", "", "Aalders", "deventer"),
    ("Els", "de", "Wit_%", "Epe"),
]


@pytest.fixture
def filled(vault: Vault) -> Vault:
    def fill(work: Work) -> None:
        for first_name, infix, surname, town in PEOPLE:
            work.new(Client, first_name=first_name, infix=infix, surname=surname, town=town)

    vault.now(fill)
    return vault


def surnames(vault: Vault, query: Query[Client], offset: int = 0, limit: int = 100) -> list[str]:
    return [each.surname for each in vault.reader().page(query, offset, limit)]


def test_by_surname_without_its_infix(filled: Vault) -> None:
    assert surnames(filled, Query(Client)) == ["Aalders", "Berg", "Çelik", "Wit_%"]
    assert surnames(filled, Query(Client, descending=True)) == ["Wit_%", "Çelik", "Berg", "Aalders"]
    assert surnames(filled, Query(Client), offset=1, limit=2) == ["Berg", "Çelik"]


def test_by_any_field_whatever_its_case(filled: Vault) -> None:
    assert surnames(filled, Query(Client, sort="town")) == ["Aalders", "Berg", "Wit_%", "Çelik"]
    with pytest.raises(KeyError):
        surnames(filled, Query(Client, sort="town; DROP TABLE client"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("celik", ["Çelik"]),
        ("OMER", ["Çelik"]),
        ("anna van den berg", ["Berg"]),
        ("dev", ["Aalders", "Berg"]),
        ("t_%", ["Wit_%"]),
        ("%", ["Wit_%"]),
        ("'", []),
        ("nobody", []),
    ],
)
def test_every_word_must_stand_somewhere(filled: Vault, words: str, expected: list[str]) -> None:
    query = Query(Client, words=words)
    assert surnames(filled, query) == expected
    assert filled.reader().total(query) == len(expected)


def test_items_of_one_dossier(filled: Vault) -> None:
    def two_sessions(work: Work) -> Client:
        client = work.find(Client, surname="Berg")[0]
        trajectory = work.new(Trajectory, client=client.id, title="Traject", starts_on=work.today)
        for subject in ("Kennismaking", "Vervolg"):
            work.new(Session, client=client.id, trajectory=trajectory.id, on=work.today, subject=subject)
        return client

    client = filled.now(two_sessions)
    query = Query(Session, sort="subject", descending=True, equal=(("client", client.id),))
    assert [each.subject for each in filled.reader().page(query)] == ["Vervolg", "Kennismaking"]
    assert filled.reader().total(query) == 2
    assert filled.reader().total(replace(query, words="kennis")) == 1
    assert filled.reader().total(replace(query, words="nobody")) == 0
    assert filled.reader().total(Query(Session, equal=(("client", "x"),))) == 0
    with pytest.raises(KeyError):
        filled.reader().total(Query(Session, equal=(('client" OR 1=1 --', "x"),)))


def test_of_one_day_the_last_recorded_stands_first_where_the_last_day_does(filled: Vault) -> None:
    def on_one_day(work: Work) -> None:
        client = work.find(Client, surname="Berg")[0]
        trajectory = work.new(Trajectory, client=client.id, title="Traject", starts_on=work.today)
        for subject in "MCXAQ":
            work.new(Session, client=client.id, trajectory=trajectory.id, on=work.today, subject=subject)

    filled.now(on_one_day)
    for descending, wanted in ((False, "MCXAQ"), (True, "QAXCM")):
        listed = filled.reader().page(Query(Session, sort="on", descending=descending))
        assert "".join(each.subject for each in listed) == wanted


def test_one_dossier_is_looked_up_and_a_whole_noun_gone_through_in_its_order(vault: Vault) -> None:
    """However many sessions all dossiers have together, a page of one of them is found by index."""
    connection, asked = vault.reader().connection, list[str]()
    connection.set_trace_callback(asked.append)
    vault.reader().page(Query(Session, equal=(("client", "x"),)))
    vault.reader().page(Query(Session))
    connection.set_trace_callback(None)
    one, all_of_them = ([str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {each}")] for each in asked)
    assert one[0].startswith("SEARCH item USING INDEX session_")
    assert "(client=?" in one[0]
    assert all_of_them[0] == "SEARCH place USING COVERING INDEX search_item_list (noun=?)"


def test_a_thread_beside_the_first_keeps_less_of_the_database_at_hand(vault: Vault) -> None:
    """Eight threads may read at once, and all that they have at hand counts among the program's 200 MB."""

    def kept() -> int:
        (kibibytes,) = vault.reader().connection.execute("PRAGMA cache_size").fetchone()
        return -int(kibibytes)

    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(kept).result()
    assert 2 * beside <= kept()
    assert kept() + 8 * beside <= 40 * 1024
