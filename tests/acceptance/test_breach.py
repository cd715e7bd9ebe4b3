from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_figure, without_gate, without_rows
from tests.cli.driver import CommandLine

LOST = {"title": "Laptop gestolen", "nature": "lost_device", "facts": "Uit de auto gestolen.", "encrypted": False}
KNOWN = {"aware_on": "2026-02-27", "aware_at": "17:00"}
"""A Friday: the weekend counts."""
JUDGED = {
    "risk": "high",
    "risk_reason": "Er staan gespreksverslagen op.",
    "data": "Gespreksverslagen.",
    "effects": "Iemand kan lezen wat cliënten vertelden.",
    "measures": "Op afstand gewist.",
    "evaluation": "De schijf was niet versleuteld.",
    "prevention": "Alles staat nu in de kluis.",
}


def breach(run: CommandLine, **known: object) -> str:
    arose = {"suspected_on": "2026-02-27", "suspected_at": "16:00"}
    made = str(run.ok("breach", "suspect", "--from", "-", given={**LOST, **arose})["id"])
    run.ok("breach", "assess", made, "--from", "-", given={**KNOWN, **known})
    return made


@noticed(with_figure("breach_report", 96))
def test_l10_seventy_two_clock_hours_and_late_only_with_the_reason(practice: Practice) -> None:
    run = practice("office")
    made = breach(run)
    assert run.ok("breach", "show", made)["report_by"] == "2026-03-02T16:00:00+00:00", "Monday at five: 72 hours on"
    report = ("breach", "report", made, "--from", "-")
    late = {"reported_on": "2026-03-02", "reported_at": "17:01"}
    assert dossier.refusals(run, *report, given=late) == ["gate.report_breach.late"]
    assert run.ok("breach", "show", made)["to_do"][1] == "report", "nothing was recorded"
    first = run.ok(*report, given={**late, "late_reason": "De politie vroeg om te wachten."})
    second = run.ok(*report, given={"told": "Het gaat om twaalf mensen.", "reference": "AP-1"})
    assert [first["reported_to"], second["reported_to"]] == ["authority", "authority"]
    assert "report" not in run.ok("breach", "show", made)["to_do"]


@noticed(without_gate("app.domain.gates.close_breach:close_breach_gate"))
def test_l10_closed_only_when_reported_told_and_written_down(practice: Practice) -> None:
    run = practice("training_and_interim")
    client, made = dossier.client(run), breach(run)
    assert dossier.refusals(run, "breach", "close", made) == [
        "gate.close_breach.assess",
        "gate.close_breach.report",
        "gate.close_breach.evaluate",
        "gate.close_breach.prevention",
    ]
    run.ok("breach", "assess", made, "--from", "-", given=JUDGED)
    assert dossier.refusals(run, "breach", "close", made) == [
        "gate.close_breach.report",
        "gate.close_breach.tell_people",
    ]
    run.ok("breach", "report", made, "--from", "-", given={"late_reason": "Het was weekend."})
    run.ok("breach", "tell", made, "--client", client, "--from", "-", given={"told_how": "telephone"})
    assert run.ok("breach", "close", made)["state"] == "closed"
    assert run.ok("breach", "list")[0]["effects"] == JUDGED["effects"], "facts, effects and measures stay (33(5))"
    again = {"risk": "unlikely"}
    assert dossier.refusals(run, "breach", "assess", made, "--from", "-", given=again) == ["gate.assess_breach.closed"]


@noticed(with_answer("app.domain.breach_duties:tell_reason", None))
def test_l10_strong_encryption_exempts_from_telling_people(practice: Practice) -> None:
    run = practice("training_and_interim")
    open_, sealed = breach(run, **JUDGED), breach(run, **JUDGED, encrypted=True)
    assert "tell_people" in run.ok("breach", "show", open_)["to_do"]
    assert "tell_people" not in run.ok("breach", "show", sealed)["to_do"]


@noticed(without_rows("office", "promises", kind="told_of_adverse_breach"))
def test_b8_people_are_told_where_consequences_are_probably_adverse(practice: Practice) -> None:
    """It promises more than the law asks: the stricter wins."""
    adverse = {**JUDGED, "risk": "adverse"}
    office, other = practice("office"), practice("training_and_interim")
    by_promise, by_law = breach(office, **adverse), breach(other, **adverse)
    assert office.ok("breach", "show", by_promise)["to_do"] == ["report", "tell_people"]
    assert other.ok("breach", "show", by_law)["to_do"] == ["report"]
    office.ok("breach", "report", by_promise, "--from", "-", given={"late_reason": "Het was weekend."})
    assert dossier.refusals(office, "breach", "close", by_promise) == ["gate.close_breach.tell_people"]


@noticed(without_gate("app.domain.gates.assess_breach:dismiss_breach_gate"))
def test_a12_a_suspicion_can_be_reported_and_stays_registered(practice: Practice) -> None:
    run = practice("online_platform")
    made = run.ok("breach", "suspect", "--from", "-", given=LOST)
    assert (made["state"], made["suspected_on"], made["report_by"]) == ("suspected", "2026-03-03", None)
    dismiss = ("breach", "dismiss", made["id"], "--from", "-")
    assert dossier.refusals(run, *dismiss, given={}) == ["gate.dismiss_breach.no_reason"]
    run.ok(*dismiss, given={"risk_reason": "De laptop lag op kantoor."})
    (kept,) = run.ok("breach", "list")
    assert (kept["state"], kept["risk_reason"]) == ("no_breach", "De laptop lag op kantoor.")
