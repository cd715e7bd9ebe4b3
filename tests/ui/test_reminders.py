"""Reminders in the window: asked for in one place, counted in the background, and shown at login without the vault."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.domain.reminders import Reminders, reminders_to_json
from app.host.autostart import NAME
from app.host.private_file import write_private
from app.host.settings import SettingsFile
from app.kernel.translator import Translator
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.remind import ReminderWindow, run_reminder
from app.ui.run import Program
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.remind import kept_reminders, renew_reminders, set_reminders
from tests.ui.look import press, see
from tests.usecases import dossier


def test_at_login_nothing_of_it_is_left_when_the_application_goes(parts: Parts, qtbot: QtBot) -> None:
    write_private(parts.folders.reminders_file, reminders_to_json(Reminders("a", date(2026, 3, 3), (), 4)).encode())

    def shown() -> list[ReminderWindow]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, ReminderWindow)]

    def later() -> None:
        (window,) = shown()
        press(window, "later")

    QTimer.singleShot(0, later)
    gc.disable()  # what stands in a circle stays, as it does where a process ends
    try:
        assert run_reminder(parts) == 0
        assert shown() == [], "it would take the process down with it"
    finally:
        gc.enable()


def test_they_are_kept_while_they_are_wanted(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    context = program.context
    client = dossier.client(context.vault)
    given = {"kind": "access", "channel": "email", "received_on": "2026-03-02"}
    context.vault.now(open_request, given, client.id)
    path = context.folders.reminders_file
    context.navigate(Place("practice"))
    assert not path.exists()
    see(program.window, QCheckBox, "reminders").setChecked(True)
    qtbot.waitUntil(path.exists)
    found = kept_reminders(context.parts)
    assert found is not None
    assert found.days
    assert context.parts.autostart.is_on()
    entry = tmp_path / "autostart" / f"{NAME}.desktop"
    wanted = entry.read_text("utf-8")
    context.parts.autostart.turn_on(("/where/it/was/coachkluis", "remind", "--window"))
    program.reminding.count()
    qtbot.waitUntil(lambda: entry.read_text("utf-8") == wanted)
    see(program.window, QCheckBox, "reminders").setChecked(False)
    assert not path.exists()
    assert not context.parts.autostart.is_on()


def test_switched_off_while_they_are_counted_nothing_is_left(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    context = program.context
    set_reminders(context.parts, wanted=True)

    def slow(*_: object) -> list[object]:
        set_reminders(context.parts, wanted=False)  # as if it took that long
        context.parts.autostart.turn_on(("what", "is", "on", "is", "not", "switched", "on", "again"))
        return []

    monkeypatch.setattr("app.usecases.today.sources.today_lines", slow)
    renew_reminders(context.vault, context.parts, context.today)
    assert not context.folders.reminders_file.exists()
    assert not context.parts.autostart.is_on()


def test_what_the_command_line_turned_on_is_kept_once_the_vault_is_opened(program: Program, qtbot: QtBot) -> None:
    context = program.context

    def wanted() -> bool:
        return context.settings.reminders

    set_reminders(context.parts, wanted=True)
    context.settings_changed.emit(replace(context.settings, idle_minutes=20))
    kept = SettingsFile(context.folders.settings_file)
    assert wanted()
    assert kept.read().reminders, "not turned off by keeping another setting"
    program.reminding.count()
    qtbot.waitUntil(context.folders.reminders_file.exists)
    set_reminders(context.parts, wanted=False)
    context.door.state_changed.emit(VaultState.OPEN)
    assert not wanted()
    assert not context.folders.reminders_file.exists()


def test_at_login_there_are_numbers_and_one_button_to_go_on(qtbot: QtBot, dutch: Translator) -> None:
    opened: list[bool] = []
    reminders = Reminders("a vault", date(2026, 3, 3), ((date(2026, 3, 2), 2), (date(2026, 3, 9), 1)), 4)
    window = ReminderWindow(reminders, date(2026, 3, 3), dutch, lambda: opened.append(True))
    qtbot.addWidget(window)
    window.show()
    said = [each.text() for each in window.findChildren(QLabel)]
    assert "Vandaag of eerder: 2 dingen om te doen." in said
    assert "Daarna op 9 maart 2026: 1 ding." in said
    press(window, "open_program")
    assert opened == [True]
    assert not window.isVisible()
