"""Taking everything out: the page, the question before, and where it went."""

from __future__ import annotations

from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _page(stage: Stage) -> None:
    stage.open()
    stage.go(Place("own_data"))


def _asked(stage: Stage) -> None:
    _page(stage)
    stage.press("export_everything")


SCREENS = (Screen("own-data", _page), Screen("own-data-asked", _asked))
