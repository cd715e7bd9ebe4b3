"""What was left half filled in: offered above every page, and a text that found no place any more."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.session import Session
from app.domain.unfinished import Unfinished, write_typed
from app.host.last_run import Stopped
from app.kernel.ids import new_id
from app.ui.place import Place
from app.usecases.keep_typed import LOOSE
from app.usecases.keep_unfinished import drop_unfinished, keep_unfinished
from tests.screenshots.screen import Screen
from tests.screenshots.screens.today import go_today
from tests.screenshots.stage import Stage


def _left(stage: Stage, form: str, content: str) -> Client:
    stage.open()
    vault = stage.context.vault
    for each in vault.reader().find(Unfinished):
        vault.now(drop_unfinished, each.id)
    client = vault.reader().find(Client)[0]
    vault.now(keep_unfinished, new_id(), form, client.id, client.id, client.item_category.value, content)
    return client


def _offered(stage: Stage) -> None:
    client = _left(stage, "client.edit", write_typed({"client": {"phone": "0612345678"}}))
    vault, category = stage.context.vault, client.item_category.value
    vault.now(keep_unfinished, new_id(), "client.new", "", "", category, write_typed({"client": {"surname": "Vos"}}))
    stage.go(Place("dossier", client.id))


def _loose(stage: Stage) -> None:
    notes = "Ze wil het eerst met haar leidinggevende bespreken.\n\nVolgende keer: de balans tussen werk en thuis."
    client = _left(stage, LOOSE, write_typed({Session.noun.name: {"notes": notes}}))
    stage.go(Place("dossier", client.id))
    stage.press("unfinished_go_on")


def _stopped(stage: Stage) -> None:
    stage.context.stopped = Stopped("Aborted", ("ui/shell/frame.py:100 begin",))
    go_today(stage)


SCREENS = (
    Screen("unfinished-offered", _offered),
    Screen("unfinished-loose", _loose),
    Screen("unfinished-stopped", _stopped),
)
