"""What went out of a client: the list with one in full, and recording what was told."""

from __future__ import annotations

from app.domain.disclosure import Disclosure
from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _listed(stage: Stage) -> None:
    stage.open()
    found = next(each for each in stage.context.reader.find(Disclosure) if each.version)
    stage.go(Place("dossier", found.client, part="disclosures"))


def _record(stage: Stage) -> None:
    _listed(stage)
    stage.press("record_disclosure")


SCREENS = (
    Screen("disclosures-dossier", _listed),
    Screen("disclosures-record", _record),
)
