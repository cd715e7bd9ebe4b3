"""What appears at login: how much asks for attention, and when. It opens no vault and knows no name (row X11)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout

from app.domain.reminders import Reminders
from app.host.autostart import own_command
from app.host.settings import SettingsFile
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.ui.let_go import let_go
from app.ui.theme.fonts import system_points
from app.ui.theme.theme import STYLE, colours_for, put_on
from app.ui.widgets.parts import button, label
from app.usecases.parts import Parts
from app.usecases.remind import kept_reminders, reminder_words


class ReminderWindow(QDialog):
    """A few lines, and two buttons: open the program, or later."""

    def __init__(self, reminders: Reminders, today: date, translator: Translator, opened: Callable[[], None]) -> None:
        super().__init__()
        text = translator.text
        self.setObjectName("reminder")
        self.setWindowTitle(text("window.title"))
        self._opened = opened
        *words, seen = reminder_words(reminders, today, translator)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(label(text("reminders.title"), "heading"))
        for each in words:
            layout.addWidget(label(each))
        layout.addWidget(label(seen, "hint"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(text("reminders.later"), self.reject, name="later"))
        go = button(text("reminders.open"), self._open, "primary", name="open_program")
        go.setDefault(True)
        buttons.addWidget(go)
        layout.addLayout(buttons)
        self.setMinimumWidth(440)

    def _open(self) -> None:
        self._opened()
        self.accept()


def run_reminder(parts: Parts) -> int:
    """Show it where there is something to show; the result is the exit code."""
    today, reminders = legal_date(parts.clock.now()), kept_reminders(parts)
    settings = SettingsFile(parts.folders.settings_file).read()
    translator = parts.translator(settings.language)
    if reminders is None or not reminder_words(reminders, today, translator):
        return 0
    application = cast(QApplication, QApplication.instance() or QApplication([*sys.argv[:1], *STYLE]))
    application.setApplicationDisplayName("Coachkluis")
    put_on(application, colours_for(settings.theme, application), parts.resources, system_points())
    window = ReminderWindow(reminders, today, translator, _start)
    window.show()
    code = application.exec()
    let_go(application)
    return code


def _start() -> None:
    program, *arguments = own_command()
    QProcess.startDetached(program, arguments)
