from __future__ import annotations

import json
from pathlib import Path

from app.domain.category import Category
from app.domain.policy import Trigger
from app.vault.erasure_logs import Gathered
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_figure, with_policy, without_gate, without_rows
from tests.acceptance.retaining import (
    HOLD,
    destroy,
    due,
    ended,
    erasure,
    kept,
    paper,
    preview,
    refused,
    session,
    there,
    why,
)
from tests.fakes import SetClock

SIX_YEARS, TEN_YEARS = 6 * 365, 10 * 365
GATE = "app.domain.gates.destroy:destroy_gate"


@noticed(without_rows("online_platform", "rules", category=Category.SESSION_NOTES, trigger=Trigger.AGREEMENT_END))
def test_a6_the_sensitive_goes_two_years_after_the_agreement_and_the_coach_is_told_in_time(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    assert kept(run, client, notes)["until"] == "2028-02-01"
    assert kept(run, client, trajectory)["until"] == kept(run, client, client)["until"] == "2033-12-31"
    assert notes not in due(run, "--on", "2028-02-01")
    assert due(run, "--on", "2028-02-02") == {notes}
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.not_due"]
    told = ("today", "--on")
    assert "today.retention.due" not in {each["code"] for each in run.ok(*told, "2028-02-01")}
    assert "today.retention.due" in {each["code"] for each in run.ok(*told, "2028-02-02")}, "told on the first day"
    clock.forward(days=800)
    destroy(run, "--client", client)
    assert there(run, client) == {client, trajectory}


@noticed(without_rows("office", "rules", category=Category.IDENTITY, trigger=Trigger.WITHDRAWAL))
def test_b3_a_prospect_is_due_when_the_period_consented_to_ends(practice: Practice, clock: SetClock) -> None:
    run = practice("office")
    prospect = dossier.client(run, surname="Misschien")
    given = {
        "role": "legal_basis", "purpose": "Mij op de hoogte houden", "text": "Bewaar mijn gegevens tot 1 september.",
        "given_on": "2026-03-01", "given_name": "Sanne Misschien", "given_how": "email", "valid_until": "2026-09-01",
    }  # fmt: skip
    run.ok("consent", "give", "--client", prospect, "--from", "-", given=given)
    assert kept(run, prospect, prospect)["until"] == "2026-09-01"
    assert refused(run, "--client", prospect, "--item", prospect) == ["gate.destroy.not_due"]
    assert prospect not in due(run, "--on", "2026-09-01")
    clock.forward(days=183)
    assert prospect in due(run)
    destroy(run, "--client", prospect)
    assert run.ok("client", "show", prospect)["email"] == "", "the name waits for the evidence of consent"


@noticed(without_rows("office", "rules", category=Category.IDENTITY, trigger=Trigger.TRAJECTORY_END))
def test_b4_regulars_are_looked_at_again_and_the_date_moves_with_a_reason(practice: Practice, clock: SetClock) -> None:
    run = practice("office")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client))
    clock.forward(days=800)
    assert due(run) == {client}
    assert kept(run, client, client)["state"] == "review"
    review = ("retention", "review", client, "--client", client, "--from", "-", "--json")
    assert run(*review, given={"next_on": "2029-05-01"}).code == 2, "not without a reason"
    assert run(*review, given={"next_on": "2028-05-01", "why": "Nog een opdracht."}).code == 2, "not back"
    fixed = dossier.refusals(
        run, "retention", "review", notes, *review[3:-1], given={"next_on": "2029-05-01", "why": "x"}
    )
    assert fixed == ["gate.review.fixed_term"]
    late = dossier.refusals(run, *review[:-1], given={"next_on": "2039-05-01", "why": "Wie weet."})
    assert late == ["gate.review.beyond_promise"], "the policy promises to look every two years"
    run.ok(*review[:-1], given={"next_on": "2029-05-01", "why": "Zij belt nog elk kwartaal."})
    assert due(run) == set()
    assert kept(run, client, client)["until"] == "2029-04-30"
    assert due(run, "--on", "2029-05-01") == {client}


