"""Organisations and who speaks for them have a term: it runs from the work, and is looked at or destroyed (row B4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.gate import GateRefused
from app.domain.organisation import Contact, Organisation, OrganisationKind
from app.kernel.errors import InputError
from app.kernel.translator import Language
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.due_list import due_list
from app.usecases.keep_item import add_item, edit_item
from app.usecases.parts import Parts
from app.usecases.person_outside import person_outside
from app.usecases.plan_destruction import Chosen, plan_for
from app.usecases.review_item import review_contact
from app.vault.kept_items import make_anew
from app.vault.vault import Vault, open_vault
from app.vault.work import Work
from tests.fakes import SetClock
from tests.practices import practice_in
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE

_ROWS = "SELECT * FROM kept_item WHERE client = '' ORDER BY record"


@pytest.fixture
def office(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A practice that looks at its regulars every two years."""
    folder = practice_in(tmp_path_factory.mktemp("office") / "v", "office")
    vault = open_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    yield vault
    vault.close()


def speaks_for(vault: Vault, organisation: Organisation) -> Contact:
    given = {"organisation": organisation.id, "surname": "Vries", "infix": "de", "email": "r@bakkerij.example"}
    return vault.now(add_item, Contact, given)


def due(vault: Vault, parts: Parts, on: date | None = None) -> dict[str, str]:
    return {each.id: each.action.value for each in due_list(vault.reader(), parts, on).due if not each.client}


def kept_as_made_anew(vault: Vault) -> bool:
    """Whether what the vault keeps beside the records is what follows from them."""
    before = list(vault.reader().connection.execute(_ROWS))

    def anew(work: Work) -> list[object]:
        make_anew(work.connection)
        return list(work.connection.execute(_ROWS))

    return before == vault.now(anew)


def test_b4_who_speaks_for_a_regular_is_looked_at_again(office: Vault, parts: Parts, clock: SetClock) -> None:
    bakery = dossier.employer(office)
    contact = speaks_for(office, bakery)
    client = dossier.client(office)
    work = dossier.trajectory(office, client, principal=bakery.id)
    assert due(office, parts, date(2040, 1, 1)) == {}, "nothing while the work runs"
    office.now(edit_item, type(work), work.id, {"ends_on": "2026-03-03"})
    assert due(office, parts, date(2028, 3, 3)) == {}
    assert due(office, parts, date(2028, 3, 4)) == {contact.id: "review"}
    assert kept_as_made_anew(office)
    clock.forward(days=800)
    with pytest.raises(InputError):
        office.now(review_contact, parts, {"next_on": "2029-05-01"}, contact.id)
    with pytest.raises(InputError):
        office.now(review_contact, parts, {"next_on": "2028-05-01", "why": "Nog werk."}, contact.id)
    office.now(review_contact, parts, {"next_on": "2029-05-01", "why": "Vraagt elk voorjaar een training."}, contact.id)
    assert due(office, parts) == {}
    assert due(office, parts, date(2029, 5, 1)) == {contact.id: "review"}
    found = person_outside(office.reader(), parts, "r@bakkerij.example")
    assert [kept.until for _, kept in found.records] == [date(2029, 4, 30)]


def test_b4_without_work_a_term_runs_from_the_last_contact(office: Vault, parts: Parts, clock: SetClock) -> None:
    bakery, other = dossier.employer(office), dossier.employer(office, "Drukkerij De Letter")
    contact = speaks_for(office, bakery)
    with pytest.raises(GateRefused):
        office.now(review_contact, parts, {"next_on": "2029-05-01", "why": "x"}, contact.id)
    clock.forward(days=100)
    office.now(edit_item, Contact, contact.id, {"phone": "0570 123 456"})
    assert due(office, parts, date(2027, 3, 4)) == {other.id: "destroy", bakery.id: "destroy"}
    assert set(due(office, parts, date(2027, 6, 12))) == {other.id, bakery.id, contact.id}
    office.now(edit_item, Organisation, other.id, {"kind": OrganisationKind.PROCESSOR.value})
    assert other.id not in due(office, parts, date(2040, 1, 1)), "an agreement with a processor runs"
    assert kept_as_made_anew(office)


def test_an_organisation_stays_with_what_names_it(office: Vault, parts: Parts, clock: SetClock) -> None:
    bakery, other = dossier.employer(office), dossier.employer(office, "Drukkerij De Letter")
    contact = speaks_for(office, bakery)
    work = dossier.trajectory(office, dossier.client(office), principal=bakery.id)
    clock.forward(days=3000)
    asked = Chosen(items=frozenset({bakery.id}), asked=True)
    plan = plan_for(office.reader(), parts, asked, clock.now().date())
    assert [reason.code for each in plan.stays for reason in each.reasons] == ["gate.destroy.named"]
    office.now(edit_item, type(work), work.id, {"principal": other.id})
    assert set(due(office, parts)) == {bakery.id, contact.id}, "it follows the one that is named now"
    alone = plan_for(office.reader(), parts, asked, clock.now().date())
    assert [reason.code for each in alone.stays for reason in each.reasons] == ["gate.destroy.rests"]
    both = Chosen(items=frozenset({bakery.id, contact.id}))
    reader = office.reader()
    typed = confirmation(reader, parts, plan_for(reader, parts, both, clock.now().date()), "destroy", Language.DUTCH)
    office.now(destroy_items, parts, both, typed)
    assert office.reader().maybe(Contact, contact.id) is None
    assert office.reader().maybe(Organisation, bakery.id) is None
    assert kept_as_made_anew(office)
