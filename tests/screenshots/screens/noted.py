"""What is recorded in a dossier: empty, filled, and two of its forms."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.usecases.record_refusal import decline, record_refusal
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _somebody(stage: Stage) -> Client:
    stage.open()
    trajectory = next(each for each in stage.context.reader.find(Trajectory) if each.ends_on is None)
    return stage.context.reader.get(Client, trajectory.client)


def _listed(stage: Stage) -> None:
    client = _somebody(stage)
    vault = stage.context.vault
    given = {"what": "Een persoonlijkheidstest", "refused_how": "in_person", "said": "Liever niet."}
    made = vault.now(record_refusal, given, client.id)
    vault.now(record_refusal, {"what": "Gegevens over gezondheid", "refused_how": "email"}, client.id)
    vault.now(decline, made.id, {"declined_because": "Zonder test kunnen we geen advies geven over de nieuwe functie."})
    stage.go(Place("dossier", client.id, made.id, "noted"))


def _form(stage: Stage) -> None:
    stage.go(Place("dossier", _somebody(stage).id, part="noted"))
    stage.act("record_special_note")


def _bsn(stage: Stage) -> None:
    stage.go(Place("dossier", _somebody(stage).id, part="noted"))
    stage.act("record_bsn")


SCREENS = (
    Screen("noted", _listed),
    Screen("noted-special", _form),
    Screen("noted-bsn", _bsn),
)
