"""Everything taken out by the window: asked first, written whole, refused where it does not belong."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier


def ask(program: Program) -> Dialog:
    program.context.navigate(Place("own_data"))
    press(program.window, "export_everything")
    return see(program.window, Dialog, "question")


def test_x8_everything_is_taken_out_once_it_was_asked(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    dossier.client(program.context.vault)
    place, today = tmp_path / "kast", program.context.today
    place.mkdir()
    question = ask(program)
    assert "zonder wachtzin" in " ".join(each.text() for each in question.findChildren(QLabel))
    press(question, "back")
    assert files.asked == []
    (place / f"coachkluis {today}").mkdir()
    files.answers = [place]
    press(ask(program), "primary")
    made = place / f"coachkluis {today} (2)"
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "exported") is not None)
    assert json.loads((made / "index.json").read_bytes())["encrypted"] is False
    assert len(json.loads((made / "data" / "client.json").read_bytes())) == 1
    assert str(made) in read(program.window, "exported").replace("\u200b", "")
    assert see(program.window, QPushButton, "export_everything").isEnabled()


def test_nothing_goes_into_the_folder_of_the_vault(program: Program, qtbot: QtBot, files: AnsweredFiles) -> None:
    folder = program.context.vault.folder
    before = sorted(each.name for each in folder.iterdir())
    files.answers = [folder]
    press(ask(program), "primary")
    qtbot.waitUntil(lambda: maybe(program.window, Dialog, "message") is not None)
    assert sorted(each.name for each in folder.iterdir()) == before
    press(see(program.window, Dialog, "message"), "primary")
    qtbot.waitUntil(lambda: see(program.window, QPushButton, "export_everything").isEnabled())
    assert maybe(program.window, QLabel, "exported") is None
