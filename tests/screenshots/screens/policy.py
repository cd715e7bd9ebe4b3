"""The privacy policy: drift, its parts, a row in a form, and what a change does."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTableView, QWidget

from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _drift(stage: Stage) -> None:
    stage.go(Place("policy"))
    stage.until(lambda: _rows(stage, "drift") > 0)


def _rows(stage: Stage, name: str) -> int:
    """How many rows the table with this name has; none where it is not in sight yet."""
    try:
        return stage.find(QTableView, name).model().rowCount()
    except LookupError:
        return 0


def _part(stage: Stage, place: int) -> None:
    _drift(stage)
    stage.find(QListWidget, "policy_parts").setCurrentRow(place)
    stage.settle()


def _rules(stage: Stage) -> None:
    _part(stage, 1)


def _activities(stage: Stage) -> None:
    _part(stage, 3)
    stage.find(QTableView, "policy_activities").selectRow(2)


def _recipients(stage: Stage) -> None:
    _part(stage, 4)


def _switches(stage: Stage) -> None:
    _part(stage, 8)


def _rule(stage: Stage) -> None:
    _part(stage, 1)
    stage.find(QTableView, "policy_rules").selectRow(3)
    stage.press("edit_rules")


def _activity(stage: Stage) -> None:
    _part(stage, 3)
    stage.find(QTableView, "policy_activities").selectRow(2)
    stage.press("edit_activities")


def _wrong(stage: Stage) -> None:
    _rule(stage)
    stage.find(QLineEdit, "number").setText("200")
    stage.press("primary")


def _change(stage: Stage, years: str) -> None:
    _rule(stage)
    stage.find(QLineEdit, "number").setText(years)
    stage.press("primary")


def _changed(stage: Stage) -> None:
    _change(stage, "2")


def _preview(stage: Stage) -> None:
    _change(stage, "2")
    stage.press("look_policy")
    stage.until(lambda: stage.find(QPushButton, "primary").isEnabled())
    assert stage.find(QWidget, "policy_effects").findChildren(QLabel)


SCREENS = (
    Screen("policy-drift", _drift),
    Screen("policy-rules", _rules),
    Screen("policy-activities", _activities),
    Screen("policy-recipients", _recipients),
    Screen("policy-switches", _switches),
    Screen("policy-rule", _rule),
    Screen("policy-activity", _activity),
    Screen("policy-wrong", _wrong),
    Screen("policy-changed", _changed),
    Screen("policy-preview", _preview),
)
