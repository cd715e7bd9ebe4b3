"""A process that opens the large vault in the real window and goes to every screen of it, as a coach does in a day.

Prints {"screens": {name: {"wall", "cpu", "frame_wall", "frame_cpu"}}, "memory": MiB}. A screen takes from what asks for
it until it is finished: nothing is left to be painted, and no work that it began runs any more. Its first frame is
finished as soon as nothing is left to be done in the window, also where something is still being read behind it and the
page says so. `name+` is the same screen, gone to a second time. `memory` is what the process holds after all of them,
once nobody did anything for a while, and `memory_at_work` before that (0 where the system does not tell).

The dossier and the document are those with most in them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from app.host.folders import folders_under
from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.ui.door import VaultState
from app.ui.files import SystemFiles
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.shell.tidying import WHILE
from app.usecases.parts import Parts
from tests.benchmarks.measured import Moment, memory

PATIENCE = 30_000
"""Milliseconds after which a window that has still something to do is at fault."""
SEARCHED = ("gesp", "gesprek", "werk", "de", "zwan", "rust en")
"""What is typed where one searches: words that stand in most notes, and in few."""


class Screens:
    """The window, and how long each screen of it takes."""

    def __init__(self, application: QApplication, program: Program) -> None:
        self._application, self._program = application, program
        self.taken: dict[str, dict[str, float]] = {}
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher

    def measure(self, name: str, act: Callable[[], object]) -> None:
        """From an act to the frame that is finished. Nobody looks for touches meanwhile: that begins a while after the
        key or the click that an act comes from in a day (app.ui.shell.idle).
        """
        self.settle()
        self._program.idle.restart()
        started = Moment.now()
        act()
        frame, whole = (started.until(each) for each in self.settle(name))
        self.taken[name] = {**whole, **{f"frame_{clock}": taken for clock, taken in frame.items()}}

    def settle(self, name: str = "") -> tuple[Moment, Moment]:
        """Wait until there is nothing left to do; when that was so for the first time in the window alone, and when
        also behind it.
        """
        flags, at = QEventLoop.ProcessEventsFlag, Moment.now()
        frame, patience = None, QDeadlineTimer(PATIENCE)
        while not patience.hasExpired():
            # The program's own loop deletes what was let go of; one that is asked for events by hand never does.
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self._dispatcher.processEvents(flags.AllEvents):
                at = Moment.now()
                continue
            frame = frame or at
            if not self._program.context.tasks.running:
                return frame, at
            self._dispatcher.processEvents(flags.WaitForMoreEvents)
            at = Moment.now()
        raise TimeoutError(f"the window does not come to rest after {name or list(self.taken)[-1:]}")


def main(folder: Path, home: Path) -> None:
    """Open, go everywhere, tell."""
    application = QApplication([])
    parts = Parts(SystemClock(), resources())
    program = Program(application, parts, folders_under(home), folder, SystemFiles())
    program.window.resize(1240, 800)
    program.show()
    screens = Screens(application, program)
    screens.settle()
    line = program.window.findChild(QLineEdit, "passphrase")
    assert line is not None
    QTest.keyClicks(line, sys.stdin.read())
    QTest.keyClick(line, Qt.Key.Key_Return)
    while program.context.door.state is not VaultState.OPEN:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QTest.qWait(600)  # what is prepared while nobody types yet
    for name, act in _acts(program):
        screens.measure(name, act)
    for name, act in _acts(program):
        screens.measure(f"{name}+", act)
    _search(screens, program)
    _palette(screens, program)
    last = memory()
    QTest.qWait(WHILE + 1_000)
    print(json.dumps({"screens": screens.taken, "memory": memory(), "memory_at_work": last}))
    program.end()


def _acts(program: Program) -> Iterator[tuple[str, Callable[[], None]]]:
    """Every place of the sidebar, every part of a dossier, a document."""
    go, connection = program.context.navigate, program.context.reader.connection
    for each in FEATURES:
        if each.sidebar:
            yield each.name, partial(go, Place(each.name))
    (client,) = connection.execute(
        "SELECT client FROM session GROUP BY client ORDER BY count(*) DESC, client"
    ).fetchone()
    for part in DOSSIER_PARTS:
        yield f"dossier {part.name}", partial(go, Place("dossier", client=client, part=part.name))
    (session,) = connection.execute('SELECT id FROM session WHERE client = ? ORDER BY "on" DESC', (client,)).fetchone()
    yield "session", partial(go, Place("dossier", client, session, "session"))
    document, owner = connection.execute(
        "SELECT document, client FROM version ORDER BY length(source) DESC, document"
    ).fetchone()
    yield "document", partial(go, Place("document", owner, document))


def _search(screens: Screens, program: Program) -> None:
    """Each letter in the field above the list of clients, until what was found in all that was written stands there."""
    program.context.navigate(Place("dossiers"))
    field = _found(program.window, "search")
    for words in SEARCHED:
        field.clear()
        QTest.qWait(300)
        for length, letter in enumerate(words, start=1):
            screens.measure(f"search '{words[:length]}'", partial(QTest.keyClicks, field, letter))


def _palette(screens: Screens, program: Program) -> None:
    action = program.window.findChild(QAction, "action_palette")
    assert action is not None
    screens.measure("palette", action.trigger)
    palette = program.window.findChild(QDialog, "palette")
    assert palette is not None
    field = _found(palette, "palette_words")
    for words in SEARCHED:
        field.clear()
        for length, letter in enumerate(words, start=1):
            screens.measure(f"palette '{words[:length]}'", partial(QTest.keyClicks, field, letter))


def _found(inside: QWidget, name: str) -> QLineEdit:
    return next(each for each in inside.findChildren(QLineEdit, name) if each.isVisible())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
