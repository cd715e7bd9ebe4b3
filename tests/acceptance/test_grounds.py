"""What may be recorded and used, on which ground; and what a withdrawal or a death does."""

from __future__ import annotations

from pathlib import Path

from app.domain.policy_promise import PromiseKind
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate, without_rows
from tests.acceptance.retaining import due, session
from tests.acceptance.test_consent_given import given, today
from tests.cli.driver import CommandLine
from tests.documents.reading import pages
from tests.fakes import SetClock

BURN_OUT = {"matter": "diagnosis", "what": "Burn-out", "ground": "explicit_consent"}
BSN = {"number": "111222333", "law": "Wet SUWI art. 30a", "told_on": "2026-03-02"}


def signed(run: CommandLine, client: str) -> str:
    """A scan of what was signed, in the dossier; gives the id."""
    file = run.folder.parent / "getekend.pdf"
    file.write_bytes(b"%PDF-1.4 getekend")
    given = {"category": "consent_evidence", "origin": "client"}
    add = ("attachment", "add", file, "--client", client, "--from", "-")
    return str(run.ok(*add, given=given)["id"])


def special_consent(run: CommandLine, client: str, **fields: object) -> str:
    """Explicit consent to special categories; gives the id."""
    return given(run, client, role="special_categories", purpose="Begeleiding bij terugkeer", **fields)


@noticed(without_gate("app.domain.gates.other_use:other_use_gate"))
def test_c6_anything_else_only_with_explicit_consent(practice: Practice) -> None:
    run = practice("training_and_interim")
    client, purpose = dossier.client(run), "Een aanbeveling op de website"
    dossier.trajectory(run, client)
    record = ("other-use", "record", "--client", client, "--from", "-")
    assert dossier.refusals(run, *record, given={"purpose": purpose}) == ["gate.other_use.no_consent"]
    guidance = given(run, client, role="legal_basis", purpose="Begeleiding")
    use = {"purpose": purpose, "consent": guidance}
    assert dossier.refusals(run, *record, given=use) == ["gate.other_use.other_purpose"]
    assert run.ok("other-use", "list") == []
    consent = given(run, client, role="legal_basis", purpose=purpose)
    made = run.ok(*record, given={"purpose": purpose, "consent": consent})
    withdrawn = run.ok("consent", "withdraw", consent)
    assert withdrawn["depends"]["uses"] == [made["id"]]
    assert run.ok("other-use", "show", made["id"])["stopped_on"] == "2026-03-03"
    again = {"purpose": purpose, "consent": consent}
    assert dossier.refusals(run, *record, given=again) == ["gate.other_use.not_in_force"]


