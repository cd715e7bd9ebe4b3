"""Registers in the window: chosen, read in full, with and without names, exported."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.register import RegisterName
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog
from tests.ui.answers import AnsweredFiles
from tests.ui.look import press, read, see
from tests.usecases import dossier


def table(program: Program) -> QTableView:
    return see(program.window, QTableView, "register")


def test_b12_the_register_of_processing_is_read_in_full(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    program.context.navigate(Place("registers"))
    model = table(program).model()
    assert model.rowCount() == len(program.context.parts.starting_policies[0].activities)
    table(program).selectRow(0)
    QTest.keyClick(table(program), Qt.Key.Key_Return)
    dialog = see(program.window, Dialog, "register_row")
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    assert "Bewaartermijnen" in texts
    press(dialog, "primary")
    files.answers = [tmp_path / "register.json"]
    press(program.window, "export_register")
    qtbot.waitUntil((tmp_path / "register.json").exists)
    assert len(json.loads((tmp_path / "register.json").read_text("utf-8"))) == model.rowCount()


def says(program: Program, wanted: str) -> bool:
    return read(program.window, "register_below") == wanted


def test_each_register_can_be_chosen(program: Program, qtbot: QtBot) -> None:
    program.context.navigate(Place("registers"))
    names = see(program.window, QListWidget, "registers")
    for place, name in enumerate(RegisterName):
        names.setCurrentRow(place)
        wanted = program.context.text(f"register.{name.value}.below")
        qtbot.waitUntil(partial(says, program, wanted))


def test_names_are_left_out_where_nobody_needs_them(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.request(vault, client)
    program.context.navigate(Place("registers", part="requests"))
    qtbot.waitUntil(lambda: table(program).model().rowCount() == 1)
    assert table(program).model().index(0, 0).data() == client.name
    see(program.window, QCheckBox, "register_names").setChecked(False)
    qtbot.waitUntil(lambda: table(program).model().index(0, 0).data() == client.id)


def test_a_register_in_which_nothing_changed_stands_as_it_stood(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.request(vault, client)
    program.context.navigate(Place("registers", part="requests"))
    qtbot.waitUntil(lambda: table(program).model().rowCount() == 1)
    resets = list[int]()
    table(program).model().modelReset.connect(lambda: resets.append(1))
    program.context.navigate(Place("practice"))
    program.context.navigate(Place("registers", part="requests"))
    qtbot.waitUntil(lambda: not program.context.tasks.running)
    assert not resets
    dossier.request(vault, client)
    qtbot.waitUntil(lambda: table(program).model().rowCount() == 2)
    assert resets


def test_all_that_the_first_row_says_stands_below_the_list_from_the_first_time_on(
    program: Program, qtbot: QtBot
) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.request(vault, client)
    program.context.navigate(Place("registers", part="requests"))
    whole = see(program.window, QWidget, "register_whole")
    assert client.name in [each.text() for each in whole.findChildren(QLabel)]
    assert table(program).currentIndex().row() == 0
