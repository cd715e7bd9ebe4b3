"""Goals and assignments in the window: given, come back, and talked about, each step offered when it is its turn."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.domain.goal import Assignment
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


def test_an_assignment_is_given_comes_back_and_is_talked_about(hands: DossierHands) -> None:
    client = hands.client()
    hands.trajectory(client)
    hands.go(client=client.id, part="goals")
    hands.activate()
    hands.act("record_assignment")
    hands.fill("noted", what="Zeg een keer nee")
    hands.gone("noted")
    hands.until(lambda: "Zeg een keer nee" in hands.texts())
    assert maybe(hands.window, QPushButton, "reflect_on") is None, "nothing came back yet"
    hands.press("return_assignment")
    hands.fill("return", returned="Het mocht.")
    hands.until(lambda: maybe(hands.window, QPushButton, "reflect_on") is not None)
    hands.press("reflect_on")
    hands.fill("reflect", reflection="Grenzen worden gehoord.")
    hands.until(lambda: "Grenzen worden gehoord." in hands.texts())
    (kept,) = hands.context.reader.find(Assignment)
    assert (kept.returned, kept.reflected_on) == ("Het mocht.", hands.context.today)