@noticed(without_rows("office", "rules", category=Category.SESSION_NOTES, trigger=Trigger.TRAJECTORY_END))
def test_b5_ex_clients_are_kept_for_liability_with_ground_and_end(practice: Practice, clock: SetClock) -> None:
    run = practice("office")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client))
    said = kept(run, client, notes)
    assert said["until"] == "2031-02-01"
    assert any("BW 3:310" in each for each in said["reasons"])
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.not_due"]
    clock.forward(days=SIX_YEARS)
    destroy(run, "--client", client)
    assert notes not in there(run, client)


@noticed(
    without_rows("training_and_interim", "rules", category=Category.COACHING_REPORT, trigger=Trigger.TRAJECTORY_END)
)
def test_c7_reports_and_lists_go_after_three_years_and_the_administration_after_seven(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run)
    trajectory = ended(run, client, kind="training", title="Training gesprekken")
    report = dossier.report(run, client, trajectory)
    lists = paper(run, client, what="Presentielijst", category="training", trajectory=trajectory)
    for each in (report, lists):
        assert kept(run, client, each)["until"] == "2029-02-01"
    assert kept(run, client, trajectory)["until"] == "2033-12-31"
    assert kept(run, client, client)["until"] == "2033-02-01"
    assert refused(run, "--client", client, "--item", report) == ["gate.destroy.not_due"]
    clock.forward(days=1200)
    destroy(run, "--client", client)
    assert there(run, client) == {client, trajectory}


@noticed(without_gate("app.domain.gates.record_item:record_item_gate"))
def test_c7_personnel_data_of_an_interim_assignment_are_never_recorded(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run)
    interim = ended(run, client, kind="interim", title="Interim HR")
    before = there(run, client)
    note = {"trajectory": interim, "on": "2025-02-03", "notes": "Over het team."}
    never = ["gate.record_item.never_kept"]
    assert dossier.refusals(run, "session", "add", "--client", client, "--from", "-", given=note) == never
    text = run.folder.parent / "verslag.md"
    text.write_text("Over het team.", encoding="utf-8")
    report = {"title": "Verslag", "trajectory": interim}
    command = ("document", "new", "--client", client, "--text", text, "--from", "-")
    assert dossier.refusals(run, *command, given=report) == never
    scan = {"what": "Scan", "place": "Kast", "dated": "2025-03-03", "category": "assessment", "trajectory": interim}
    assert dossier.refusals(run, "paper-item", "add", "--client", client, "--from", "-", given=scan) == never
    assert there(run, client) == before
    run.ok(*command, given={**report, "kind": "agreement"})
    assert len(there(run, client)) == len(before) + 2, "the administration is kept"


@noticed(without_gate(GATE))
def test_c8_a_statutory_term_defers_a_deletion_and_the_weighing_is_shown(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run)
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    request = erasure(run, client)
    asked = ("--client", client, "--request", request)
    found = preview(run, *asked)
    assert {"gate.destroy.fiscal", "gate.destroy.weighed"} <= set(why(found, trajectory))
    weighed = [
        each["message"]
        for each in next(i for i in (*found["stays"], *found["reduced"]) if i["id"] == trajectory)["reasons"]
    ]
    assert any(each.startswith("Afgewogen: ") and len(each) > 40 for each in weighed)
    assert any("31 december 2033" in each for each in weighed)
    assert set(refused(run, *asked, "--item", request)) == {"gate.destroy.request_file"}
    destroy(run, *asked)
    assert notes not in there(run, client)
    assert {trajectory, request} <= there(run, client)


@noticed(with_policy("career_advice", promises=()))
def test_d6_earlier_destruction_is_granted_on_request_and_fiscal_records_are_excepted_with_the_reason(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run, birth_date="1980-05-06"), dossier.organisation(run)
    trajectory = ended(run, client, question="Blijven of gaan?")
    notes = session(run, client, trajectory)
    consent = dossier.release(run, client, employer)
    assert kept(run, client, notes)["until"] == "2031-02-01", "at most five years"
    request = erasure(run, client)
    asked = ("--client", client, "--request", request)
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.not_due"], "not without the request"
    done = destroy(run, *asked)
    assert there(run, client) == {client, trajectory, request}
    assert consent not in there(run, client)
    assert run.ok("client", "show", client)["birth_date"] is None
    assert run.ok("trajectory", "show", trajectory)["question"] == ""
    assert done["kind"] == "erasure"
    clock.forward(days=TEN_YEARS)
    run.ok(
        "request",
        "close",
        request,
        "--from",
        "-",
        given={"outcome": "granted", "answer": "Gewist.", "closed_on": "2026-03-05"},
    )
    destroy(run, "--client", client)
    assert there(run, client) == set()


