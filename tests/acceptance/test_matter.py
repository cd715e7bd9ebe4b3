"""Whose matter it is: officer, employer and employee are known, and what the practice does it for."""

from __future__ import annotations

from app.domain.policy_promise import PromiseKind
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_rows
from tests.acceptance.policies import adopted, changed, drift, faults, keys, row, shown, without
from tests.acceptance.retaining import ended

NOBODY: dict[str, str] = {"nl": "", "en": ""}


@noticed(without_rows("reintegration", "promises", kind=PromiseKind.OFFICER))
def test_e1_a_promised_officer_is_named_in_the_practice_and_in_the_statement(practice: Practice) -> None:
    run = practice("reintegration")
    promise = row(shown(run), "promises", "officer")
    assert "functionaris gegevensbescherming" in promise["text"]["nl"]
    assert ("no_officer", "officer") in drift(run)
    wrong = run("practice", "edit", "--from", "-", "--json", given={"officers": "Noor Mulder"})
    assert wrong.code == 2
    assert ("no_officer", "officer") in drift(run), "a field that is not there names nobody"
    run.ok("practice", "edit", "--from", "-", given={"officer": "Noor Mulder"})
    assert ("no_officer", "officer") not in drift(run)
    page = run.folder.parent / "verklaring.html"
    run.ok("statement", "--draft", "--html", "--to", page)
    words = page.read_text(encoding="utf-8")
    assert "Noor Mulder" in words
    assert promise["text"]["nl"] in words
    run.ok("practice", "edit", "--from", "-", given={"officer": ""})
    assert ("no_officer", "officer") in drift(run)
    adopted(run, without("promises", "officer"))
    assert ("no_officer", "officer") not in drift(run), "what is not promised need not be there"


@noticed(with_answer("app.usecases.matters:matters", (), "nobody looks who commissions"))
def test_e1_employer_and_employee_are_both_known_in_the_matter(practice: Practice) -> None:
    run = practice("reintegration")
    employee, employer = dossier.client(run), dossier.organisation(run)
    person = {"organisation": employer, "first_name": "Peter", "surname": "Bos", "position": "Personeelszaken"}
    run.ok("contact", "add", "--from", "-", given=person)
    matter = ended(run, employee, kind="reintegration", title="Terugkeer", principal=employer)
    head = run.ok("dossier", employee)
    assert [each["id"] for each in head["trajectories"]] == [matter]
    (found,) = head["trajectories"]
    assert (head["name"], found["id"], found["principal"]["name"]) == ("Sanne Dekker", matter, "Bakkerij De Korenaar")
    assert [each["name"] for each in found["contacts"]] == ["Peter Bos"]
    account = run.ok("relation", "organisation", employer)
    assert matter in {each["id"] for each in account["trajectories"]}
    add = ("trajectory", "add", "--client", employee, "--from", "-", "--json")
    given = {"title": "Terugkeer", "kind": "reintegration", "starts_on": "2026-01-05"}
    for unknown in ({"principal": "no-such-organisation"}, {"role": "processor"}):
        assert run(*add, given={**given, **unknown}).code != 0, "for nobody, or for a controller who is not known"
    assert len(run.ok("dossier", employee)["trajectories"]) == 1
    alone = dossier.trajectory(run, employee, kind="reintegration")
    note = {"trajectory": alone, "ground": "reintegration", "matter": "ability", "what": "Kan vier uur per dag aan."}
    command = ("special", "note", "--client", employee, "--from", "-")
    bare = dossier.refusals(run, *command, given=note)
    assert bare == ["gate.special.no_reintegration"], "in re-integration for an employer or an agency, not without one"
    assert run.ok(*command, given={**note, "trajectory": matter})["trajectory"] == matter


@noticed(without_rows("reintegration", "activities", key="call_backs"))
def test_e3_service_updates_call_backs_debtors_and_collection_are_purposes(practice: Practice) -> None:
    run = practice("reintegration")
    policy = shown(run)
    assert {"service", "updates", "call_backs", "debtors", "collection"} <= keys(policy, "activities")
    purposes = {key: row(policy, "activities", key)["purpose"]["nl"] for key in ("debtors", "collection")}
    assert "crediteuren" in purposes["debtors"]
    assert row(policy, "activities", "debtors")["basis"] == "legal_duty"
    collection = row(policy, "activities", "collection")
    assert (collection["basis"], bool(collection["weighing"]["nl"])) == ("legitimate_interest", True)
    assert "special" not in collection["categories"], "nothing about health goes along for collection"
    unweighed = changed("activities", "collection", weighing=NOBODY)
    assert faults(run, unweighed) == [("policy.weighing_missing", "collection")]
    assert faults(run, changed("activities", "call_backs", purpose=NOBODY)) == [
        ("policy.purpose_missing", "call_backs")
    ]
    page = run.folder.parent / "verklaring.html"
    run.ok("statement", "--draft", "--html", "--to", page)
    words = page.read_text(encoding="utf-8")
    for key in ("service", "updates", "call_backs", "debtors", "collection"):
        assert row(policy, "activities", key)["purpose"]["nl"] in words, key
