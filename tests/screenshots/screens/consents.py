"""Consents: the list with one in full, recording one, and withdrawing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from app.domain.client import Client
from app.domain.consent import Consent
from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _one(stage: Stage, fits: Callable[[Consent], bool]) -> Consent:
    stage.open()
    consent = next(each for each in stage.context.reader.find(Consent) if each.recipient and fits(each))
    stage.go(Place("dossier", consent.client, consent.id, "consents"))
    return consent


def _in_force(stage: Stage) -> Consent:
    return _one(stage, lambda each: each.in_force(stage.context.today))


def _empty(stage: Stage) -> None:
    stage.open()
    reader = stage.context.reader
    given = {each.client for each in reader.find(Consent)}
    client = next(each for each in reader.find(Client) if each.id not in given)
    stage.go(Place("dossier", client.id, part="consents"))


def _new(stage: Stage) -> None:
    _in_force(stage)
    stage.press("new_consent")


def _faults(stage: Stage) -> None:
    _new(stage)
    stage.press("primary")
    stage.until(lambda: bool(_fault(stage)))


def _fault(stage: Stage) -> str:
    """What is said to be wrong with how it was given."""
    found = stage.window.findChild(QLabel, "given_how_fault")
    return found.text() if isinstance(found, QLabel) else ""


def _withdraw(stage: Stage) -> None:
    _in_force(stage)
    stage.press("withdraw")


SCREENS = (
    Screen("consents", _in_force),
    Screen("consents-withdrawn", lambda stage: _one(stage, lambda each: each.withdrawn_on is not None)),
    Screen("consents-empty", _empty),
    Screen("consents-new", _new),
    Screen("consents-new-faults", _faults),
    Screen("consents-withdraw", _withdraw),
)
