"""What data is used for, on which basis, and what is asked: rows of the policy that stand on their own."""

from __future__ import annotations

from app.domain.policy_promise import PromiseKind
from app.domain.professional_code import ProfessionalCode
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_policy, without_gate, without_rows
from tests.acceptance.policies import (
    Plain,
    added,
    adopted,
    changed,
    drift,
    faults,
    keys,
    reasons,
    row,
    shown,
    stated,
    without,
)
from tests.acceptance.retaining import destroy, due, ended, refused, session, there
from tests.fakes import SetClock

_PARTS = "app.domain.policy_parts_check:parts_faults"


@noticed(without_rows("online_platform", "activities", key="marketing"))
def test_a4_every_purpose_is_a_row_with_its_basis(practice: Practice) -> None:
    run = practice("online_platform")
    policy = shown(run)
    named = {"finance", "trajectory_information", "marketing", "service", "changes", "accounts", "functions"}
    assert named <= keys(policy, "activities")
    assert row(policy, "activities", "marketing")["basis"] == "consent"
    words = stated(run)
    assert all(each["purpose"]["nl"] in words for each in policy["activities"])
    register = {each["purpose"] for each in run.ok("register", "show", "processing")}
    assert {each["purpose"]["nl"] for each in policy["activities"]} <= register
    nothing = {"nl": "", "en": ""}
    assert faults(run, changed("activities", "changes", purpose=nothing)) == [("policy.purpose_missing", "changes")]


@noticed(without_rows("online_platform", "promises", kind=PromiseKind.NO_AUTOMATED_DECISIONS))
def test_a5_the_statement_says_that_a_person_decides_and_says_it_once(practice: Practice) -> None:
    run = practice("online_platform")
    promise = row(shown(run), "promises", "no_automated_decisions")
    assert "mens" in promise["text"]["nl"]
    assert stated(run).count(promise["text"]["nl"]) == 1
    assert faults(run, lambda policy: policy["promises"].append(promise)) == [
        ("policy.same_key", "no_automated_decisions")
    ]


@noticed(without_gate("app.domain.gates.confirm_destruction:confirm_destruction_gate"))
def test_a5_nothing_is_destroyed_or_disclosed_unless_a_person_does_it(practice: Practice, clock: SetClock) -> None:
    run = practice("online_platform")
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = ended(run, client, principal=employer)
    notes = session(run, client, trajectory)
    report = dossier.final_report(run, client, trajectory)
    dossier.release(run, client, employer)
    before = there(run, client)
    clock.forward(days=3000)
    for looking in (("today",), ("retention", "due"), ("status",), ("verify",)):
        run.ok(*looking)
    assert {notes, report} <= due(run)
    assert there(run, client) == before, "what is due waits for a person"
    assert run.ok("disclosure", "list", "--client", client) == [], "an approved report waits as well"
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.not_confirmed"]
    assert notes in there(run, client)
    destroy(run, "--client", client, "--item", notes)
    assert notes not in there(run, client)


@noticed(with_answer(_PARTS, ()))
def test_b2_a_contract_with_the_principal_is_no_basis_for_the_client(practice: Practice) -> None:
    run = practice("office")
    principal = changed("activities", "service", agreement_with="principal")
    assert faults(run, principal) == [("policy.contract_without_client", "service")]
    others = changed("activities", "service", subjects=["client", "third_person"])
    assert faults(run, others) == [("policy.contract_without_party", "service")], "who is named in notes signed nothing"
    assert row(shown(run), "activities", "third_persons")["basis"] == "legitimate_interest"

    def interest(policy: Plain) -> None:
        service = row(policy, "activities", "service")
        service["basis"] = "legitimate_interest"
        del service["agreement_with"]

    assert faults(run, interest) == [("policy.weighing_missing", "service")]

    def weighed(policy: Plain) -> None:
        interest(policy)
        row(policy, "activities", "service")["weighing"] = {"nl": "Afgewogen.", "en": "Weighed."}

    assert row(adopted(run, weighed), "activities", "service")["basis"] == "legitimate_interest"
    assert row(shown(run), "activities", "service")["weighing"]["nl"] == "Afgewogen."


