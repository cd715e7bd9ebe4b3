"""What has to happen today."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def go_today(stage: Stage) -> None:
    """To Today, once what a thread reads for it is there."""
    stage.go(Place("today"))
    stage.until(lambda: any(each.isVisible() for each in stage.window.findChildren(QTableView, "today")))


SCREENS = (Screen("today", go_today),)