@noticed(without_rows("career_advice", "promises", kind=PromiseKind.EXCLUSIVE_PURPOSE))
def test_d1_the_client_is_told_that_the_purpose_is_exclusive(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    dossier.trajectory(run, client)
    assert today(run, "today.purpose_untold") == [client]
    record = ("telling", "record", "--client", client, "--from", "-")
    unsaid = run(*record, "--json", given={"about": "exclusive_purpose"})
    assert (unsaid.code, unsaid.json["faults"][0]["field"]) == (2, "telling.told_how")
    assert today(run, "today.purpose_untold") == [client]
    run.ok(*record, given={"about": "exclusive_purpose", "told_how": "in_person"})
    assert today(run, "today.purpose_untold") == []
    assert [(each["about"], each["told_on"]) for each in run.ok("telling", "list")] == [
        ("exclusive_purpose", "2026-03-03")
    ]
    elsewhere = {"purpose": "Voorbeeld in een boek"}
    use = ("other-use", "record", "--client", client, "--from", "-")
    assert dossier.refusals(run, *use, given=elsewhere) == ["gate.other_use.no_consent"]


@noticed(without_rows("career_advice", "promises", kind=PromiseKind.PLAN_ON_CONSENT))
def test_d9_a_plan_of_action_is_set_or_changed_with_consent_only(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    text = tmp_path / "plan.md"
    text.write_text("# Plan van aanpak\n\nElke week een gesprek.\n", encoding="utf-8")
    plan = {"title": "Plan van aanpak", "trajectory": trajectory, "kind": "plan_of_action"}
    new = ("document", "new", "--client", client, "--text", text, "--from", "-")
    assert dossier.refusals(run, *new, given=plan) == ["gate.plan.no_consent"]
    given(run, client, purpose="Begeleiding")
    assert dossier.refusals(run, *new, given=plan) == ["gate.plan.no_consent"], "that one is for another thing"
    agreed = given(run, client, purpose="Een plan van aanpak", data_category="plan_of_action", trajectory=trajectory)
    made = str(run.ok(*new, given=plan)["document"])
    withdrawn = run.ok("consent", "withdraw", agreed)
    assert withdrawn["depends"]["plans"] == [made]
    share = ("document", "share", made, "--to", tmp_path / "plan.html")
    assert dossier.refusals(run, *share) == ["gate.plan.withdrawn"]
    assert not (tmp_path / "plan.html").exists()
    run.ok("document", "write", made, "--text", text)
    assert dossier.refusals(run, *share) == ["gate.plan.withdrawn"], "a draft keeps what is typed, and goes nowhere"
    given(run, client, purpose="Een plan van aanpak", data_category="plan_of_action")
    run.ok(*share)
    run.ok("document", "approve", made, "--from", "-", given={"decided_by": "Sanne Dekker", "decided_how": "email"})
    run.ok("document", "finalise", made)


@noticed(without_gate("app.domain.gates.record_item:record_item_gate"))
def test_d13_nothing_of_a_special_category_is_recorded_where_that_is_switched_off(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    special_consent(run, client, evidence=signed(run, client), valid_until="2027-01-01")
    note = ("special", "note", "--client", client, "--from", "-")
    assert dossier.refusals(run, *note, given=BURN_OUT) == ["gate.record_item.never_kept"]
    assert run.ok("special", "list") == []
    bsn = ("bsn", "note", "--client", client, "--from", "-")
    assert dossier.refusals(run, *bsn, given=BSN) == ["gate.note_bsn.off"]
    other = practice("reintegration")
    allowed = dossier.client(other)
    assert other.ok("bsn", "note", "--client", allowed, "--from", "-", given=BSN)["law"] == BSN["law"]


@noticed(without_gate("app.domain.gates.note_bsn:note_bsn_gate"))
def test_e2_the_bsn_is_noted_on_a_law_and_the_client_knows(practice: Practice) -> None:
    run = practice("reintegration")
    client = dossier.client(run, birth_date="1980-05-01", gender="female", email="sanne@example.nl")
    note = ("bsn", "note", "--client", client, "--from", "-")
    bare = {"number": BSN["number"]}
    assert dossier.refusals(run, *note, given=bare) == ["gate.note_bsn.no_law", "gate.note_bsn.not_told"]
    wrong = run(*note, "--json", given={**BSN, "number": "123456789"})
    assert (wrong.code, wrong.json["faults"][0]["code"]) == (2, "not_a_bsn")
    made = run.ok(*note, given=BSN)
    assert dossier.refusals(run, *note, given=BSN) == ["gate.note_bsn.twice"]
    assert (made["number"], made["told_on"]) == (BSN["number"], "2026-03-02")
    run.ok("bsn", "forget", made["id"])
    assert run.ok("bsn", "list") == []


@noticed(without_gate("app.domain.gates.record_special:record_special_gate"))
def test_e4_health_data_need_explicit_written_consent_that_can_be_shown(practice: Practice) -> None:
    run = practice("reintegration")
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, agreement_on="2026-01-05")
    note, fact = ("special", "note", "--client", client, "--from", "-"), {**BURN_OUT, "trajectory": trajectory}
    assert dossier.refusals(run, *note, given=fact) == ["gate.special.no_consent"], "an agreement is no ground"
    oral = ("consent", "give", "--client", client, "--from", "-")
    said = {
        "role": "special_categories", "purpose": "Terugkeer", "text": "Ja.", "given_on": "2026-03-02",
        "given_name": "Sanne Dekker", "given_how": "telephone",
    }  # fmt: skip
    assert dossier.refusals(run, *oral, given=said) == ["gate.give_consent.not_written"]
    special_consent(run, client)
    assert dossier.refusals(run, *note, given=fact) == ["gate.special.not_proven"]
    special_consent(run, client, evidence=signed(run, client))
    assert run.ok(*note, given=fact)["ground"] == "explicit_consent"
    by_law = {**fact, "ground": "reintegration"}
    assert dossier.refusals(run, *note, given=by_law) == ["gate.special.no_reintegration"]
    for_employer = dossier.trajectory(run, client, kind="reintegration", principal=employer)
    run.ok(*note, given={**by_law, "trajectory": for_employer})
    assert len(run.ok("special", "list", "--client", client)) == 2


@noticed(with_answer("app.domain.special_note:medical_in", answer=False))
def test_l8_what_was_noted_as_medical_never_goes_to_an_employer(practice: Practice, tmp_path: Path) -> None:
    run = practice("reintegration")
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer, kind="reintegration")
    report = dossier.final_report(run, client, trajectory)  # it says: Sanne wil rustiger werken
    dossier.release(run, client, employer)
    terms, out = {"medical": False}, tmp_path / "out.html"
    go = ("disclose", report, "--to", employer, "--not-medical", "--file", out, "--from", "-")
    no_ground = {"matter": "treatment", "what": "rustiger  werken", "ground": "explicit_consent"}
    note = ("special", "note", "--client", client, "--from", "-")
    assert dossier.refusals(run, *note, given=no_ground) == ["gate.special.no_consent"]
    noted = {**no_ground, "ground": "reintegration", "trajectory": trajectory}
    made = run.ok(*note, given={**noted, "what": "iets heel anders"})
    run.ok(*go, given=terms)
    out.unlink()
    text = tmp_path / "next.md"
    text.write_text("Sanne wil **rustiger** werken, en iets heel anders.", encoding="utf-8")
    run.ok("document", "write", report, "--text", text)
    run.ok("document", "share", report, "--to", tmp_path / "again.html")
    run.ok("document", "approve", report, "--from", "-", given={"decided_by": "Sanne Dekker", "decided_how": "email"})
    run.ok("document", "finalise", report)
    assert dossier.refusals(run, *go, given=terms) == ["gate.disclose.medical"]
    assert not out.exists()
    assert made["matter"] == "treatment"


@noticed(without_gate("app.domain.gates.decline:decline_gate"))
def test_e5_a_client_refuses_and_the_practice_declines_both_recorded(practice: Practice) -> None:
    run = practice("reintegration")
    client = dossier.client(run)
    refused = {"what": "Gegevens over gezondheid", "data_category": "special", "refused_how": "in_person"}
    empty = run("refusal", "record", "--client", client, "--from", "-", "--json", given={**refused, "what": " "})
    assert empty.code == 2
    made = run.ok("refusal", "record", "--client", client, "--from", "-", given=refused)["id"]
    decline = ("refusal", "decline", made, "--from", "-")
    assert dossier.refusals(run, *decline, given={}) == ["gate.decline.no_reason"]
    early = {"declined_because": "Zonder kan het niet.", "declined_on": "2026-03-01"}
    assert dossier.refusals(run, *decline, given=early) == ["gate.decline.before_refusal"]
    run.ok(*decline, given={"declined_because": "Zonder kunnen we de bedrijfsarts niet volgen."})
    (kept,) = run.ok("refusal", "list")
    assert (kept["refused_on"], kept["declined_on"]) == ("2026-03-03", "2026-03-03")
    assert dossier.refusals(run, *decline, given={"declined_because": "Nog eens."}) == ["gate.decline.already"]


@noticed(with_answer("app.domain.resting:rests_on", answer=False))
def test_e6_a_withdrawal_is_recorded_with_its_effect_and_erasure_is_due_at_once(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("reintegration")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    planned = session(run, client, trajectory, on="2026-03-10", state="planned")
    held = session(run, client, trajectory, on="2026-02-10")
    consent = special_consent(run, client, evidence=signed(run, client))
    note = ("special", "note", "--client", client, "--from", "-")
    fact = run.ok(*note, given={**BURN_OUT, "trajectory": trajectory})["id"]
    assert due(run) == set()
    effect = run.ok("consent", "effect", consent)
    assert (effect["erasure_due"], effect["special_off"], len(effect["due"])) == (True, True, 1)
    assert run.ok("consent", "show", consent)["withdrawn_on"] is None, "asking does nothing"
    stopping = {"effect": "De begeleiding is gestopt.", "service_stopped": True, "withdrawn_how": "email"}
    withdrawn = run.ok("consent", "withdraw", consent, "--from", "-", given=stopping)
    assert (withdrawn["withdrawn_on"], withdrawn["effect"]) == ("2026-03-03", "De begeleiding is gestopt.")
    assert due(run) == {fact}
    assert run.ok("trajectory", "show", trajectory)["ends_on"] == "2026-03-03"
    states = {each["id"]: each["state"] for each in run.ok("session", "list")}
    assert states == {planned: "cancelled", held: "held"}
    assert dossier.refusals(run, *note, given=BURN_OUT) == ["gate.special.no_consent"]
    hold = {"reason": "procedure", "review_on": "2026-09-01"}
    run.ok("retention", "hold", "--client", client, "--from", "-", given=hold)
    assert due(run) == set(), "a hold goes before erasure"


@noticed(without_gate("app.domain.gates.hand_over:hand_over_gate"))
def test_l12_data_of_a_controller_go_back_or_away_at_the_end(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    client, controller = dossier.client(run), dossier.organisation(run)
    own = dossier.trajectory(run, client, ends_on="2026-02-01")
    theirs = dossier.trajectory(run, client, principal=controller, role="processor", ends_on="2026-03-10")
    record = ("handover", "record", "--client", client, "--from", "-")
    back = {"kind": "returned", "handed_how": "package"}
    assert dossier.refusals(run, *record, given={**back, "trajectory": own}) == ["gate.hand_over.own"]
    assert dossier.refusals(run, *record, given={**back, "trajectory": theirs}) == ["gate.hand_over.running"]
    assert today(run, "today.hand_back") == []
    clock.forward(days=8)
    assert today(run, "today.hand_back") == [client]
    run.ok(*record, given={**back, "trajectory": theirs})
    assert today(run, "today.hand_back") == []
    nobody = run("trajectory", "add", "--client", client, "--from", "-", "--json",
                 given={"title": "Zonder", "starts_on": "2026-03-03", "role": "processor"})  # fmt: skip
    assert nobody.code == 2


@noticed(without_gate("app.domain.gates.neutral_notice:neutral_notice_gate"))
def test_l14_a_blocked_report_is_told_without_the_reason(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client, principal = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=principal)
    report = dossier.report(run, client, trajectory)
    (version,) = run.ok("document", "versions", report)
    notice, letter = ("telling", "neutral-notice", version["id"], "--to"), tmp_path / "brief.pdf"
    assert dossier.refusals(run, *notice, letter) == ["gate.neutral_notice.not_blocked"]
    assert not letter.exists()
    run.ok("document", "share", report, "--to", tmp_path / "draft.html")
    blocked = {"decided_by": "Sanne Dekker", "decided_how": "email"}
    run.ok("document", "block", report, "--from", "-", given=blocked)
    assert run.ok(*notice, letter)["recipient"] == principal
    told = " ".join(pages(letter.read_bytes())).lower()
    assert "ontvangt u van ons geen verslag" in told
    assert "cliënt" not in told
    assert "rustiger" not in told
    assert "geblokkeerd" not in told
    second = tmp_path / "ook.pdf"
    run.ok(*notice, second, "--told", "email")
    (made,) = run.ok("telling", "list", "--client", client)
    assert (made["about"], made["recipient"], made["told_how"], made["told"]) == (
        "report_blocked", principal, "email", "",
    )  # fmt: skip
    out = ("disclose", report, "--to", principal, "--not-medical", "--file", tmp_path / "out.html")
    assert "gate.disclose.blocked" in dossier.refusals(run, *out)


@noticed(without_gate("app.domain.gates.newsletter:subscribe_gate"))
def test_l18_no_newsletter_goes_to_a_client_who_died(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    run.ok("practice", "edit", "--from", "-", given={"email": "post@debrug.nl"})
    first, second = (dossier.client(run, email=f"{each}@voorbeeld.nl") for each in ("een", "twee"))
    add = ("newsletter", "add", "--from", "-")
    reader = {"text": "Ik wil de nieuwsbrief.", "consented_how": "email"}
    run.ok(*add, given={**reader, "email": "een@voorbeeld.nl"})
    for each in (first, second):
        run.ok("client", "edit", each, "--from", "-", given={"died_on": "2026-03-01"})
    assert dossier.refusals(run, *add, given={**reader, "email": "twee@voorbeeld.nl"}) == ["gate.after_death.mail"]
    mail = ("newsletter", "mail", "--to", tmp_path / "lijst.csv")
    assert dossier.refusals(run, *mail) == ["gate.newsletter.nobody"], "nor to one who was on the list"


@noticed(without_gate("app.domain.gates.after_death:access_after_death_gate"))
def test_l18_after_a_death_heirs_get_no_access_mail_stops_and_terms_go_on(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run, birth_date="1950-05-01")
    trajectory = dossier.trajectory(run, client)
    report = dossier.report(run, client, trajectory)
    wrong = run("client", "edit", client, "--from", "-", "--json", given={"died_on": "1949-01-01"})
    assert (wrong.code, wrong.json["faults"][0]["code"]) == (2, "died_before_birth")
    asked = {"kind": "access", "channel": "email", "received_on": "2026-03-02", "asked": "De zoon vraagt het dossier."}
    request = run.ok("request", "open", "--client", client, "--from", "-", given=asked)["id"]
    run.ok("request", "identify", request, "--from", "-", given={"identity": "known"})
    run.ok("client", "edit", client, "--from", "-", given={"died_on": "2026-03-01"})
    package = ("request", "package", request, "--to", tmp_path / "copy.html")
    assert "gate.after_death.access" in dossier.refusals(run, *package)
    assert not (tmp_path / "copy.html").exists()
    share = ("document", "share", report, "--to", tmp_path / "draft.html")
    assert dossier.refusals(run, *share) == ["gate.after_death.mail"]
    give = ("consent", "give", "--client", client, "--from", "-")
    said = {"role": "promise", "purpose": "Plan", "text": "Ja.", "given_on": "2026-03-02", "given_name": "Zoon"}
    assert dossier.refusals(run, *give, given={**said, "given_how": "email"}) == ["gate.give_consent.died"]
    kept = {each["id"]: each["state"] for each in run.ok("retention", "list", "--client", client)}
    assert kept[client] == "waiting_for_trigger", "confidentiality and terms go on"