@noticed(without_rows("training_and_interim", "activities", key="team_scan"))
def test_c5_each_of_the_purposes_is_a_row(practice: Practice) -> None:
    run = practice("training_and_interim")
    policy = shown(run)
    assert {
        "administration", "coaching_reports", "attendance", "contact", "preparing", "results", "effect", "scan",
        "team_scan", "management_information", "quotations", "contract", "newsletter", "bookkeeping", "improving",
        "maintenance",
    } <= keys(policy, "activities")  # fmt: skip
    assert row(policy, "activities", "team_scan")["basis"] == "consent"
    nobody = changed("activities", "team_scan", subjects=[])
    assert faults(run, nobody) == [("policy.subjects_missing", "team_scan")]


@noticed(without_rows("training_and_interim", "promises", kind=PromiseKind.MARKETING_ON_CONSENT))
def test_c11_marketing_has_no_other_basis_than_consent(practice: Practice) -> None:
    run = practice("training_and_interim")
    assert {"never_sold", "marketing_on_consent"} <= keys(shown(run), "promises")
    weighing = {"nl": "Iedereen wil nieuws.", "en": "Everyone wants news."}
    interest = changed("activities", "newsletter", basis="legitimate_interest", weighing=weighing)
    assert faults(run, interest) == [("policy.marketing_without_consent", "newsletter")]


@noticed(without_rows("training_and_interim", "activities", key="website"))
def test_c14_what_a_website_measures_is_a_row_with_a_term_of_its_own(practice: Practice) -> None:
    run = practice("training_and_interim")
    policy = shown(run)
    website = row(policy, "activities", "website")
    assert (website["own_term"], website["basis"], website["categories"]) == ("50 months", "consent", [])
    assert "no_consent_by_use" in keys(policy, "promises")
    words = stated(run)
    assert f"{website['data']['nl'].rstrip('.')} 50 maanden" in words
    assert row(policy, "promises", "no_consent_by_use")["text"]["nl"] in words
    endless = changed("activities", "website", own_term="200 years")
    assert faults(run, endless) == [("policy.period_too_long", "website")]


@noticed(without_rows("training_and_interim", "asked", key="contact"))
def test_c16_each_field_says_what_follows_when_it_is_missing(practice: Practice) -> None:
    run = practice("training_and_interim")
    policy = shown(run)
    assert all(each["consequence"]["nl"] and each["consequence"]["en"] for each in policy["asked"])
    words = stated(run)
    assert all(each["consequence"]["nl"] in words for each in policy["asked"])
    assert ("required_unsaid", "") not in drift(run)
    adopted(run, changed("asked", "contact", required=False))
    assert ("required_unsaid", "") in drift(run)
    adopted(run, changed("asked", "contact", required=True))
    assert ("required_unsaid", "") not in drift(run)
    unclear = changed("asked", "contact", required="perhaps")
    assert [code for code, _ in faults(run, unclear)] == ["policy.not_yes_no"]


@noticed(with_policy("career_advice", special_categories=True))
def test_d13_special_categories_and_the_bsn_are_switched_off(practice: Practice) -> None:
    run = practice("career_advice")
    policy = shown(run)
    assert (policy["special_categories"], policy["bsn"]) == (False, False)
    special = changed("activities", "guidance", categories=["special"], special_ground="explicit_consent")
    assert faults(run, special) == [("policy.special_switched_off", "guidance")]
    bare = faults(run, lambda policy: policy.update(bsn=True))
    assert [code for code, _ in bare] == ["policy.bsn_without_ground"]
    ground = {"nl": "Wet SUWI", "en": "SUWI Act"}
    assert adopted(run, lambda policy: policy.update(bsn=True, bsn_ground=ground))["bsn_ground"] == ground


