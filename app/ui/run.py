"""Opening the window: the one call that `bootstrap` makes."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.host.folders import Folders, own_folders
from app.host.settings import Settings, SettingsFile
from app.kernel.errors import CoachkluisError
from app.kernel.log import bug
from app.kernel.progress import Cancelled
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.door import Door, VaultState
from app.ui.files import Files, SystemFiles
from app.ui.let_go import let_go
from app.ui.qt_texts import QtTexts
from app.ui.shell.idle import Idle
from app.ui.shell.loading import WhenPainted, load_modules, load_other_pages, load_pages, set_up_classes
from app.ui.shell.power import LockWhenAway
from app.ui.shell.reminding import Reminding
from app.ui.shell.window import Window
from app.ui.tasks.tasks import Tasks
from app.ui.theme.fonts import system_points
from app.ui.theme.theme import STYLE, colours_for, put_on
from app.usecases.parts import Parts

if TYPE_CHECKING:
    from app.host.last_run import Run

_LOCALES = {
    Language.DUTCH: "nl_NL",
    Language.ENGLISH: "en_GB",
}
"""By name: to ask for a language of Qt's is to have Python make a list of all there are."""

_QUIET = 200
"""Milliseconds after the vault was opened in which nothing else is begun: its first page is painted in them."""


