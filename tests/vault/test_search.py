"""Search follows what is written; a text that was replaced is found no more, and goes when the lane is quiet."""

from __future__ import annotations

import pytest

from app.domain.client import Client
from app.kernel.ids import Id
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item, edit_item
from app.vault.connection import checkpoint
from app.vault.search import forget_many_replaced, forget_replaced, tidy
from app.vault.vault import Vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.erasing import erase_dossier
from tests.vault.pages import decrypted_pages

REPLACED = "Hoogendijkplanted"


@pytest.fixture(autouse=True)
def never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cleared away is so by the test."""
    monkeypatch.setattr("app.vault.quiet.QUIET", 3600.0)


@pytest.fixture
def client(vault: Vault) -> Client:
    """A client whose name was another one before."""
    found: Client = vault.now(add_item, Client, {"surname": REPLACED})
    vault.now(add_item, Client, {"surname": "Bakker"})
    return vault.now(edit_item, Client, found.id, {"surname": "Visser"})


def found(vault: Vault, words: str) -> list[Id]:
    return [Id(each.record) for each in vault.reader().search(words)]


def places(vault: Vault) -> list[tuple[int, str, str]]:
    rows = vault.reader().connection.execute(
        "SELECT item, noun, record FROM search_item WHERE noun IN ('client', '') ORDER BY item"
    )
    return [tuple(row) for row in rows]


def cleared(vault: Vault) -> int:
    """How many replaced texts were cleared away."""

    def clear(work: Work) -> int:
        number = 0
        while forget_replaced(work.connection):
            number += 1
        return number

    return vault.now(clear)


def test_the_text_that_is_there_is_found_at_once_and_the_one_before_no_more(vault: Vault, client: Client) -> None:
    assert found(vault, "visser") == [client.id]
    assert found(vault, REPLACED) == []
    assert verify(vault, Silent()).findings == ()


@pytest.mark.parametrize("looked", [300, 1], ids=["read", "in the index"])
def test_a_letter_begins_a_word_as_longer_words_do(vault: Vault, monkeypatch: pytest.MonkeyPatch, looked: int) -> None:
    monkeypatch.setattr("app.vault.search._LOOKED", looked)
    firm, plain, accented, joined = (
        vault.now(add_item, Client, {"surname": surname}).id
        for surname in ("Rustema van Eijk", "Rustema", "Rustema Ürgüp", "Rustema-Ermelo")
    )
    assert found(vault, "rust e") == [joined, firm]
    assert found(vault, "u rustema") == [accented]
    assert found(vault, "RUST V E") == [firm]
    assert found(vault, "rust x") == found(vault, "rust ß") == []
    assert found(vault, "rust _") == [joined, accented, plain, firm]
    assert [each.record for each in vault.reader().search("rust e", limit=1)] == [joined]


def test_what_was_replaced_is_written_over_when_there_is_time(vault: Vault, client: Client) -> None:
    database = vault.folder / vault.header.database
    assert cleared(vault) == 1
    assert [noun for _, noun, _ in places(vault)] == ["client", "client"]
    assert found(vault, "visser") == [client.id]
    assert verify(vault, Silent()).findings == ()
    vault.lane.between(lambda: checkpoint(vault.lane._connection))
    assert REPLACED.casefold().encode() not in decrypted_pages(database, vault.keys.database).lower()


@pytest.mark.parametrize(("as_many", "left"), [(500, 0), (0, 1)])
def test_many_replaced_texts_go_at_once_and_few_one_by_one(
    vault: Vault, client: Client, monkeypatch: pytest.MonkeyPatch, as_many: int, left: int
) -> None:
    monkeypatch.setattr("app.vault.search._AS_MANY", as_many)
    vault.now(lambda work: forget_many_replaced(work.connection))
    assert [noun for _, noun, _ in places(vault)].count("") == left
    assert found(vault, "visser") == [client.id]
    assert found(vault, "bakker")
    assert verify(vault, Silent()).findings == ()
    if not left:
        vault.lane.between(lambda: checkpoint(vault.lane._connection))
        pages = decrypted_pages(vault.folder / vault.header.database, vault.keys.database)
        assert REPLACED.casefold().encode() not in pages.lower()


def test_a_text_that_stays_the_same_keeps_its_place(vault: Vault, client: Client) -> None:
    before = places(vault)
    vault.now(edit_item, Client, client.id, {"birth_date": "1980-05-01"})
    assert places(vault) == before
    assert found(vault, "visser") == [client.id]


def test_erasing_waits_for_no_quiet_moment(vault: Vault, client: Client) -> None:
    vault.now(erase_dossier, client.id)
    assert [noun for _, noun, _ in places(vault)] == ["client"]
    assert found(vault, "visser") == []


def test_a_text_changed_many_times_leaves_one_that_is_found(vault: Vault, client: Client) -> None:
    for surname in ("Mulder", "Mulders", "Visser"):
        vault.now(edit_item, Client, client.id, {"surname": surname})
    assert found(vault, "visser") == [client.id]
    assert found(vault, "mulder") == []
    assert cleared(vault) == 4


def test_what_was_added_is_joined_when_nobody_waits_not_while_somebody_saves(vault: Vault) -> None:
    """Each save lays a part of the index beside the others; FTS5 by itself joins sixteen of them in the save that makes
    the sixteenth, and sixteen of those in one save out of hundreds, which then takes a second.
    """

    def parts() -> int:
        return int(vault.reader().connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()[0])

    def tidied() -> None:
        while vault.now(lambda work: tidy(work.connection)):
            pass

    tidied()
    added = [vault.now(add_item, Client, {"surname": f"Jansen{number}"}).id for number in range(20)]
    assert parts() >= 20
    tidied()
    assert parts() < 4
    assert sorted(found(vault, "jansen")) == sorted(added)
    assert verify(vault, Silent()).findings == ()
