"""Who receives data, under what, where, and who inside may see what."""

from __future__ import annotations

import pytest

from app.domain.policy_promise import PromiseKind
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_figure, with_policy, without_gate, without_rows
from tests.acceptance.policies import (
    added,
    adopted,
    adopted_before,
    changed,
    drift,
    faults,
    handed_in,
    keys,
    reasons,
    row,
    shown,
)
from tests.fakes import SetClock

_GATE = "app.domain.gates.change_policy:change_policy_gate"
_CLOUD = {
    "key": "notes_app",
    "name": {"nl": "Notitiedienst", "en": "Notes service"},
    "kind": "processor",
    "purpose": {"nl": "Versleutelde reservekopieën", "en": "Encrypted backups"},
    "categories": ["session_notes"],
    "activities": ["service"],
    "when": "service",
    "secrecy": "processor_agreement",
    "country": "US",
}


@noticed(without_rows("online_platform", "recipients", key="accountant"))
def test_a7_a_processor_without_an_agreement_is_drift_and_gets_nothing(practice: Practice) -> None:
    run = practice("online_platform")
    assert {("no_agreement", "accountant"), ("no_agreement", "it_support")} <= set(drift(run))
    adopted(run, changed("recipients", "accountant", agreement_on="2026-02-01"))
    assert ("no_agreement", "accountant") not in drift(run)
    assert ("no_agreement", "it_support") in drift(run)
    client, helper = dossier.client(run), dossier.organisation(run, "Hulp bij de computer", kind="processor")
    dossier.release(run, client, helper)
    record = ("disclosure", "record", "--client", client, "--from", "-")
    told = {"recipient": helper, "told": "Haar dossier opent niet.", "how": "telephone"}
    adopted(run, changed("recipients", "it_support", organisation=helper))
    assert dossier.refusals(run, *record, given=told) == ["gate.disclose.unbound.processor"]
    adopted(run, changed("recipients", "it_support", agreement_on="2026-02-01"))
    assert run.ok(*record, given=told)["secrecy"] == "processor_agreement"
    soon = faults(run, changed("recipients", "it_support", agreement_on="soon"))
    assert [code for code, _ in soon] == ["policy.not_a_date"]


@noticed(without_gate(_GATE))
def test_b9_outside_the_eea_only_with_protection_that_is_recorded(practice: Practice) -> None:
    run = practice("office")
    assert "never_for_commerce" in keys(shown(run), "promises")
    assert reasons(run, added("recipients", **_CLOUD)) == ["gate.policy.no_safeguard"]
    adopted(run, added("recipients", **_CLOUD, safeguard="standard_clauses"))
    assert row(shown(run), "recipients", "notes_app")["safeguard"] == "standard_clauses"
    assert ("no_safeguard", "notes_app") not in drift(run)


@noticed(with_policy("office", review_every=None))
def test_b12_risks_and_measures_are_reviewed(practice: Practice, clock: SetClock) -> None:
    run = practice("office")
    policy = shown(run)
    for each in policy["activities"]:
        assert each["risks"]["nl"]
        assert each["measures"]["nl"]
        assert each.get("review_on") == "2027-03-03", "a year after it was adopted"
    register = {each["purpose"]: each for each in run.ok("register", "show", "processing")}
    for each in policy["activities"]:
        found = register[each["purpose"]["nl"]]
        assert (found["risks"], found["measures"]) == (each["risks"]["nl"], each["measures"]["nl"])
    assert ("review_passed", "service") not in drift(run)
    clock.forward(days=400)
    assert ("review_passed", "service") in drift(run)
    adopted(run, changed("activities", "service", review_on="2028-03-03"))
    assert ("review_passed", "service") not in drift(run)
    assert [code for code, _ in faults(run, changed("activities", "service", review_on="later"))] == [
        "policy.not_a_date"
    ]


@noticed(with_answer("app.domain.drift:drift", ()))
def test_b14_what_a_single_login_cannot_keep_is_drift(practice: Practice) -> None:
    run = practice("office")
    assert {"owner", "office", "accountant"} <= keys(shown(run), "roles")
    assert [each for each in drift(run) if each[0] == "single_login"] == []
    adopted(run, changed("roles", "office", logs_in=True))
    assert [each for each in drift(run) if each[0] == "single_login"] == [("single_login", "office")]
    gossip = faults(run, changed("roles", "office", sees=["gossip"]))
    assert [code for code, _ in gossip] == ["policy.not_a_choice"]


@noticed(without_rows("training_and_interim", "recipients", key="cloud"))
def test_c9_recipients_stand_with_their_scope(practice: Practice) -> None:
    run = practice("training_and_interim")
    policy = shown(run)
    assert {"accountant", "cloud", "it_support", "scan_supplier", "printers", "authorities"} <= keys(
        policy, "recipients"
    )
    assert row(policy, "recipients", "accountant")["categories"] == ["administration"]
    assert set(row(policy, "recipients", "scan_supplier")["categories"]) == {"assessment", "identity"}
    assert row(policy, "recipients", "authorities")["when"] == "duty"
    assert "Versleutelde" in row(policy, "recipients", "cloud")["purpose"]["nl"]
    elsewhere = changed("recipients", "cloud", activities=["selling"])
    assert faults(run, elsewhere) == [("policy.unknown_activity", "cloud")]


