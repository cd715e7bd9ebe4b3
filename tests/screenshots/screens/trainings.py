"""Trainings: the list empty and filled, one with its participants and attendance, its dialogs."""

from __future__ import annotations

from datetime import timedelta

from app.domain.organisation import Organisation
from app.domain.participation import Participation
from app.domain.training import Training
from app.ui.place import Place
from app.usecases.attend import attend
from app.usecases.enrol import enrol, participants
from app.usecases.keep_item import add_item
from app.usecases.plan_meeting import plan_meeting
from app.usecases.take_in_evaluation import take_in_evaluation
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

_PEOPLE = [
    ("Noor", "van", "Dam"), ("Joris", "", "Hendriks"), ("Fatima", "el", "Idrissi"), ("Sjoerd", "", "Wiersma"),
    ("Anouk", "de", "Vries-Scharrenberg"), ("Bram", "", "Peeters"), ("Esra", "", "Yılmaz"),
]  # fmt: skip
_ABOUT = "Twee ochtenden oefenen met feedback geven en krijgen. Lees vooraf hoofdstuk 2 van de reader."


def _made(stage: Stage) -> Training:
    stage.open()
    vault, today = stage.context.vault, stage.context.today
    principal = next(iter(vault.reader().find(Organisation))).id
    first, second, third = (today - timedelta(days=21), today - timedelta(days=14), today + timedelta(days=7))
    given = {
        "title": "Feedback geven en krijgen", "principal": principal, "place": "Zwolle", "about": _ABOUT,
        "starts_on": first.isoformat(), "ends_on": third.isoformat(), "hours": 12,
    }  # fmt: skip
    training = vault.now(add_item, Training, given)
    days = [(first, "Waarnemen en benoemen"), (second, "Oefenen in drietallen"), (third, "Terugblik")]
    meetings = [
        vault.now(plan_meeting, training.id, {"on": day.isoformat(), "at": "09:30", "until": "12:30", "topic": topic})
        for day, topic in days
    ]
    people = [
        {"first_name": given, "infix": infix, "surname": surname, "email": f"{given.lower()}@voorbeeld.nl"}
        for given, infix, surname in _PEOPLE
    ]
    vault.now(enrol, training.id, people)
    found = [each for each, _ in participants(vault.reader(), training.id)]
    marks = ["present", "present", "excused", "present", "partly", "present", "absent"]
    vault.now(attend, meetings[0].id, {each.id: mark for each, mark in zip(found, marks, strict=True)})
    vault.now(attend, meetings[1].id, {each.id: "present" for each in found[:3]})
    for number, each in enumerate(found[:6]):
        marks_given = {"content_mark": 7 + number % 3, "use_mark": 8, "trainer_mark": 8 + number % 2}
        vault.now(take_in_evaluation, each.id, marks_given)
    return training


def _list(stage: Stage) -> None:
    _made(stage)
    stage.go(Place("trainings"))


def _one(stage: Stage, press: str = "") -> None:
    stage.go(Place("trainings", record=_made(stage).id))
    if press:
        stage.press(press)


def _empty(stage: Stage, press: str = "") -> None:
    stage.go(Place("trainings"))
    if press:
        stage.press(press)


def _bare(stage: Stage) -> None:
    stage.open()
    given = {"title": "Stressbestendig werken", "starts_on": stage.context.today.isoformat()}
    training = stage.context.vault.now(add_item, Training, given).id
    stage.go(Place("trainings", record=training))
    assert not stage.context.reader.find(Participation, training=training)


SCREENS = (
    Screen("trainings-empty", lambda stage: _empty(stage)),
    Screen("trainings-new", lambda stage: _empty(stage, "new_training")),
    Screen("trainings-list", _list),
    Screen("trainings-one", lambda stage: _one(stage)),
    Screen("trainings-bare", _bare),
    Screen("trainings-add-people", lambda stage: _one(stage, "add_people")),
    Screen("trainings-meeting", lambda stage: _one(stage, "new_meeting")),
    Screen("trainings-evaluation", lambda stage: _one(stage, "evaluation")),
    Screen("trainings-scan", lambda stage: _one(stage, "scan")),
)
