"""A process that opens the large vault in the real window, as a coach does, goes to her dossiers, and types into the
filter of their list.

The passphrase, from standard input, is typed into the lock screen when the window has loaded what it loads while
somebody types. Prints what each of these took as {"wall": seconds, "cpu": seconds of the window's thread}:

key       from Argon2id having given the key to the first finished frame of Today
unlocked  from the vault being open, in its own thread, to that frame
lines     from the same to the first finished frame with what there is to do: it is looked for in all dossiers
dossiers  from the key that goes to the dossiers, for the first time, to the first finished frame with clients in it
strokes   for each thing typed, from its last key to the finished frame that shows what was found

and `memory`, the MiB that the process then holds (0 where the system does not tell).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from app.host.folders import folders_under
from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.ui.context import Context
from app.ui.features.today.page import TodayPage
from app.ui.files import SystemFiles
from app.ui.run import Program
from app.ui.widgets import table
from app.usecases.parts import Parts
from app.vault import kdf, slots, vault
from tests.benchmarks.first_paint import Painted
from tests.benchmarks.lists import TYPED
from tests.benchmarks.measured import Moment, memory

PATIENCE = 30.0
W = TypeVar("W", bound=QWidget)


class Frames:
    """The finished frames in which a list was painted, or the words that nobody is there."""

    def __init__(self) -> None:
        self.number = 0
        self.last = Moment.now()

    def watch(self, widget: QWidget) -> None:
        """Watch this widget, too."""
        Painted(widget, self.painted)

    def painted(self) -> None:
        self.number += 1
        self.last = Moment.now()


def main(folder: Path, home: Path) -> None:
    """Open, type, tell."""
    application = QApplication([])
    waking = QTimer()
    waking.start(100)
    moments: dict[str, Moment] = {}
    frames, program = Frames(), Program(
        application, Parts(SystemClock(), resources()), folders_under(home), folder, SystemFiles()
    )  # fmt: skip
    program.window.resize(1240, 800)
    loaded: list[QWidget] = []
    Painted(program.window, lambda: loaded.append(program.window))
    program.show()
    _until(application, lambda: bool(loaded) and not program.context.tasks.running)

    today, lines, clients = Frames(), Frames(), frames
    lists = {"today": lines}

    def watched(view: table._View, lit: str) -> None:
        made(view, lit)
        Painted(view.viewport(), lambda: lists.get(view.objectName(), clients).painted())

    def page_made(page: TodayPage, context: Context) -> None:
        began(page, context)
        today.watch(page)

    made, began = table._View.__init__, TodayPage.__init__
    with (
        patch.object(slots, "derive", _noting(moments, "key", kdf.derive)),
        patch.object(vault, "open_vault", _noting(moments, "unlocked", vault.open_vault)),
        patch.object(table._View, "__init__", watched),
        patch.object(TodayPage, "__init__", page_made),
    ):
        line = _found(program, QLineEdit, "passphrase")
        QTest.keyClicks(line, sys.stdin.read())
        QTest.keyClick(line, Qt.Key.Key_Return)
        _until(application, lambda: today.number > 0)
        shown = today.last
        _until(application, lambda: lines.number > 0)
        told: dict[str, object] = {name: moment.until(shown) for name, moment in moments.items()}
        told["lines"] = moments["unlocked"].until(lines.last)
        _idle(application)
        _until(application, lambda: not program.context.tasks.running)
        pressed = Moment.now()
        QTest.keyClick(program.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        _until(application, lambda: clients.number > 0)
        told["dossiers"] = pressed.until(clients.last)
    frames.watch(_found(program, QLabel, "no_client"))
    told["strokes"] = _strokes(application, frames, _found(program, QLineEdit, "search"))
    told["memory"] = memory()
    program.end()
    print(json.dumps(told))


def _strokes(application: QApplication, frames: Frames, field: QLineEdit) -> dict[str, dict[str, float]]:
    strokes = {}
    for typed in TYPED:
        field.clear()
        _idle(application)
        for length, letter in enumerate(typed, start=1):
            seen, started = frames.number, Moment.now()
            QTest.keyClicks(field, letter)
            if letter != " ":
                _until_past(application, frames, seen)
                strokes[typed[:length]] = started.until(frames.last)
    return strokes


def _noting(moments: dict[str, Moment], name: str, work: Callable[..., object]) -> Callable[..., object]:
    """The same work, which notes when it is done."""

    def working(*given: object, **named: object) -> object:
        result = work(*given, **named)
        moments[name] = Moment.now()
        return result

    return working


def _found(program: Program, kind: type[W], name: str) -> W:
    return next(each for each in program.window.findChildren(kind) if each.objectName() == name)


def _until_past(application: QApplication, frames: Frames, number: int) -> None:
    _until(application, lambda: frames.number > number)


def _until(application: QApplication, done: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait as the program does, asleep until something happens: a loop that asks would take the lane's time away."""
    until = time.perf_counter() + patience
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _idle(application: QApplication) -> None:
    """Let what a pause in typing sets off (the search in the notes) come and go."""
    until = time.perf_counter() + 0.4
    _until(application, lambda: time.perf_counter() > until)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
