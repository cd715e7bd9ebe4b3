"""Texts that are kept while they are typed, and texts that come back after a lock that could not keep them."""

from __future__ import annotations

import pytest

from app.domain.category import Category
from app.domain.client import Client
from app.domain.document import Version, VersionState
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished, read_typed, write_typed
from app.kernel.errors import NotFound
from app.kernel.ids import new_id
from app.kernel.translator import Language, Translator
from app.usecases.dossier_contents import dossier_contents
from app.usecases.keep_item import add_item
from app.usecases.keep_notes import keep_notes
from app.usecases.keep_typed import LOOSE, Into, Leaf, TypedText, read_texts, take_back, write_texts
from app.usecases.keep_unfinished import drop_unfinished, keep_unfinished
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.unfinished_words import typed_words
from app.usecases.write_document import begin_document
from app.vault.vault import Vault
from tests.erasing import erase_dossier


@pytest.fixture
def client(vault: Vault) -> Client:
    return vault.now(add_item, Client, {"surname": "Berg"})


@pytest.fixture
def session(vault: Vault, client: Client) -> Session:
    trajectory = vault.now(add_item, Trajectory, {"title": "Coaching", "starts_on": "2026-01-05"}, client.id)
    return vault.now(add_item, Session, {"trajectory": trajectory.id, "on": "2026-02-10"}, client.id)


def kept(vault: Vault, client: str, content: str, form: str = "client.edit") -> Unfinished:
    return vault.now(keep_unfinished, new_id(), form, client, client, Category.IDENTITY.value, content)


def test_a_form_is_kept_under_one_id_until_it_is_let_go(vault: Vault, client: Client) -> None:
    identity = new_id()
    for content in ("{}", '{"client":{"surname":"B"}}'):
        vault.now(keep_unfinished, identity, "client.edit", client.id, client.id, Category.IDENTITY.value, content)
    (found,) = vault.reader().find(Unfinished)
    assert (found.id, found.content) == (identity, '{"client":{"surname":"B"}}')
    vault.now(drop_unfinished, identity)
    vault.now(drop_unfinished, identity)  # once more is no error
    assert vault.reader().count(Unfinished) == 0


def test_nothing_is_kept_of_someone_who_was_erased(vault: Vault, client: Client) -> None:
    kept(vault, client.id, "{}")
    vault.now(erase_dossier, client.id)
    assert vault.reader().count(Unfinished) == 0
    with pytest.raises(NotFound):
        kept(vault, client.id, "{}")
    assert vault.reader().count(Unfinished) == 0


def test_l2_it_is_part_of_what_is_kept_of_the_client(vault: Vault, client: Client, parts: Parts) -> None:
    of_nobody = kept(vault, "", "{}", "client.new")
    content = write_typed({"client": {"surname": "Berg-Dal", "gender": "", "birth_date": "1980-04-03"}})
    mine = kept(vault, client.id, content)
    assert dossier_contents(vault.reader(), client.id).of(Unfinished) == (mine,)
    every = kept_until(vault.reader(), parts)
    assert mine.id in {each.id for each in every}
    assert of_nobody.id not in {each.id for each in every}
    assert next(each for each in every if each.id == mine.id).category is Category.IDENTITY


def test_a2_it_is_told_in_words(vault: Vault, client: Client, dutch: Translator) -> None:
    left = kept(vault, client.id, write_typed({"client": {"surname": "Berg-Dal", "town": "", "phone": "06"}}))
    words = list(typed_words(left, dutch, lambda identity, _: identity))
    assert words == [("Achternaam", "Berg-Dal"), ("Telefoon", "06")]


def test_what_is_no_json_is_told_as_it_is(vault: Vault, client: Client, dutch: Translator) -> None:
    assert read_typed("nee") == {}
    assert read_typed("[]") == {}
    left = kept(vault, client.id, "nee")
    assert [text for _, text in typed_words(left, dutch, lambda identity, _: identity)] == ["nee"]


def test_texts_are_read_as_they_were_written() -> None:
    texts = (
        TypedText(Leaf(Into.NOTES, ("a",)), "\u00e9\n\U0001f600", 3),
        TypedText(Leaf(Into.FORM, ("b", "client.new", "", "", "identity")), "{}", 9),
    )
    assert read_texts(write_texts(texts)) == texts


def test_a_text_comes_back_to_its_place(vault: Vault, session: Session) -> None:
    vault.now(take_back, TypedText(Leaf(Into.NOTES, (session.id,)), "Woord", vault.sequence))
    assert vault.reader().get(Session, session.id).notes == "Woord"
    assert vault.reader().count(Unfinished) == 0


def test_a_text_writes_over_nothing_that_is_newer(vault: Vault, session: Session) -> None:
    since = vault.sequence
    vault.now(keep_notes, session.id, "Nieuwer")
    vault.now(take_back, TypedText(Leaf(Into.NOTES, (session.id,)), "Ouder", since))
    assert vault.reader().get(Session, session.id).notes == "Nieuwer"
    (loose,) = vault.reader().find(Unfinished)
    assert (loose.form, loose.client, loose.category) == (LOOSE, session.client, Category.SESSION_NOTES)
    assert "Ouder" in loose.content


def test_the_same_text_twice_is_there_once(vault: Vault, session: Session) -> None:
    typed = TypedText(Leaf(Into.NOTES, (session.id,)), "Woord", vault.sequence)
    vault.now(take_back, typed)
    vault.now(take_back, typed)
    assert vault.reader().count(Unfinished) == 0


def test_a_draft_that_was_frozen_meanwhile_takes_nothing_and_loses_nothing(vault: Vault, session: Session) -> None:
    given = {"title": "Verslag", "trajectory": session.trajectory}
    version = vault.now(begin_document, given, session.client, "Tekst.")
    vault.now(lambda work: work.change(work.get(Version, version.id), state=VersionState.SHARED))
    vault.now(take_back, TypedText(Leaf(Into.DRAFT, (version.id,)), "Nog een zin", vault.sequence))
    assert vault.reader().get(Version, version.id).source == "Tekst."
    (loose,) = vault.reader().find(Unfinished)
    assert "Nog een zin" in loose.content


def test_a_text_of_what_is_gone_goes_with_it(vault: Vault, session: Session) -> None:
    since = vault.sequence
    vault.now(erase_dossier, session.client)
    vault.now(take_back, TypedText(Leaf(Into.NOTES, (session.id,)), "Woord", since))
    about = (new_id(), "client.edit", session.client, session.client, Category.IDENTITY.value)
    vault.now(take_back, TypedText(Leaf(Into.FORM, about), "{}", since))
    assert vault.reader().count(Unfinished) == 0


@pytest.mark.parametrize("language", Language)
def test_its_day_is_its_name(vault: Vault, client: Client, parts: Parts, language: Language) -> None:
    left = kept(vault, client.id, "{}")
    day = left.named(lambda _: None)["date"]
    assert day == parts.clock.now().date()
    assert parts.translator(language).text("item.unfinished", date=day)
