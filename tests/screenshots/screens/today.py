"""Today: with what the demonstration practice has to do."""

from __future__ import annotations

from app.ui.place import Place
from tests.screenshots.screen import Screen

SCREENS = (Screen("today", lambda stage: stage.go(Place("today"))),)
