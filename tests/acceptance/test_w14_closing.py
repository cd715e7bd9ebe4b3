"""Row W14: the practice closes when everybody knows, what may go is gone, and somebody keeps the fiscal rest."""

from __future__ import annotations

from tests.acceptance import asking, dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate
from tests.cli.driver import CommandLine


def _reasons(run: CommandLine) -> list[str]:
    return [each["code"].removeprefix("gate.closing.") for each in run.ok("closing", "show")["reasons"]]


@noticed(without_gate("app.domain.gates.close_practice:close_practice_gate"))
def test_w14_the_practice_closes_when_everything_is_seen_to(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client, agreement_on="2026-01-05")
    request = asking.asked(run, client, "copy")
    plan = ("closing", "plan", "--from", "-")
    run.ok(*plan, given={"closes_on": "2026-03-04", "why": "Pensioen"})
    assert _reasons(run) == ["not_yet", "untold", "running", "requests", "no_keeper"]
    assert len(dossier.refusals(run, "closing", "close")) == 5
    assert run.ok("closing", "told", "--how", "email") == {"told": 1}
    (telling,) = run.ok("telling", "list", "--client", client)
    assert telling["about"] == "practice_closes"
    run.ok("trajectory", "edit", trajectory, "--from", "-", given={"ends_on": "2026-03-03"})
    run.ok("request", "close", request, "--from", "-", given={"outcome": "withdrawn", "answer": "Ingetrokken."})
    keeper = dossier.organisation(run, "Notariskantoor Vaartbroek")
    run.ok(*plan, given={"closes_on": "2026-03-03", "keeper": keeper})
    assert _reasons(run) == ["no_keeper"], "a keeper without an agreement keeps nothing"
    run.ok(*plan, given={"keeper_agreed_on": "2026-03-03"})
    shown = run.ok("closing", "show")
    assert shown["reasons"] == []
    (left,) = shown["dossiers"]
    assert left["told"]
    assert shown["until"] >= "2033-12-31", "the fiscal duty: seven years after the book year"
    run.ok("closing", "close")
    assert run.ok("closing", "show")["closed_on"] == "2026-03-03"
    assert dossier.refusals(run, "closing", "close") == ["gate.closing.closed"]