@noticed(without_gate("app.domain.gates.change_policy:change_policy_gate"))
def test_e10_a_new_purpose_needs_its_test_of_compatibility(practice: Practice) -> None:
    run = practice("reintegration")
    new = {
        "key": "research",
        "purpose": {"nl": "Onderzoek naar terugkeer", "en": "Research into return to work"},
        "subjects": ["client"],
        "categories": ["training"],
        "basis": "consent",
        "sources": ["client"],
    }
    assert reasons(run, added("activities", **new)) == ["gate.policy.new_purpose"]
    test = {"nl": "Past bij de begeleiding; alleen totalen.", "en": "Fits the guidance; totals only."}
    assert "research" in keys(adopted(run, added("activities", **new, compatibility=test)), "activities")
    assert row(shown(run), "activities", "research")["compatibility"] == test


@noticed(without_rows("reintegration", "promises", kind=PromiseKind.NO_AUTOMATED_DECISIONS))
def test_e13_dropping_the_promise_of_no_automated_decisions_is_shown_as_weaker(practice: Practice) -> None:
    run = practice("reintegration")
    before = shown(run)
    text = row(before, "promises", "no_automated_decisions")["text"]["nl"]
    assert "geen profielen" in text
    assert text in stated(run)
    dropped = without("promises", "no_automated_decisions")
    policy = shown(run)
    dropped(policy)
    preview = run.ok("policy", "set", "--from", "-", "--preview", given=policy)
    assert [(each["key"], each["direction"]) for each in preview["changes"]] == [("no_automated_decisions", "weaker")]
    assert shown(run) == before
    adopted(run, dropped)
    assert text not in stated(run), "the statement says no more than is promised"


@noticed(without_rows("reintegration", "asked", key="contact"))
def test_e14_required_fields_are_marked(practice: Practice) -> None:
    run = practice("reintegration")
    lines = run("policy", "show").out.splitlines()
    asked = [line.strip() for line in lines if line.startswith(("  Naam en een manier", "  Adres"))]
    assert [line.partition(":")[0] for line in asked] == ["Naam en een manier om je te bereiken *", "Adres"]
    assert "Naam en een manier om je te bereiken *" in stated(run)
    fields = [line.strip() for line in run("client", "add", "--help").out.splitlines()]
    assert "surname *" in fields
    assert "street" in fields
    nameless = run("client", "add", "--from", "-", "--json", given={"first_name": "Sanne"})
    assert (nameless.code, [each["code"] for each in nameless.json["faults"]]) == (2, ["required"])
    assert run.ok("client", "list") == []
    assert [code for code, _ in faults(run, changed("asked", "contact", required=1))] == ["policy.not_yes_no"]


@noticed(with_policy("career_advice", code=ProfessionalCode.NONE))
def test_l14_a_code_that_asks_more_than_the_policy_promises_is_drift(practice: Practice) -> None:
    run = practice("career_advice")
    assert shown(run)["code"] == "noloc"
    assert ("code_shown_first", "shown_first") not in drift(run)
    adopted(run, lambda policy: policy.update(shown_first=["quotation"]))
    assert ("code_shown_first", "shown_first") in drift(run)
    unknown = faults(run, lambda policy: policy.update(code="guild"))
    assert [code for code, _ in unknown] == ["policy.not_a_choice"]


@noticed(with_policy("career_advice", code=ProfessionalCode.NONE))
def test_l14_what_the_professional_code_asks_is_told_in_the_statement(practice: Practice) -> None:
    run = practice("career_advice")
    block = "Een rapport voor je opdrachtgever lees jij eerst, en je kunt het tegenhouden."
    assert "We houden ons aan de beroepscode van Noloc." in stated(run)
    assert block in stated(run)
    adopted(run, lambda policy: policy.update(code="none"))
    assert block not in stated(run)
