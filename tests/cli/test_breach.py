from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.acceptance import dossier
from tests.cli.driver import CommandLine
from tests.fakes import SetClock

LOST = {
    "title": "Laptoptas gestolen",
    "nature": "lost_device",
    "facts": "Uit de trein meegenomen, met papieren gespreksverslagen.",
}


def suspect(run: CommandLine, **fields: object) -> str:
    return str(run.ok("breach", "suspect", "--from", "-", given={**LOST, **fields})["id"])


def test_a_suspicion_arose_now_and_no_hours_run(command_line: CommandLine) -> None:
    found = command_line.ok("breach", "suspect", "--from", "-", given=LOST)
    assert (found["suspected_on"], found["suspected_at"]) == ("2026-03-03", "10:00")
    assert (found["state"], found["report_by"], found["hours_left"]) == ("suspected", None, None)
    assert found["to_do"] == ["assess"]


def test_hours_run_from_awareness(command_line: CommandLine, clock: SetClock) -> None:
    breach = suspect(command_line)
    known = {"aware_on": "2026-03-03", "aware_at": "10:00"}
    command_line.ok("breach", "assess", breach, "--from", "-", given=known)
    clock.forward(days=1)
    found = command_line.ok("breach", "show", breach)
    assert (found["state"], found["hours_left"]) == ("established", 48)
    assert found["report_by"] == "2026-03-06T09:00:00+00:00"
    assert found["to_do"] == ["assess", "report", "evaluate"]


@pytest.mark.parametrize(
    "changed",
    [
        {"aware_on": "2026-03-03", "aware_at": "09:59"},
        {"aware_on": "2026-03-03"},
        {"risk": "high"},
        {"began_on": "2026-03-04"},
    ],
    ids=["before suspicion", "no time", "no reason", "in the future"],
)
def test_what_contradicts_itself_is_refused(command_line: CommandLine, changed: dict[str, object]) -> None:
    breach = suspect(command_line)
    answer = command_line("breach", "assess", breach, "--from", "-", "--json", given=changed)
    assert answer.code == 2
    assert command_line.ok("breach", "show", breach)["state"] == "suspected"


def test_awareness_is_never_put_later(command_line: CommandLine) -> None:
    breach = suspect(command_line, suspected_on="2026-03-01")
    command_line.ok("breach", "assess", breach, "--from", "-", given={"aware_on": "2026-03-02", "aware_at": "12:00"})
    for later in ({"aware_on": "2026-03-02", "aware_at": "13:00"}, {"aware_on": None, "aware_at": ""}):
        reasons = dossier.refusals(command_line, "breach", "assess", breach, "--from", "-", given=later)
        assert reasons == ["gate.assess_breach.awareness"]
    command_line.ok("breach", "assess", breach, "--from", "-", given={"aware_on": "2026-03-02", "aware_at": "11:00"})


def test_a_suspicion_is_put_aside_only_with_a_reason(command_line: CommandLine) -> None:
    breach = suspect(command_line)
    command = ("breach", "dismiss", breach, "--from", "-")
    assert dossier.refusals(command_line, *command, given={}) == ["gate.dismiss_breach.no_reason"]
    command_line.ok(*command, given={"risk_reason": "De tas is dezelfde dag ongeopend teruggevonden."})
    assert command_line.ok("breach", "show", breach)["state"] == "no_breach"
    assert [each["id"] for each in command_line.ok("breach", "list")] == [breach], "it stays in the register"


def test_both_papers_are_drawn_up(command_line: CommandLine, tmp_path: Path) -> None:
    breach = suspect(command_line)
    letter = ("breach", "draw-up", breach, "letter", "--to", tmp_path / "letter.pdf")
    assert len(dossier.refusals(command_line, *letter)) == 3, (
        "not established, and nothing said of effects and measures"
    )
    known = {"aware_on": "2026-03-03", "aware_at": "10:00", "effects": "Iemand leest mee.", "measures": "Gewist."}
    command_line.ok("breach", "assess", breach, "--from", "-", given=known)
    for paper, words in (("report", "gegevens voor de melding"), ("letter", "Er is iets gebeurd met je gegevens")):
        target = tmp_path / f"{paper}.pdf"
        command_line.ok("breach", "draw-up", breach, paper, "--to", target)
        text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
        assert words in text
        assert "meegenomen" in text
        assert "Nog niet bekend" in text, "what is not known is said"
