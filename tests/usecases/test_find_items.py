"""Search over everything, as a page shows it."""

from __future__ import annotations

from datetime import date

from app.domain.client import Client
from app.domain.nouns import noun_named
from app.domain.organisation import Contact, Organisation
from app.domain.reason import worded
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.translator import Translator
from app.usecases.find_items import FOUND_KINDS, Piece, find_items, pieces
from app.usecases.write_document import begin_document
from app.vault.search import END, FOUND
from app.vault.vault import Vault
from app.vault.work import Work


def fill(work: Work) -> Client:
    client = work.new(Client, first_name="Anna", surname="Berg", street="Kersenlaan")
    trajectory = work.new(Trajectory, client=client.id, title="Loopbaan", starts_on=date(2026, 1, 1))
    work.new(
        Session, client=client.id, trajectory=trajectory.id, on=date(2026, 2, 1),
        notes="Zij houdt van\n\nkersen en van **bomen**.",
    )  # fmt: skip
    begin_document(work, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Kersenplukken.")
    employer = work.new(Organisation, name="Kersenboer")
    work.new(Contact, organisation=employer.id, surname="Kersjes")
    return client


def test_everything_is_found_with_its_name_and_its_owner(vault: Vault, dutch: Translator) -> None:
    client = vault.now(fill)
    found = find_items(vault.reader(), "kers")
    assert {(each.noun, worded(each.name, dutch), each.client_name) for each in found} == {
        ("client", "Anna Berg", "Anna Berg"),
        ("session", "Gesprek van 1 februari 2026", "Anna Berg"),
        ("version", "Verslag ‘Verslag’, versie 1", "Anna Berg"),
        ("organisation", "Kersenboer", ""),
        ("contact", "Kersjes", ""),
    }
    assert {each.client for each in found} == {client.id, ""}


def test_a_client_found_by_name_is_left_to_the_list(vault: Vault) -> None:
    vault.now(fill)
    assert "client" not in {each.noun for each in find_items(vault.reader(), "anna berg")}


def test_one_kind_of_things_is_looked_for_alone(vault: Vault) -> None:
    vault.now(fill)
    found = {kind: {each.noun for each in find_items(vault.reader(), "kers", kind=kind)} for kind in FOUND_KINDS}
    assert found == {
        "sessions": {"session"}, "documents": {"version"}, "files": set(),
        "people": {"client", "organisation", "contact"},
    }  # fmt: skip
    assert all(noun_named(noun).noun.name == noun for nouns in FOUND_KINDS.values() for noun in nouns)


def test_of_one_kind_older_things_are_found_behind_many_newer_ones_of_another(vault: Vault) -> None:
    vault.now(fill)

    def more(work: Work) -> None:
        for number in range(12):
            work.new(Organisation, name=f"Kersenhandel {number}")

    vault.now(more)
    assert "session" not in {each.noun for each in find_items(vault.reader(), "kers", limit=10)}
    assert {each.noun for each in find_items(vault.reader(), "kers", limit=10, kind="sessions")} == {"session"}


def test_the_practice_itself_is_not_found(vault: Vault) -> None:
    assert find_items(vault.reader(), "deventer") == ()


def test_whatever_is_typed_is_words(vault: Vault) -> None:
    vault.now(fill)
    for typed in ('"', "kers AND", "NEAR(", "*", "kers'; DROP TABLE client", "(", "", "  ", "kers*"):
        find_items(vault.reader(), typed)
    assert vault.reader().count(Client) == 1


def test_a_snippet_in_pieces() -> None:
    snippet = f"…van {FOUND}kersen{END} en\n \n{FOUND}kers{END}<b>"
    assert pieces(snippet) == (
        Piece("…van ", found=False), Piece("kersen", found=True), Piece(" en · ", found=False),
        Piece("kers", found=True), Piece("<b>", found=False),
    )  # fmt: skip
    assert pieces("") == ()
