"""Goals and messages: empty, with something in them, and their forms."""

from __future__ import annotations

from datetime import timedelta

from app.domain.trajectory import Trajectory
from app.packages.messages.read_message import read_message
from app.ui.place import Place
from app.usecases.take_in_message import keep_message
from app.usecases.work_on_goals import return_assignment, set_assignment, set_goal
from tests.packages.test_messages import EML, IPHONE
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _trajectory(stage: Stage) -> Trajectory:
    stage.open()
    return next(each for each in stage.context.reader.find(Trajectory) if each.ends_on is None and each.principal)


def _goals(stage: Stage) -> None:
    trajectory, vault, today = _trajectory(stage), stage.context.vault, stage.context.today
    common = {"trajectory": trajectory.id}
    goal = vault.now(set_goal, {
        **common, "what": "Nee kunnen zeggen zonder uitleg", "seen_by": "Ik zeg het in één zin, en slaap er goed van.",
        "due_on": (today + timedelta(days=30)).isoformat(),
    }, trajectory.client)  # fmt: skip
    given = {**common, "goal": goal.id, "due_on": (today + timedelta(days=5)).isoformat()}
    vault.now(set_assignment, {**given, "what": "Zeg deze week één keer nee"}, trajectory.client)
    told = vault.now(set_assignment, {**given, "what": "Vraag drie collega's om een kwaliteit"}, trajectory.client)
    vault.now(return_assignment, told.id, {"returned": "Ze noemden alle drie rust. Dat had ik niet verwacht."})
    stage.go(Place("dossier", trajectory.client, told.id, "goals"))


def _new(title: str, part: str) -> Screen:
    def set_up(stage: Stage) -> None:
        stage.go(Place("dossier", _trajectory(stage).client, part=part))
        stage.act(title)

    return Screen(f"{part}-{title.replace('_', '-')}", set_up)


def _reflect(stage: Stage) -> None:
    _goals(stage)
    stage.press("reflect_on")


def _messages(stage: Stage) -> None:
    trajectory, vault = _trajectory(stage), stage.context.vault
    vault.now(keep_message, trajectory.client, read_message(IPHONE.encode()), "1" * 64, {})
    made = vault.now(keep_message, trajectory.client, read_message(EML), "2" * 64, {})
    stage.go(Place("dossier", trajectory.client, made.id, "messages"))


def _part(part: str) -> Screen:
    return Screen(f"{part}-empty", lambda stage: stage.go(Place("dossier", _trajectory(stage).client, part=part)))


SCREENS = (
    _part("goals"),
    Screen("goals", _goals),
    _new("record_goal", "goals"),
    _new("record_assignment", "goals"),
    Screen("goals-reflect", _reflect),
    _part("messages"),
    Screen("messages", _messages),
)