class Program(QObject):
    """The window with all that it is made of, and the settings that it lives by."""

    def __init__(
        self, application: QApplication, parts: Parts, folders: Folders, vault_folder: Path | None, files: Files,
        language: Language | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._application = application
        self._file = SettingsFile(folders.settings_file)
        self._qt_texts = QtTexts(self)
        settings = self._file.read()
        settings = replace(settings, language=language or settings.language)
        tasks = Tasks()
        folder = vault_folder or settings.vault_folder or folders.vault
        door = Door(folder, parts.clock, parts.effort, tasks, parts.witness, known=settings.vault_folder)
        self.context = Context(parts, folders, settings, tasks, door, files, self._present)
        self._look(settings)
        self.window = Window(self.context)
        self.context.window = self.window
        self.window.closing.connect(self._remember_window)
        self.idle = Idle(self.context, application)
        self.away = LockWhenAway(self.context, application)
        door.state_changed.connect(self._hear_of_reminders)
        self.reminding = Reminding(self.context)
        self._run: Run | None = None
        self.context.settings_changed.connect(self._live_by)
        door.state_changed.connect(self._remember_folder)
        self._others = QTimer(self, singleShot=True, interval=_QUIET)
        self._others.timeout.connect(self._load_others)
        door.state_changed.connect(self._when_quiet)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        application.applicationStateChanged.connect(self._system_changed)  # back from where the size of type is set

    def show(self) -> None:
        """Show the window; the rest begins once it is painted, and pages are loaded while the passphrase is typed."""
        context = self.context

        def load() -> None:
            from app.ui.shell.rest import begin_rest

            begin_rest(self._application, self.window, self.context)
            self.begin_run()
            load_modules()
            parts, language = context.parts, context.settings.language
            context.tasks.run(lambda _: load_pages(parts, language), context, None, bug)

        WhenPainted(self.window, load)
        self.window.show()

    def end(self) -> None:
        """End it as it should: the vault closed, every window let go of, and nothing to tell the next time."""
        self.context.door.close()
        let_go(self._application)
        self.end_run()

    def end_run(self) -> None:
        """Note that it did not break off."""
        if self._run is not None:
            self._run.end()

    def begin_run(self) -> None:
        """Note that it runs, and find out how the run before this one ended."""
        from app.host.last_run import Run  # behind the first picture

        try:
            self._run = Run(self.context.folders.state)
        except OSError as error:
            bug(error)
            return
        self.context.stopped = self._run.stopped

    def _live_by(self, settings: Settings) -> None:
        """Keep the settings, and show everything anew where they can be seen."""
        before = self.context.settings
        if settings.reminders == before.reminders:  # the command line may have turned them on or off meanwhile
            settings = replace(settings, reminders=self._file.read().reminders)
            before = replace(before, reminders=settings.reminders)
        self.context.settings = settings
        try:
            self.reminding.live_by(before, settings)
        except CoachkluisError as error:
            # The system does not let anything run at login: everything else is as it was set.
            settings = self.context.settings = replace(settings, reminders=before.reminders)
            self._present(error, self.window)
        self._file.write(settings)
        self.idle.restart()
        if (before.language, before.theme) != (settings.language, settings.theme):
            self._look(settings)
            # Later: the change comes from a widget of the page that is about to be replaced.
            QTimer.singleShot(0, self.window, self.window.rebuild)

    def _look(self, settings: Settings) -> None:
        self.context.colours = colours_for(settings.theme, self._application)
        self._points = system_points()
        put_on(self._application, self.context.colours, self.context.parts.resources, self._points)
        QLocale.setDefault(QLocale(_LOCALES[settings.language]))
        self._qt_texts.speak(self.context.parts.translator(settings.language))

    def _system_changed(self) -> None:
        """The system is set to light or dark, or to another size of type."""
        as_set = (colours_for(self.context.settings.theme, self._application), system_points())
        if as_set != (self.context.colours, self._points):
            self._look(self.context.settings)
            self.window.rebuild()

    def _hear_of_reminders(self, state: VaultState) -> None:
        """The command line may have turned them on or off while the program ran."""
        if state is VaultState.OPEN:
            self.context.settings = replace(self.context.settings, reminders=self._file.read().reminders)

    def _remember_window(self, geometry: str) -> None:
        if geometry != self.context.settings.window:
            self._live_by(replace(self.context.settings, window=geometry))

    def _when_quiet(self, state: VaultState) -> None:
        """What was shown first was waited for; the other pages are loaded behind it."""
        if state is VaultState.OPEN:
            self._others.start()
        else:
            self._others.stop()

    def _load_others(self) -> None:
        """All of Qt is there before a thread makes use of it: mostly since the lock screen."""
        load_modules()
        set_up_classes()
        self.context.tasks.run(load_other_pages, self.context, None, _noted_bug)

    def _remember_folder(self, state: VaultState) -> None:
        folder = self.context.door.folder.absolute()
        settings, demonstrations = self.context.settings, self.context.folders.demonstrations.absolute()
        # A demonstration is looked at once; the next time the program opens where the coach's own vault is, or will be.
        if state is VaultState.OPEN and folder != settings.vault_folder and demonstrations not in folder.parents:
            self._live_by(replace(settings, vault_folder=folder))

    def _present(self, error: BaseException, near: QWidget) -> None:
        from app.ui.widgets.presenter import present  # with the forms that it needs, only when something is wrong

        present(self.context, error, near)


def run_window(
    parts: Parts, vault_folder: Path | None, folders: Folders | None = None, language: Language | None = None
) -> int:
    """Open the window, on the vault in a folder or else the one that was open last, in a language or else the one that
    was chosen, or where nothing was set yet that of the system; the result is the exit code.
    """
    made = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    application = cast(QApplication, made)
    application.setApplicationName("Coachkluis")
    application.setApplicationDisplayName("Coachkluis")
    application.setDesktopFileName("coachkluis")
    folders = folders or own_folders()
    language = language or (None if folders.settings_file.exists() else first_language(QLocale.system().uiLanguages()))
    program = Program(application, parts, folders, vault_folder, SystemFiles(), language)
    _catch_bugs(program)
    program.show()
    gc.freeze()
    gc.enable()  # `__main__` stopped it for the start
    code = application.exec()
    program.end()
    return code


def first_language(spoken: Sequence[str]) -> Language:
    """What to speak with somebody who has set nothing yet, after the languages that the system is set to, the dearest
    first (`nl-NL`): the first of them that the program knows, or else English. Dutch where the system has none (`C`).
    """
    codes = [each.partition("-")[0] for each in spoken]
    known = {"nl": Language.DUTCH, "fy": Language.DUTCH, "en": Language.ENGLISH}
    if codes in ([], ["C"]):
        return Language.DUTCH
    return next((known[each] for each in codes if each in known), Language.ENGLISH)


def _catch_bugs(program: Program) -> None:
    """A bug in the window is noted without what it was about, and told plainly; the window goes on."""

    def caught(_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        try:
            program.context.present(error.with_traceback(trace), program.window)
        except Exception as second:  # noqa: BLE001 - nothing may come out of here
            bug(second)

    sys.excepthook = caught
    # Python's own ways to tell would write the message, and with it perhaps a name, to where anybody reads it.
    threading.excepthook = lambda told: _noted(told.exc_value)
    sys.unraisablehook = lambda told: _noted(told.exc_value)


def _noted_bug(error: BaseException) -> None:
    """A lock ends the loading: that is none."""
    if not isinstance(error, Cancelled):
        bug(error)


def _noted(error: BaseException | None) -> None:
    if error is not None:
        bug(error)
