"""Closing the practice: not prepared, being prepared, and its form."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QTableView

from app.domain.closing import Closing
from app.ui.features.closing.dialogs import keeper_form
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


def _told(stage: Stage) -> None:
    _planned(stage)
    stage.until(lambda: stage.context.reader.count(Closing) > 0)
    stage.press("closing_told")


def _keeper(stage: Stage) -> None:
    stage.open()
    keeper_form(stage.context, stage.window)
    stage.settle()


SCREENS = (
    Screen("closing-none", lambda stage: stage.go(Place("closing"))),
    Screen("closing", _planned),
    Screen("closing-told", _told),
    Screen("closing-keeper", _keeper),
    Screen("closing-form", _form),
)
