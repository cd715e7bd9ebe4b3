"""What goes on around a trajectory: empty, with something of each kind, and the forms."""

from __future__ import annotations

from datetime import timedelta

from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.usecases.evaluate_trajectory import evaluate_trajectory
from app.usecases.hold_joint_talk import plan_joint_talk
from app.usecases.keep_item import edit_item
from app.usecases.schedule_report import schedule_report
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _trajectory(stage: Stage) -> Trajectory:
    stage.open()
    return next(each for each in stage.context.reader.find(Trajectory) if each.ends_on is None and each.principal)


def _filled(stage: Stage) -> None:
    trajectory, vault, today = _trajectory(stage), stage.context.vault, stage.context.today
    common = {"trajectory": trajectory.id}
    vault.now(edit_item, Trajectory, trajectory.id, {"hears": "Of de gesprekken doorgaan, en het eindverslag."})
    soon = (today + timedelta(days=6)).isoformat()
    talk = vault.now(plan_joint_talk, {
        **common, "on": soon, "present": "Pepijn, zijn leidinggevende Stijn Lindensteeg en ik",
        "topics": "Werktijden en de verdeling van het team. Niets over thuis.",
    }, trajectory.client)  # fmt: skip
    report = {**common, "recipient": trajectory.principal, "what": "Voortgang", "due_on": soon, "every_weeks": 6}
    vault.now(schedule_report, report, trajectory.client)
    marks = {"result_mark": 8, "guidance_mark": 9, "advice_mark": 9, "best": "De rust en de eerlijke vragen."}
    vault.now(evaluate_trajectory, {**common, **marks}, trajectory.client)
    stage.go(Place("dossier", trajectory.client, talk.id, "around"))


def _new(noun: str) -> Screen:
    def set_up(stage: Stage) -> None:
        stage.go(Place("dossier", _trajectory(stage).client, part="around"))
        stage.act(f"record_{noun}")

    return Screen(f"around-new-{noun.replace('_', '-')}", set_up)


def _intake(stage: Stage) -> None:
    stage.go(Place("dossier", _trajectory(stage).client, part="around"))
    stage.press("send_intake")


SCREENS = (
    Screen("around-empty", lambda stage: stage.go(Place("dossier", _trajectory(stage).client, part="around"))),
    Screen("around", _filled),
    _new("joint_talk"),
    Screen("around-intake", _intake),
    _new("report_due"),
    _new("evaluation"),
    _new("recording"),
    _new("intervision_case"),
)