@noticed(without_gate(GATE))
def test_e11_nothing_is_destroyed_while_a_procedure_is_feared(practice: Practice, clock: SetClock) -> None:
    run = practice("reintegration")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client))
    hold = run.ok("retention", "hold", "--client", client, "--from", "-", given=HOLD)["id"]
    request = erasure(run, client)
    clock.forward(days=TEN_YEARS)
    before = there(run, client)
    assert "gate.destroy.held" in refused(run, "--client", client)
    assert "gate.destroy.held" in refused(run, "--client", client, "--request", request)
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.held"]
    assert due(run) == set()
    assert notes in due(run, "--held")
    assert there(run, client) == before
    run.ok("retention", "release", hold, "--from", "-", given={"released_because": "Geschikt."})
    assert notes in due(run)
    destroy(run, "--client", client)
    assert notes not in there(run, client)


@noticed(without_gate("app.domain.gates.anonymise:anonymise_gate"))
def test_e12_anonymised_means_that_nobody_can_be_traced(practice: Practice, clock: SetClock, tmp_path: Path) -> None:
    run = practice("reintegration")
    client = dossier.client(run, birth_date="1980-05-06", postcode="7411 AB", email="sanne@voorbeeld.nl")
    trajectory = ended(run, client, question="Terug na het ongeluk?")
    notes = session(run, client, trajectory, minutes=60)
    clock.forward(days=1500)
    command = ("retention", "anonymise", "--client", client)
    seen = preview(run, "--client", client, "--anonymise")
    number = seen["number"]
    assert (seen["confirm"], seen["refused"][0]["code"]) == ("", "gate.anonymise.rest"), "nothing is asked in vain"
    codes = dossier.refusals(run, *command, "--confirm", f"anonimiseer {number}")
    assert codes[0] == "gate.anonymise.rest"
    assert "gate.destroy.not_due" in codes, "the invoice still names her"
    assert there(run, client) == {client, trajectory, notes}
    clock.forward(days=TEN_YEARS)
    confirm = preview(run, "--client", client, "--anonymise")["confirm"]
    assert run.ok(*command, "--confirm", confirm)["kind"] == "anonymised"
    assert there(run, client) == set()
    run.ok("export", tmp_path / "out")
    everything = "".join(
        each.read_text(encoding="utf-8", errors="ignore") for each in (tmp_path / "out").rglob("*") if each.is_file()
    )
    assert '"minutes": 60' in everything.replace('\\"', '"'), "totals survive"
    for trace in ("Sanne", "Dekker", "1980-05-06", "7411", "voorbeeld.nl", "ongeluk", "twijfelt", trajectory, notes):
        assert trace not in "\n".join(
            line for line in everything.splitlines() if '"dossier"' not in line and "dossier\\" not in line
        ), trace