@noticed(without_gate(_GATE))
def test_c12_a_safeguard_that_no_longer_holds_is_refused_and_flagged(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    shield = changed("recipients", "analytics", safeguard="privacy_shield")
    assert reasons(run, shield) == ["gate.policy.no_safeguard"]
    adopted(run, changed("recipients", "analytics", safeguard_until="2026-06-30"))
    assert ("safeguard_ended", "analytics") not in drift(run)
    clock.forward(days=150)
    assert ("safeguard_ended", "analytics") in drift(run)


@noticed(without_rows("reintegration", "promises", kind=PromiseKind.EU_ONLY))
def test_e8_nothing_goes_outside_the_eu(practice: Practice) -> None:
    run = practice("reintegration")
    for country in ("US", "CH", "NO"):
        abroad = added("recipients", **{**_CLOUD, "country": country}, safeguard="standard_clauses")
        assert reasons(run, abroad) == ["gate.policy.outside_eu"]
    assert "notes_app" in keys(adopted(run, added("recipients", **{**_CLOUD, "country": "DE"})), "recipients")


@noticed(without_rows("reintegration", "recipients", key="software"))
def test_e9_the_processors_are_listed(practice: Practice) -> None:
    run = practice("reintegration")
    listed = {each["key"] for each in shown(run)["recipients"] if each["kind"] == "processor"}
    assert listed == {"accountant", "software", "collection_agency"}
    assert row(shown(run), "recipients", "software")["purpose"]["nl"] == "Alleen onderhoud"
    twice = row(shown(run), "recipients", "software")
    assert faults(run, added("recipients", **twice)) == [("policy.same_key", "software")]


@noticed(without_rows("career_advice", "recipients", key="principal"))
def test_d2_a_recipient_that_the_policy_does_not_name_is_drift(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    other = dossier.organisation(run, "Stichting De Linde", kind="other")
    trajectory = dossier.trajectory(run, client, principal=employer, ends_on="2026-02-20")
    report = dossier.final_report(run, client, trajectory)
    for number, recipient in enumerate((employer, other)):
        dossier.release(run, client, recipient)
        run.ok("disclose", report, "--to", recipient, "--not-medical", "--file", run.folder.parent / f"{number}.html")
    named = [each["where"] for each in run.ok("policy", "drift") if each["code"] == "recipient_not_named"]
    assert named == [other]
    third = dossier.organisation(run, "Drukkerij Het Web")
    out = run.folder.parent / "third.html"
    assert dossier.refusals(run, "disclose", report, "--to", third, "--not-medical", "--file", out) == [
        "gate.disclose.no_consent"
    ]


@noticed(with_policy("career_advice", consent_for_disclosure=False))
def test_d2_nobody_hears_anything_without_the_clients_consent_the_employer_neither(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    third = dossier.organisation(run, "Drukkerij Het Web", kind="other")
    report = dossier.final_report(run, client, dossier.trajectory(run, client, principal=employer))
    out = run.folder.parent / "uit.html"
    record = ("disclosure", "record", "--client", client, "--from", "-")
    for recipient in (employer, third):
        told = {"recipient": recipient, "told": "Sanne is bijna klaar.", "how": "telephone", "medical": False}
        assert dossier.refusals(run, *record, given=told) == ["gate.disclose.no_consent"], "not by word of mouth either"
        assert dossier.refusals(run, "disclose", report, "--to", recipient, "--not-medical", "--file", out) == [
            "gate.disclose.no_consent"
        ]
    assert not out.exists()
    assert run.ok("disclosure", "list", "--client", client) == []
    dossier.release(run, client, employer)
    run.ok("disclose", report, "--to", employer, "--not-medical", "--file", out)
    (gone,) = run.ok("disclosure", "list", "--client", client)
    assert gone["recipient"] == employer


@noticed(with_figure("fiscal_retention", 1))
def test_l11_a_promise_that_ends_before_the_fiscal_duty_is_drift(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = practice("office")
    assert [each for each in drift(run) if each[0] == "shorter_than_duty"] == []

    def shorter(policy: dict[str, list[dict[str, object]]]) -> None:
        rule = next(each for each in policy["rules"] if each["trigger"] == "book_year_end")
        rule["period"] = "5 years"

    refused = handed_in(run, shorter)
    assert refused.code == 6, "what the law asks is not said of less than it asks"
    assert "De wet vraagt 7 jaar" in refused.err

    def promised(policy: dict[str, list[dict[str, object]]]) -> None:
        shorter(policy)
        next(each for each in policy["rules"] if each["trigger"] == "book_year_end")["basis"] = "promised"

    assert reasons(run, promised) == ["gate.policy.promise_below_law"], "nor by promise"
    adopted_before(run, promised, monkeypatch)
    assert [each for each in drift(run) if each[0] == "shorter_than_duty"] == [
        ("shorter_than_duty", "administration.book_year_end")
    ]

    def none(policy: dict[str, list[dict[str, object]]]) -> None:
        next(each for each in policy["rules"] if each["trigger"] == "book_year_end")["period"] = "0 years"

    assert [code for code, _ in faults(run, none)] == ["policy.period_below_one"]
