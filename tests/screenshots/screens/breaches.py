"""Breaches: the register empty and filled, a suspicion, one that must be reported, its dialogs, the guidance."""

from __future__ import annotations

from app.domain.breach import Breach
from app.ui.place import Place
from app.usecases.assess_breach import assess_breach
from app.usecases.suspect_breach import suspect_breach
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

_LOST = {
    "title": "Map met aantekeningen in de trein laten liggen",
    "nature": "lost_device",
    "facts": "Na een bezoek bleef een map met handgeschreven aantekeningen van drie gesprekken in de trein liggen.",
    "data": "Aantekeningen van gesprekken, met voornamen.",
    "people": 3,
}
_MAILED = {
    "title": "Verslag naar verkeerd adres",
    "nature": "wrong_recipient",
    "facts": "Het adres was verkeerd aangevuld.",
}


def _made(stage: Stage) -> Breach:
    stage.open()
    vault = stage.context.vault
    vault.now(suspect_breach, _MAILED)
    made = vault.now(suspect_breach, _LOST)
    known = {"aware_on": made.suspected_on.isoformat(), "aware_at": made.suspected_at}
    judged = {
        "risk": "risk",
        "risk_reason": "De map is niet teruggevonden.",
        "measures": "Gemeld bij gevonden voorwerpen.",
    }
    return vault.now(assess_breach, made.id, {**known, **judged})


def _register(stage: Stage) -> None:
    _made(stage)
    stage.go(Place("breaches"))


def _suspicion(stage: Stage) -> None:
    stage.open()
    stage.go(Place("breaches", record=stage.context.vault.now(suspect_breach, _MAILED).id))


def _one(stage: Stage, press: str = "") -> None:
    stage.go(Place("breaches", record=_made(stage).id))
    if press:
        stage.press(press)


def _empty(stage: Stage, press: str = "") -> None:
    stage.go(Place("breaches"))
    if press:
        stage.press(press)


SCREENS = (
    Screen("breaches-empty", lambda stage: _empty(stage)),
    Screen("breaches-recognise", lambda stage: _empty(stage, "recognise")),
    Screen("breaches-suspect", lambda stage: _empty(stage, "suspect_breach")),
    Screen("breaches-register", _register),
    Screen("breaches-suspicion", _suspicion),
    Screen("breaches-one", lambda stage: _one(stage)),
    Screen("breaches-judge", lambda stage: _one(stage, "breach_judge")),
    Screen("breaches-report", lambda stage: _one(stage, "breach_report")),
    Screen("breaches-tell", lambda stage: _one(stage, "breach_tell")),
)
