"""Retention: a dossier with a hold, what goes before it goes, and what was destroyed."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.usecases.due_list import due_list
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.place_hold import place_hold
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

HOLD = {
    "reason": "complaint", "review_on": "2027-03-01",
    "explanation": "Klacht bij de beroepsvereniging over het eindverslag. Wacht op de uitspraak.",
}  # fmt: skip


def _due(stage: Stage) -> str:
    """A client of whom something is due."""
    stage.open()
    parts: Parts = stage.context.parts
    return next(each.client for each in due_list(stage.context.reader, parts).due if each.client)


def _goes(stage: Stage) -> None:
    client = _due(stage)
    stage.go(Place("dossier", client, part="retention"))
    stage.press("preview")


def _held(stage: Stage) -> None:
    client = _due(stage)
    stage.context.vault.now(place_hold, HOLD, client)
    stage.go(Place("dossier", client, part="retention"))


def _hold(stage: Stage) -> None:
    client = _due(stage)
    stage.go(Place("dossier", client, part="retention"))
    stage.press("place_hold")


def _page(stage: Stage) -> None:
    stage.open()
    for number, name in enumerate(("Van der Berg-Hoogendoorn van Oosterwolde", "Yılmaz")):
        made: Client = stage.context.vault.now(add_item, Client, {"first_name": "Anne-Marijke", "surname": name})
        given = {"title": "Loopbaan", "starts_on": "2017-01-09", "ends_on": f"201{8 + number}-02-01", "question": "?"}
        trajectory: Trajectory = stage.context.vault.now(add_item, Trajectory, given, made.id)
        assert trajectory.client == made.id
    stage.go(Place("retention"))
    stage.settle()


def _certificates(stage: Stage) -> None:
    stage.go(Place("retention"))
    stage.press("certificates")


SCREENS = (
    Screen("retention_due", _page),
    Screen("retention_goes", _goes),
    Screen("retention_held", _held),
    Screen("retention_hold", _hold),
    Screen("retention_certificates", _certificates),
)
