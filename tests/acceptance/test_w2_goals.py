"""Row W2: goals and assignments are set, fall due, come back and are reflected on."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate


@noticed(without_gate("app.domain.gates.follow_up:reflect_gate"))
def test_w2_an_assignment_is_due_comes_back_and_is_reflected_on_in_that_order(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    given = {"trajectory": trajectory, "what": "Vraag drie collega's om een kwaliteit", "due_on": "2026-03-05"}
    one = run.ok("assignment", "set", "--client", client, "--from", "-", given=given)["id"]
    (line,) = [each for each in run.ok("today") if each["id"] == one]
    assert (line["code"], line["pressing"], line["day"]) == ("today.assignment.due", "week", "2026-03-05")
    reflect, back = ("assignment", "reflect", one, "--from", "-"), ("assignment", "return", one, "--from", "-")

    assert dossier.refusals(run, *reflect, given={"reflection": "Kracht."}) == ["gate.assignment.not_returned"]
    run.ok(*back, given={"returned": "Ze noemden alle drie rust."})
    assert dossier.refusals(run, *back, given={"returned": "Nog eens."}) == ["gate.assignment.returned"]
    (line,) = [each for each in run.ok("today") if each["id"] == one]
    assert line["code"] == "today.assignment.returned"
    run.ok(*reflect, given={"reflection": "Rust is wat anderen zien."})
    assert one not in {each["id"] for each in run.ok("today")}
    kept = {each["id"]: each["category"] for each in run.ok("retention", "list", "--client", client)}
    assert kept[one] == "session_notes"


@noticed(without_gate("app.domain.gates.follow_up:close_goal_gate"))
def test_w2_a_goal_is_closed_once_and_not_while_an_assignment_for_it_is_out(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    set_goal = ("goal", "set", "--client", client, "--from", "-")
    goal = run.ok(*set_goal, given={"trajectory": trajectory, "what": "Nee zeggen", "due_on": "2026-03-03"})["id"]
    assert [each["code"] for each in run.ok("today") if each["id"] == goal] == ["today.goal"]
    given = {"trajectory": trajectory, "goal": goal, "what": "Zeg een keer nee"}
    one = run.ok("assignment", "set", "--client", client, "--from", "-", given=given)["id"]
    close = ("goal", "close", goal, "--from", "-")
    assert dossier.refusals(run, *close, given={"outcome": "reached"}) == ["gate.goal.assignment_out"]
    run.ok("assignment", "return", one, "--from", "-", given={"returned": "Gelukt."})
    closed = run.ok(*close, given={"outcome": "reached", "reflection": "Het mocht gewoon."})
    assert (closed["outcome"], closed["closed_on"]) == ("reached", "2026-03-03")
    assert dossier.refusals(run, *close, given={"outcome": "let_go"}) == ["gate.goal.closed"]
    other = dossier.client(run, first_name="Umut")
    wrong = run("goal", "set", "--client", other, "--from", "-", "--json",
                given={"trajectory": trajectory, "what": "Van een ander"})  # fmt: skip
    assert wrong.code == 2, "a goal stands in a trajectory of its own dossier"
