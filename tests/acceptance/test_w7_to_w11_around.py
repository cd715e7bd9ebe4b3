"""Rows W7 to W11: driegesprek, schedule of reports, intervision, evaluation and hours, recordings."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate
from tests.acceptance.retaining import destroy
from tests.fakes import SetClock

_AGREED = {"hears": "Alleen of de gesprekken doorgaan, en het eindverslag."}


@noticed(without_gate("app.domain.gates.joint_talk:share_record_gate"))
def test_w7_topics_are_agreed_before_and_the_shared_record_is_apart_from_the_notes(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client, principal=dossier.organisation(run))
    given = {"trajectory": trajectory, "on": "2026-03-03", "present": "Sanne, haar leidinggevende en ik"}
    talk = run.ok("joint-talk", "plan", "--client", client, "--from", "-", given=given)["id"]
    assert "today.joint_talk" in {each["code"] for each in run.ok("today") if each["id"] == talk}
    agree, share = ("joint-talk", "agree", talk, "--from", "-"), ("joint-talk", "share", talk, "--from", "-")
    assert dossier.refusals(run, *agree, given={}) == ["gate.joint.no_topics"]
    assert dossier.refusals(run, *share, given={"shared": "Vier dagen werken."}) == ["gate.joint.not_agreed"]
    run.ok("joint-talk", "change", talk, "--from", "-", given={"topics": "Werktijden; niets over thuis."})
    run.ok(*agree, given={})
    shared = run.ok(*share, given={"shared": "Vanaf april vier dagen werken."})
    assert shared["shared"] == "Vanaf april vier dagen werken."
    assert run.ok("session", "list", "--client", client) == [], "it is no session note"
    other = run.ok("joint-talk", "change", talk, "--from", "-", given={"topics": "Ook het ziekteverzuim."})
    assert other["agreed_on"] is None, "to other topics nobody agreed"


@noticed(without_gate("app.domain.gates.schedule_report:schedule_report_gate"))
def test_w8_a_report_is_scheduled_on_process_only_and_done_by_what_went_out(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer)
    given = {"trajectory": trajectory, "recipient": employer, "what": "Voortgang", "due_on": "2026-03-10"}
    schedule = ("report-due", "schedule", "--client", client, "--from", "-")
    assert dossier.refusals(run, *schedule, given=given) == ["gate.report.nothing_agreed"]
    run.ok("trajectory", "edit", trajectory, "--from", "-", given=_AGREED)
    medical = {**given, "what": "Voortgang van de depressie"}
    assert dossier.refusals(run, *schedule, given=medical) == ["gate.report.not_process"]
    report = run.ok(*schedule, given={**given, "every_weeks": 6})["id"]
    assert [each["code"] for each in run.ok("today") if each["id"] == report] == ["today.report_due"]
    done = ("report-due", "done", report, "--from", "-")
    assert dossier.refusals(run, *done, given={}) == ["gate.report.nothing_went"]
    dossier.release(run, client, employer)
    told = {"recipient": employer, "told": "De gesprekken gaan door.", "how": "telephone", "medical": False}
    went = run.ok("disclosure", "record", "--client", client, "--from", "-", given=told)["id"]
    assert run.ok(*done, given={})["disclosure"] == went
    (expected,) = [each for each in run.ok("report-due", "list", "--client", client) if each["done_on"] is None]
    assert expected["due_on"] == "2026-04-21", "six weeks later"
    again = ("report-due", "done", expected["id"], "--from", "-")
    assert dossier.refusals(run, *again, given={}) == ["gate.report.nothing_went"], "one disclosure is one report"


@noticed(without_gate("app.domain.gates.bring_case:bring_case_gate"))
def test_w9_a_case_is_anonymous_looked_over_word_for_word_and_logged(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run, town="Vaartbroek"), dossier.organisation(run)
    dossier.trajectory(run, client, principal=employer)
    case = {
        "question": "Hoe houd ik afstand?",
        "case": "Sanne werkt bij de Korenaar en belt me elke avond op 0612345678.",
    }
    look, bring = ("intervision", "look-over", "--client", client), ("intervision", "bring", "--client", client)
    looked = run.ok(*look, "--from", "-", given=case)
    assert {"Sanne", "Korenaar", "0612345678"} <= set(looked["telling"])
    common = {"group": "Intervisiegroep Zuid"}
    given = {**common, **case, "previewed": looked["previewed"]}
    assert dossier.refusals(run, *bring, "--from", "-", given=given) == ["gate.case.telling"]
    better = {**case, "case": "Iemand uit de voedingsbranche belt me elke avond."}
    looked = run.ok(*look, "--from", "-", given=better)
    assert looked["telling"] == []
    changed = {**common, **better, "case": "Een bakker belt me elke avond.", "previewed": looked["previewed"]}
    assert dossier.refusals(run, *bring, "--from", "-", given=changed) == ["gate.case.not_looked_over"]
    run.ok(*bring, "--from", "-", given={**common, **better, "previewed": looked["previewed"]})
    (logged,) = run.ok("intervision", "list", "--client", client)
    assert (logged["case"], logged["told_on"]) == (better["case"], "2026-03-03")


@noticed(with_answer("app.domain.evaluation:average", None, "no average is ever given"))
def test_w10_totals_and_hours_survive_destruction_and_hide_everyone(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    marks = (6, 8, 8, 9, 9)
    for number, mark in enumerate(marks):
        client = dossier.client(run, first_name=f"Cliënt{number}")
        trajectory = dossier.trajectory(run, client, ends_on="2026-02-20")
        given = {"trajectory": trajectory, "on": "2026-02-03", "minutes": 90, "notes": "Vertelde veel."}
        run.ok("session", "add", "--client", client, "--from", "-", given=given)
        take_in = ("evaluation", "take-in", "--client", client, "--from", "-")
        evaluation = {"trajectory": trajectory, "moment": "closing", "result_mark": mark, "best": "De rust."}
        if number < 4:
            run.ok(*take_in, given=evaluation)
            assert run.ok("totals")["marks"] == [], "four would tell what one person answered"
        else:
            run.ok(*take_in, given=evaluation)
            assert dossier.refusals(run, *take_in, given=evaluation) == ["gate.evaluation.twice"]
    before = run.ok("totals")
    assert before["marks"] == [{"moment": "closing", "mark": "result_mark", "number": 5, "tenths": 80}]
    assert (before["years"][0]["sessions"], before["years"][0]["minutes"]) == (5, 450)
    (marks_row,) = run.ok("register", "show", "marks")
    assert (marks_row["average"], marks_row["answers"]) == ("8,0", "5")
    clock.forward(days=6 * 366)
    destroy(run)
    assert run.ok("session", "list") == run.ok("evaluation", "list") == []
    after = run.ok("totals")
    assert after["marks"] == before["marks"]
    assert after["years"] == [{**before["years"][0], "gone": 5}]
    (year,) = run.ok("register", "show", "hours")
    assert (year["year"], year["sessions"], year["gone"], year["sum"]) == ("2026", "5", "5", "7,5")


@noticed(without_gate("app.domain.gates.evaluate_trajectory:evaluate_trajectory_gate"))
def test_w10_a_follow_up_is_asked_after_the_close(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    take_in = ("evaluation", "take-in", "--client", client, "--from", "-")
    later = {"trajectory": trajectory, "moment": "follow_up", "result_mark": 8}
    assert dossier.refusals(run, *take_in, given=later) == ["gate.evaluation.running"]
    run.ok(*take_in, given={"trajectory": trajectory, "moment": "closing", "result_mark": 7})
    ended = {"ends_on": "2026-03-03", "follow_up_on": "2026-09-03"}
    run.ok("trajectory", "edit", trajectory, "--from", "-", given=ended)
    assert "today.follow_up" not in {each["code"] for each in run.ok("today")}
    clock.forward(days=183)
    assert "today.follow_up" in {each["code"] for each in run.ok("today")}
    run.ok(*take_in, given=later)
    assert "today.follow_up" not in {each["code"] for each in run.ok("today")}


@noticed(without_gate("app.domain.gates.record_session:record_session_gate"))
def test_w11_a_recording_needs_consent_and_is_gone_after_use(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    sound = tmp_path / "gesprek.wav"
    sound.write_bytes(b"RIFF\0\0\0\0WAVEdata\x10\0\0\0ditwasgezegdhier")
    file = run.ok("attachment", "add", sound, "--client", client)["id"]
    given = {
        "trajectory": trajectory, "kind": "sound", "purpose": "Supervisie", "destroy_by": "2026-03-10",
        "original": file,
    }  # fmt: skip
    keep = ("recording", "keep", "--client", client, "--from", "-")
    assert dossier.refusals(run, *keep, given=given) == ["gate.recording.no_consent"]
    release = dossier.release(run, client, dossier.organisation(run))
    assert dossier.refusals(run, *keep, given={**given, "consent": release}) == ["gate.recording.other_consent"]
    consent = dossier.release(run, client, "", role="legal_basis", purpose="Gesprekken opnemen", trajectory=trajectory)
    kept = run.ok(*keep, given={**given, "consent": consent})["id"]
    assert [each["code"] for each in run.ok("today") if each["id"] == kept] == ["today.recording"]
    run.ok("consent", "withdraw", consent)
    assert [each["code"] for each in run.ok("today") if each["id"] == kept] == ["today.recording.withdrawn"]
    gone = run.ok("recording", "destroy", kept)
    assert (gone["destroyed_on"], gone["original"]) == ("2026-03-03", "")
    assert run.ok("attachment", "list", "--client", client) == []
    assert kept not in {each["id"] for each in run.ok("today")}
    assert dossier.refusals(run, "recording", "destroy", kept) == ["gate.recording.destroyed"]


@noticed(without_gate("app.domain.gates.schedule_report:schedule_report_gate"))
def test_w6_the_agreement_fixes_what_the_principal_will_hear(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    silent = dossier.trajectory(run, client, principal=employer)
    agreed = dossier.trajectory(run, client, principal=employer, title="Tweede traject", **_AGREED)
    schedule = ("report-due", "schedule", "--client", client, "--from", "-")
    given = {"recipient": employer, "what": "Aanwezigheid", "due_on": "2026-03-10"}
    assert dossier.refusals(run, *schedule, given={**given, "trajectory": silent}) == ["gate.report.nothing_agreed"]
    run.ok(*schedule, given={**given, "trajectory": agreed})
    assert run.ok("trajectory", "show", agreed)["hears"] == _AGREED["hears"]
