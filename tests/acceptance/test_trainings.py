from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.category import Category
from app.domain.dossier_facts import TakingPart
from app.domain.participation import Participation
from app.domain.training import Training
from tests.acceptance import dossier, group
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_other, without_gate, without_rows
from tests.acceptance.retaining import destroy, due, kept, refused, there
from tests.fakes import SetClock

THREE_YEARS = 3 * 365 + 2


@noticed(without_rows("training_and_interim", "rules", category=Category.TRAINING))
def test_c7_lists_forms_and_attendance_go_three_years_after_the_training(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    training = group.training(run)
    meeting = group.meeting(run, training)
    parts = group.enrolled(run, training, *(group.someone(number) for number in range(5)))
    run.ok("training", "attend", meeting, "--from", "-", given=dict.fromkeys(parts.values(), "present"))
    for each in parts.values():
        run.ok("training", "evaluate", each, "--from", "-", given={"content_mark": 8, "best": "De oefeningen."})
    client, participation = next(iter(parts.items()))
    assert kept(run, client, participation)["until"] == "2029-03-03"
    assert refused(run, "--client", client, "--item", participation) == ["gate.destroy.not_due"]
    assert not due(run, "--on", "2029-03-03")
    clock.forward(days=THREE_YEARS)
    assert len(due(run)) == 15, "a participation, an attendance and a form of each"
    destroy(run)
    assert there(run, client) == {client} == due(run) & {client}, "a name on which nothing rests is due next"
    shown = run.ok("training", "show", training)
    assert shown["participants"] == []
    assert (shown["evaluations"]["counted"], shown["evaluations"]["content_mark_tenths"]) == (5, 80)


def _long_over(participation: Participation, training: Training) -> TakingPart:
    return TakingPart(training.kind, date(2016, 1, 1))


@noticed(with_other("app.domain.dossier_facts:taking_part", _long_over, "taking part is over, whatever the training"))
def test_c7_while_the_end_of_a_training_is_not_known_nothing_of_it_is_due(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    training = group.training(run, ends_on="")
    ((client, participation),) = group.enrolled(run, training, group.someone(1)).items()
    clock.forward(days=3650)
    assert kept(run, client, participation)["state"] == "waiting_for_trigger"
    assert refused(run, "--client", client, "--item", participation) == ["gate.destroy.running"]
    run.ok("training", "edit", training, "--from", "-", given={"ends_on": "2026-03-03"})
    assert participation in due(run), "all that hangs on it follows"


@noticed(without_gate("app.domain.gates.attend:attend_gate"))
def test_c15_a_group_has_participants_and_attendance_in_dossiers_of_their_own(
    practice: Practice, tmp_path: Path
) -> None:
    run = practice("training_and_interim")
    principal = dossier.organisation(run)
    known = dossier.client(run, email="sanne@voorbeeld.nl")
    training = group.training(run, principal=principal)
    first, later = group.meeting(run, training), group.meeting(run, training, on="2026-03-17")
    parts = group.enrolled(run, training, {"client": known}, group.someone(1), group.someone(2))
    assert len(parts) == 3
    assert len(run.ok("client", "list")) == 3, "the new ones got a dossier"
    marks = dict(zip(parts.values(), ("present", "excused", "absent"), strict=True))
    run.ok("training", "attend", first, "--from", "-", given=marks)
    attend = ("training", "attend", later, "--from", "-")
    assert dossier.refusals(run, *attend, given=marks) == ["gate.attend.not_yet"]
    run.ok("training", "cancel", parts[known])
    today = group.meeting(run, training, on="2026-03-03")
    assert dossier.refusals(run, "training", "attend", today, "--from", "-", given={parts[known]: "present"}) == [
        "gate.attend.cancelled"
    ]
    shown = run.ok("training", "show", training)
    assert sorted(len(each["attendance"]) for each in shown["participants"]) == [1, 1, 1], "nothing half recorded"
    assert {each["noun"] for each in run.ok("retention", "list", "--client", known)} == {
        "client", "participation", "attendance",
    }  # fmt: skip
    run.ok("training", "print", training, "--to", tmp_path / "lijst.pdf")
    printed = group.printed(tmp_path / "lijst.pdf")
    assert "Noor Van 1" in printed
    assert "Sanne" not in printed, "who cancelled is not on it"
    assert "@" not in printed, "it goes round a room"


@noticed(without_gate("app.domain.gates.evaluate:evaluate_gate"))
def test_c15_evaluations_count_together_only_when_they_hide_each_other(practice: Practice) -> None:
    run = practice("training_and_interim")
    training = group.training(run)
    parts = list(group.enrolled(run, training, *(group.someone(number) for number in range(6))).values())
    for each in parts[:4]:
        run.ok("training", "evaluate", each, "--from", "-", given={"content_mark": 6})
    few = run.ok("training", "show", training)["evaluations"]
    assert (few["forms"], few["counted"], few["content_mark_tenths"]) == (4, 0, None)
    evaluate = ("training", "evaluate", parts[0], "--from", "-")
    assert dossier.refusals(run, *evaluate, given={"content_mark": 9}) == ["gate.evaluate.twice"]
    before = {"content_mark": 9, "filled_on": "2026-02-01"}
    assert dossier.refusals(run, "training", "evaluate", parts[4], "--from", "-", given=before) == [
        "gate.evaluate.not_begun"
    ]
    high = run("training", "evaluate", parts[4], "--from", "-", "--json", given={"content_mark": 11})
    assert (high.code, high.json["faults"][0]["code"]) == (2, "mark_too_high")
    fifth = run.ok("training", "evaluate", parts[4], "--from", "-", given={"content_mark": 10})["id"]
    assert run.ok("training", "show", training)["evaluations"]["content_mark_tenths"] == 68
    run.ok("training", "correct", fifth, "--from", "-", given={"content_mark": 8})
    assert run.ok("training", "show", training)["evaluations"]["content_mark_tenths"] == 64


@noticed(without_rows("training_and_interim", "activities", key="team_scan"))
def test_c15_the_scan_of_a_team_needs_the_participants_own_consent(practice: Practice) -> None:
    run = practice("training_and_interim")
    training = group.training(run, principal=dossier.organisation(run))
    ((client, participation),) = group.enrolled(run, training, group.someone(1)).items()
    result = {
        "participation": participation, "instrument": "Kleurenprofiel", "taken_on": "2026-03-02",
        "outcome": "Vooral groen.",
    }  # fmt: skip
    scan = ("training", "scan", "--client", client, "--from", "-")
    assert dossier.refusals(run, *scan, given=result) == ["gate.team_scan.no_consent"]
    consent = {
        "role": "legal_basis", "purpose": "Teamscan", "text": "Ik doe mee aan de teamscan.", "given_on": "2026-03-02",
        "given_name": "Noor Van 1", "given_how": "paper",
    }  # fmt: skip
    give = ("consent", "give", "--client", client, "--from", "-")
    assert dossier.refusals(run, *give, given=consent) == ["gate.give_consent.employee"]
    run.ok(*give, given={**consent, "freely": "Wie niet meedoet, doet gewoon mee aan de rest van de training."})
    made = run.ok(*scan, given=result)
    assert kept(run, client, made["id"])["category"] == "assessment"
    assert kept(run, client, made["id"])["until"] == "2029-03-03"
    other = group.enrolled(run, training, group.someone(2))
    stranger = next(each for each in other if each != client)
    elsewhere = run("training", "scan", "--client", stranger, "--from", "-", "--json", given=result)
    assert (elsewhere.code, elsewhere.json["faults"][0]["code"]) == (2, "other_dossier"), "nothing is shared"


@noticed(with_answer("app.domain.evaluation_form:figures_of", {}, "a total begins anew at every form"))
def test_w10_totals_outlive_the_forms_that_were_destroyed_and_grow_with_later_ones(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("training_and_interim")
    training = group.training(run)
    parts = list(group.enrolled(run, training, *(group.someone(number) for number in range(6))).values())
    for each in parts[:5]:
        run.ok("training", "evaluate", each, "--from", "-", given={"use_mark": 7})
    assert refused(run) == ["gate.destroy.nothing_due"]
    clock.forward(days=THREE_YEARS - 10)
    late = group.training(run, starts_on="2026-02-24", ends_on="2026-02-25")
    assert run.ok("training", "show", late)["evaluations"]["counted"] == 0
    run.ok("training", "evaluate", parts[5], "--from", "-", given={"use_mark": 1})
    clock.forward(days=20)
    destroy(run)
    left = run.ok("training", "show", training)["evaluations"]
    assert (left["forms"], left["counted"], left["use_mark_tenths"]) == (0, 6, 60)