@noticed(with_figure("fiscal_retention", 10))
def test_l11_the_fiscal_duty_runs_from_the_end_of_the_book_year_and_never_over_notes(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    assert kept(run, client, trajectory)["until"] == "2033-12-31"
    assert kept(run, client, notes)["until"] == "2031-02-01"
    clock.forward(days=2800)
    assert refused(run, "--client", client, "--item", trajectory) == ["gate.destroy.not_due"]
    destroy(run, "--client", client)
    assert there(run, client) == {client, trajectory}
    assert due(run, "--on", "2033-12-31") == set()
    assert due(run, "--on", "2034-01-01") == {client, trajectory}


@noticed(without_gate(GATE))
def test_l14_nothing_is_destroyed_during_a_complaint(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    other = session(run, client, trajectory, on="2025-04-01")
    given = {"reason": "complaint", "review_on": "2027-01-01"}
    command = ("retention", "hold", "--client", client, "--from", "-", "--json")
    assert run(*command, given={"reason": "complaint"}).code == 2, "not without a date on which to look again"
    run.ok("retention", "hold", "--client", client, "--item", notes, "--from", "-", given=given)
    clock.forward(days=SIX_YEARS)
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.held"]
    destroy(run, "--client", client)
    assert notes in there(run, client)
    assert other not in there(run, client)


@noticed(with_answer("app.vault.erasure_logs:gather_erasures", Gathered((), None)))
def test_l16_what_was_erased_does_not_come_back_with_a_backup(
    practice: Practice, clock: SetClock, tmp_path: Path
) -> None:
    run = practice("career_advice")
    client = dossier.client(run, phone="0570 123456")
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    run.ok("backup", tmp_path / "kopie.backup")
    clock.forward(days=SIX_YEARS)
    destroy(run, "--client", client)
    run.ok("restore", tmp_path / "kopie.backup", run.folder, "--replace")
    assert there(run, client) == {client, trajectory}
    assert run.ok("client", "show", client)["phone"] == "", "what was taken from the name is not back, either"
    back = run("restore", tmp_path / "kopie.backup", "--item", notes, "--json")
    assert back.code != 0
    assert notes not in there(run, client)


@noticed(with_answer("app.vault.erasure_logs:read_log", ()))
def test_x4_the_ledger_of_erasures_lies_outside_the_backups_and_holds_no_name(
    practice: Practice, clock: SetClock, tmp_path: Path
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client))
    assert not (run.folder / "erasures.log").exists()
    run.ok("backup", tmp_path / "kopie.backup")
    clock.forward(days=SIX_YEARS)
    assert run("retention", "destroy", "--client", client, "--confirm", "ja", "--json").code == 6
    assert not (run.folder / "erasures.log").exists(), "what was refused leaves no trace"
    destroy(run, "--client", client)
    lines = [json.loads(each) for each in (run.folder / "erasures.log").read_text(encoding="utf-8").splitlines()]
    assert {(line[1], line[3]) for line in lines} >= {(notes, "erased"), (client, "reduced")}
    assert "Dekker" not in (run.folder / "erasures.log").read_text(encoding="utf-8")
    run.ok("restore", tmp_path / "kopie.backup", run.folder, "--replace")
    assert notes not in there(run, client)


@noticed(without_gate("app.domain.gates.confirm_destruction:confirm_destruction_gate"))
def test_x5_every_item_is_explained_what_goes_is_previewed_and_certified(
    practice: Practice, clock: SetClock, tmp_path: Path
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = ended(run, client)
    notes = session(run, client, trajectory)
    for each in run.ok("retention", "list", "--client", client):
        assert each["sentence"], each
        assert each["trigger"], each
        assert each["trigger_date"], each
        assert each["action"], each
    clock.forward(days=SIX_YEARS)
    found = preview(run, "--client", client)
    assert {each["id"] for each in found["goes"]} == {notes}
    assert {each["id"] for each in found["reduced"]} == {client}
    assert why(found, trajectory) == ["gate.destroy.not_due"]
    typed = ("retention", "destroy", "--client", client, "--confirm")
    assert dossier.refusals(run, *typed, "vernietig") == ["gate.destroy.not_confirmed"]
    assert notes in there(run, client)
    done = run.ok(*typed, found["confirm"])
    assert {(line["id"], line["fate"], line["until"]) for line in done["lines"]} == {
        (notes, "destroyed", "2031-02-01"), (client, "reduced", "2031-02-01"),
    }  # fmt: skip
    assert "Dekker" not in json.dumps(done)
    run.ok("retention", "certificate", done["id"], "--to", tmp_path / "verklaring.pdf")
    assert (tmp_path / "verklaring.pdf").read_bytes().startswith(b"%PDF")
    assert [each["id"] for each in run.ok("retention", "certificates")] == [done["id"]]


@noticed(without_rows("career_advice", "rules", category=Category.PERSONAL_DOCUMENT, trigger=Trigger.TRAJECTORY_END))
def test_x12_paper_has_a_term_too_and_its_destruction_is_recorded(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    folder = paper(run, client, trajectory=ended(run, client))
    said = kept(run, client, folder)
    assert said["until"] == "2031-02-01"
    assert "Grijze kast" in said["what"], "whoever is to destroy it must find it"
    assert refused(run, "--client", client, "--item", folder) == ["gate.destroy.not_due"]
    clock.forward(days=SIX_YEARS)
    assert folder in due(run)
    done = destroy(run, "--client", client)
    assert done["papers"] == 1
    assert done["done_on"] == clock.now().date().isoformat()
    assert folder not in there(run, client)
