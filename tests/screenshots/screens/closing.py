"""Closing the practice: not prepared, being prepared, and its form."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QTableView

from app.ui.place import Place
from app.usecases.close_practice import plan_closing
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _planned(stage: Stage) -> None:
    stage.open()
    day = stage.context.today + timedelta(days=120)
    stage.context.vault.now(plan_closing, {"closes_on": day.isoformat(), "why": "Pensioen"})
    stage.go(Place("closing"))
    stage.until(lambda: any(each.isVisible() for each in stage.window.findChildren(QTableView, "closing_dossiers")))


def _form(stage: Stage) -> None:
    stage.open()
    stage.go(Place("closing"))
    stage.press("plan_closing")


SCREENS = (
    Screen("closing-none", lambda stage: stage.go(Place("closing"))),
    Screen("closing", _planned),
    Screen("closing-form", _form),
)
