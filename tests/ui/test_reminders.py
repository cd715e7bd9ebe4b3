"""Reminders in the window: asked for in one place, counted in the background, and shown at login without the vault."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.domain.reminders import Reminders
from app.kernel.translator import Translator
from app.ui.place import Place
from app.ui.remind import ReminderWindow
from app.ui.run import Program
from app.usecases.open_request import open_request
from app.usecases.remind import kept_reminders
from tests.ui.look import press, see
from tests.usecases import dossier


def test_they_are_kept_while_they_are_wanted(program: Program, qtbot: QtBot) -> None:
    context = program.context
    client = dossier.client(context.vault)
    given = {"kind": "access", "channel": "email", "received_on": "2026-03-02"}
    context.vault.now(open_request, given, client.id)
    path = context.folders.reminders_file
    context.navigate(Place("practice"))
    assert not path.exists()
    see(program.window, QCheckBox, "reminders").setChecked(True)
    qtbot.waitUntil(path.exists)
    found = kept_reminders(path)
    assert found is not None
    assert found.days
    assert context.parts.autostart.is_on()
    see(program.window, QCheckBox, "reminders").setChecked(False)
    assert not path.exists()
    assert not context.parts.autostart.is_on()


def test_at_login_there_are_numbers_and_one_button_to_go_on(qtbot: QtBot, dutch: Translator) -> None:
    opened: list[bool] = []
    reminders = Reminders(date(2026, 3, 3), ((date(2026, 3, 2), 2), (date(2026, 3, 9), 1)), 4)
    window = ReminderWindow(reminders, date(2026, 3, 3), dutch, lambda: opened.append(True))
    qtbot.addWidget(window)
    window.show()
    said = [each.text() for each in window.findChildren(QLabel)]
    assert "Vandaag of eerder: 2 dingen om te doen." in said
    assert "Daarna op 9 maart 2026: 1 ding." in said
    press(window, "open_program")
    assert opened == [True]
    assert not window.isVisible()
