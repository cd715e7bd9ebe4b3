"""Who goes everywhere has not everything in memory for it: pages and parts of a dossier are made anew when gone to."""

from __future__ import annotations

import gc
from typing import cast
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.ui.dossier_part import PartView
from app.ui.feature import Page
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.widgets.table import RecordTable
from app.usecases.client_rows import ClientRow
from app.usecases.keep_item import add_item

PLACES = [each.name for each in FEATURES if each.sidebar]


@pytest.fixture
def client(program: Program) -> str:
    given = {"first_name": "Noor", "surname": "Bakker", "birth_date": "1984-03-02"}
    made: Client = program.context.vault.now(add_item, Client, given)
    return made.id


def test_every_page_and_every_part_that_is_let_go_of_is_gone_wholly(
    program: Program, client: str, qtbot: QtBot
) -> None:
    places = [*map(Place, PLACES), *(Place("dossier", client, part=each.name) for each in DOSSIER_PARTS)]
    seen: dict[Place, ref[object]] = {}
    for place in places:
        program.context.navigate(place)
        kind = PartView if place.client else Page
        (shown,) = (each for each in program.window.findChildren(kind) if each.isVisible() and type(each) is not kind)
        seen[place] = ref(shown)
        del shown
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not program.context.tasks.running)  # also its other pages
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    alive = [place for place, page in seen.items() if page() is not None]
    pages, parts = program.window.findChildren(Page), program.window.findChildren(PartView)
    assert len(alive) == len(pages) + len(parts) - 1  # the dossier's own page is none of the places
    assert len(pages) <= 6 + 1
    assert len(parts) <= 4 + 1


def test_the_client_who_was_chosen_is_chosen_again_where_others_came_and_went(program: Program, qtbot: QtBot) -> None:
    vault, navigate = program.context.vault, program.context.navigate
    people: list[Client] = [
        vault.now(add_item, Client, {"first_name": "Anna", "surname": f"Berg {number:02}"}) for number in range(12)
    ]

    def shown() -> list[RecordTable]:
        return [each for each in program.window.findChildren(RecordTable) if each.isVisible()]

    def chosen() -> str:
        rows = [cast(ClientRow, each.current).client.id for each in shown() if each.current is not None]
        return rows[0] if rows else ""

    navigate(Place("dossiers"))
    qtbot.waitUntil(lambda: bool(shown()) and shown()[0].model.rowCount() >= len(people))
    shown()[0].view.selectRow(5)
    first = ref(shown()[0])
    assert chosen() == people[5].id
    for name in [each for each in PLACES if each != "dossiers"][:8]:
        navigate(Place(name))
        qtbot.waitUntil(lambda: not program.context.tasks.running)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert first() is None
    vault.now(add_item, Client, {"surname": "Aarden"})
    navigate(Place("dossiers"))
    qtbot.waitUntil(lambda: chosen() == people[5].id)
