"""What a destruction takes, reduces and leaves, on a real vault; and that none of it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.anonymous_item import AnonymousItem
from app.domain.client import Client
from app.domain.declare import Record
from app.domain.destruction import Destruction, DestructionKind, Fate
from app.domain.gate import GateRefused
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.paper_item import PaperItem
from app.domain.policy import adopt
from app.domain.policy_json import policy_to_json
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.anonymise_dossier import anonymise_dossier
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.due_list import due_list
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.place_hold import place_hold, release_hold
from app.usecases.plan_destruction import Chosen, plan_for
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document
from app.vault.backup import back_up
from app.vault.restore import restore
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.fakes import SetClock
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE

HOLD = {"reason": "procedure", "review_on": "2031-01-01", "explanation": "Geschil over de factuur."}


def typed(vault: Vault, parts: Parts, chosen: Chosen, act: str = "destroy") -> str:
    plan = plan_for(vault.reader(), parts, chosen, legal_date(parts.clock.now()))
    return confirmation(vault.reader(), parts, plan, act, Language.DUTCH)


def destroy(vault: Vault, parts: Parts, chosen: Chosen) -> Destruction:
    return vault.now(destroy_items, parts, chosen, typed(vault, parts, chosen))


def refusal(caught: pytest.ExceptionInfo[GateRefused]) -> set[str]:
    return {each.code for each in caught.value.reasons}


def whole_dossier(vault: Vault, tmp_path: Path) -> Client:
    """A dossier with a trajectory that ended on 1 February 2026, and something of most nouns."""
    client = dossier.client(vault, birth_date="1980-05-06", phone="0570 123456")
    employer = dossier.employer(vault)
    trajectory = dossier.trajectory(
        vault, client, ends_on="2026-02-01", question="Hoe verder na de ruzie?", principal=employer.id
    )
    dossier.session(vault, trajectory)
    vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Het verslag.")
    vault.now(
        begin_document, {"title": "Afspraken", "kind": "agreement", "trajectory": trajectory.id}, client.id, "Tekst."
    )
    (tmp_path / "cv.pdf").write_bytes(b"%PDF cv")
    take_in_attachment(vault, client.id, tmp_path / "cv.pdf", {"trajectory": trajectory.id}, Silent())
    given = {"what": "Flap-over", "place": "Kast 2", "dated": "2025-03-01", "trajectory": trajectory.id}
    vault.now(add_item, PaperItem, given, client.id)
    return client


def left(vault: Vault, client: Client) -> dict[str, int]:
    reader = vault.reader()
    found = {
        noun.noun.name: reader.count(noun, **({"id": client.id} if noun is Client else {"client": client.id}))
        for noun in DOSSIER_NOUNS
    }
    return {name: number for name, number in found.items() if number}


def test_d6_after_five_years_the_fiscal_rest_stays_under_a_name_and_two_years_later_all_is_gone(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    clock.forward(days=5 * 365 + 40)
    chosen = Chosen(client.id)
    plan = plan_for(vault.reader(), parts, chosen, legal_date(clock.now()))
    assert {each.item.record.noun.name for each in plan.stays} == {"document", "version"}, "the agreement"
    assert {each.item.record.noun.name for each in plan.reduced} == {"client", "trajectory"}
    done = destroy(vault, parts, chosen)
    assert (done.kind, done.items, done.reduced, done.papers, done.dossiers) == (DestructionKind.DUE, 5, 2, 1, 1)
    assert left(vault, client) == {"client": 1, "trajectory": 1, "document": 1, "version": 1}
    rest = vault.reader().get(Client, client.id)
    assert (rest.name, rest.birth_date, rest.phone) == ("Anna Berg", None, "")
    (trajectory,) = vault.reader().find(Trajectory, client=client.id)
    assert (trajectory.question, trajectory.title, trajectory.ends_on) == ("", "Loopbaan", date(2026, 2, 1))
    assert not due_list(vault.reader(), parts).due, "what is reduced waits for what rests on it"
    clock.forward(days=3 * 365)
    assert len(due_list(vault.reader(), parts).due) == 4
    destroy(vault, parts, Chosen())
    assert left(vault, client) == {}
    assert verify(vault, Silent()).findings == ()


def test_nothing_goes_before_its_term(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    client = whole_dossier(vault, tmp_path)
    before = left(vault, client)
    with pytest.raises(GateRefused) as caught:
        vault.now(destroy_items, parts, Chosen(client.id), "vernietig 0")
    assert "gate.destroy.not_due" in refusal(caught)
    (session,) = vault.reader().find(Session)
    with pytest.raises(GateRefused) as caught:
        vault.now(destroy_items, parts, Chosen(client.id, frozenset({session.id})), "vernietig 1")
    assert refusal(caught) == {"gate.destroy.not_due"}
    assert left(vault, client) == before
    assert vault.reader().find(Destruction) == ()


def test_d6_on_request_everything_goes_but_fiscal_records_and_the_request_with_the_reason(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    request = dossier.request(vault, client, {"kind": "erasure"})
    vault.now(identify_request, request.id, {"identity": "known"})
    chosen = Chosen(client.id, request=request.id)
    plan = plan_for(vault.reader(), parts, chosen, legal_date(parts.clock.now()))
    reasons = {each.item.record.noun.name: {why.code for why in each.reasons} for each in plan.stays}
    assert reasons["version"] == {"gate.destroy.fiscal", "gate.destroy.weighed"}
    assert reasons["request"] == {"gate.destroy.request_file"}
    done = destroy(vault, parts, chosen)
    assert (done.kind, done.request) == (DestructionKind.ERASURE, request.id)
    assert left(vault, client) == {"client": 1, "trajectory": 1, "document": 1, "version": 1, "request": 1}
    assert "Anna Berg" not in done.content
    assert {each.dossier for each in done.lines} == {client.id}
    assert {each.fate for each in done.lines} == {Fate.DESTROYED, Fate.REDUCED}


def test_what_was_typed_must_be_exactly_this_destruction(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    clock.forward(days=5 * 365 + 40)
    chosen, before = Chosen(client.id), left(vault, client)
    right = typed(vault, parts, chosen)
    for wrong in ("", "vernietig", "vernietig 1", right.replace("vernietig", "anonimiseer"), "Berg"):
        with pytest.raises(GateRefused) as caught:
            vault.now(destroy_items, parts, chosen, wrong)
        assert refusal(caught) == {"gate.destroy.not_confirmed"}
    plan = plan_for(vault.reader(), parts, chosen, legal_date(clock.now()))
    vault.now(add_item, PaperItem, {"what": "Brief", "place": "La", "dated": "2025-01-01"}, client.id)
    with pytest.raises(GateRefused) as caught:
        vault.now(destroy_items, parts, chosen, right, plan.fingerprint)
    assert refusal(caught) == {"gate.destroy.changed", "gate.destroy.not_confirmed"}
    assert left(vault, client) == {**before, "paper_item": 2}


def test_f15_a_date_that_leapt_is_typed_as_well(vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path) -> None:
    client = whole_dossier(vault, tmp_path)
    clock.forward(days=6 * 365)
    text = typed(vault, parts, Chosen(client.id))
    assert text.endswith(f" {clock.now():%d-%m-%Y}")
    with pytest.raises(GateRefused):
        vault.now(destroy_items, parts, Chosen(client.id), text.rpartition(" ")[0])
    assert vault.now(destroy_items, parts, Chosen(client.id), text).items


def test_e11_what_is_held_stays_and_goes_once_it_is_released(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    before = left(vault, client)
    hold = vault.now(place_hold, HOLD, client.id)
    clock.forward(days=9 * 365)
    with pytest.raises(GateRefused) as caught:
        vault.now(destroy_items, parts, Chosen(client.id), "vernietig 9")
    assert "gate.destroy.held" in refusal(caught)
    listed = due_list(vault.reader(), parts)
    assert not listed.due
    assert len(listed.held) == sum(before.values())
    assert left(vault, client) == {**before, "hold": 1}
    vault.now(release_hold, hold.id, {"released_because": "Geschikt."})
    assert len(due_list(vault.reader(), parts).due) == sum(before.values())
    destroy(vault, parts, Chosen(client.id))
    assert left(vault, client) == {"client": 1, "hold": 1}, "that there was a hold can be shown, and of whom"


def test_a_hold_on_one_item_keeps_that_and_what_it_rests_on(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    (session,) = vault.reader().find(Session)
    vault.now(place_hold, HOLD, client.id, session.id)
    clock.forward(days=9 * 365)
    destroy(vault, parts, Chosen(client.id))
    assert left(vault, client) == {"client": 1, "trajectory": 1, "session": 1, "hold": 1}
    assert vault.reader().get(Session, session.id) == session


def test_e12_nothing_anonymised_leads_to_anybody_and_totals_stay(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    (session,) = vault.reader().find(Session)
    vault.now(_spend, session.id, 90)
    chosen = Chosen(client.id)
    with pytest.raises(GateRefused) as caught:
        vault.now(anonymise_dossier, parts, chosen, "anonimiseer 1")
    assert "gate.anonymise.rest" in refusal(caught)
    clock.forward(days=9 * 365)
    ids = {each.id for noun in DOSSIER_NOUNS for each in vault.reader().each(noun)}
    done = vault.now(anonymise_dossier, parts, chosen, typed(vault, parts, chosen, "anonymise"))
    assert done.kind is DestructionKind.ANONYMISED
    assert left(vault, client) == {}
    items = vault.reader().find(AnonymousItem)
    (was,) = [each for each in items if each.what == "session"]
    assert was.fields == {"minutes": 90, "on": "2025", "state": "held"}
    everything = " ".join(f"{each.id} {each.content} {each.made}" for each in items)
    for trace in (*ids, "Berg", "Anna", "ruzie", "twijfelt", "Verslag", "0570", "05-06"):
        assert trace not in everything
    assert vault.reader().search("Anna") == ()
    assert vault.reader().connection.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    assert verify(vault, Silent()).findings == ()


def test_l16_a_restore_brings_back_nothing_that_was_destroyed_and_all_that_stayed(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    client = whole_dossier(vault, tmp_path)
    back_up(vault, tmp_path / "backup", clock.now(), Silent())
    clock.forward(days=5 * 365 + 40)
    destroy(vault, parts, Chosen(client.id))
    after = _everything(vault)
    restore(tmp_path / "backup", tmp_path / "again", PASSPHRASE, parts.clock, Silent(), parts.effort, [vault.folder])

    again = open_vault(tmp_path / "again", PASSPHRASE, parts.clock, parts.effort)
    try:
        assert _everything(again) == after
        assert verify(again, Silent()).findings == ()
    finally:
        again.close()


def test_b4_what_is_to_be_looked_at_is_not_swept_along(vault: Vault, parts: Parts, clock: SetClock) -> None:
    office = next(each for each in parts.starting_policies if each.name == "office")
    vault.now(_adopt, policy_to_json(adopt(office, date(2026, 1, 1))))
    client = dossier.client(vault)
    dossier.session(vault, dossier.trajectory(vault, client, ends_on="2026-02-01"))
    clock.forward(days=6 * 365)
    destroy(vault, parts, Chosen())
    assert left(vault, client) == {"client": 1, "trajectory": 1}
    assert [each.noun for each in due_list(vault.reader(), parts).due] == ["client"]


def test_another_dossier_is_not_reached(vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path) -> None:
    client, other = whole_dossier(vault, tmp_path), dossier.client(vault, "Anders")
    clock.forward(days=9 * 365)

    with pytest.raises(CoachkluisError, match="destroy_elsewhere"):
        vault.now(destroy_items, parts, Chosen(client.id, frozenset({other.id})), "vernietig 1")
    destroy(vault, parts, Chosen(client.id))
    assert left(vault, other) == {"client": 1}


def _spend(work: Work, session: str, minutes: int) -> None:
    work.change(work.get(Session, session), minutes=minutes)


def _adopt(work: Work, content: str) -> None:
    (adopted,) = work.find(AdoptedPolicy)
    work.change(adopted, content=content)


def _everything(vault: Vault) -> dict[str, list[Record]]:
    reader = vault.reader()
    found: dict[str, list[Record]] = {}
    for noun in (*DOSSIER_NOUNS,):
        found[noun.noun.name] = [_timeless(each) for each in reader.find(noun)]
    return found


def _timeless(record: Record) -> Record:

    return replace(record, changed=record.made)
