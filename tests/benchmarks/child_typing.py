"""A process that opens a vault in the real window and types in a report of a hundred pages, as fast as a quick typist.

The passphrase is on standard input. A key is due every 60 ms, whatever the window is busy with; what counts is the time
from when it was due until the frame that shows it is finished. So whatever holds the window up in between (keeping the
text every two seconds, counting its words, looking for guidance) is paid by the key that had to wait for it.

Prints {"wall": [...], "cpu": [...], "words": N}: seconds for each key, work of the window's thread from one key to the
next in seconds, and how many words the text has.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.client import Client
from app.domain.document import Version
from app.domain.prose_source import read_source, word_count
from app.domain.trajectory import Trajectory
from app.host.folders import folders_under
from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.files import SystemFiles
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.write_document import begin_document
from app.vault.passphrase import Passphrase
from tests.benchmarks.first_paint import Painted
from tests.benchmarks.measured import Moment

TYPED = "Ze merkte dat het gesprek anders liep dan ze had gedacht, en dat was goed. "
KEYS = 300
RHYTHM = 0.06
"""Seconds between two keys: sixteen a second."""
PATIENCE = 30.0


def main(folder: Path, home: Path, text: Path) -> None:
    """Open, type, tell."""
    application = QApplication([])
    waking = QTimer()
    waking.start(5)
    program = Program(application, Parts(SystemClock(), resources()), folders_under(home), folder, SystemFiles())
    program.window.resize(1240, 800)
    program.show()
    context, errors = program.context, list[BaseException]()
    context.door.open(Passphrase(sys.stdin.read()), errors.append)
    _until(application, lambda: bool(errors) or context.door.state is VaultState.OPEN)
    if errors:
        raise errors[0]
    source = text.read_text(encoding="utf-8")
    version = _report(program, source)
    context.navigate(Place("document", version.client, version.document))
    _until(application, lambda: bool(_drafts(program)))
    editor = _drafts(program)[0]
    painted: list[float] = []
    Painted(editor.page.viewport(), lambda: painted.append(time.perf_counter()))
    _in_the_middle(editor)
    editor.page.setFocus()
    _rest(application, time.perf_counter() + 2.0)
    wall, cpu = [], []
    before, due = Moment.now(), time.perf_counter()
    for number in range(KEYS):
        due += RHYTHM
        _rest(application, due)
        seen = len(painted)
        QTest.keyClicks(editor.page, TYPED[number % len(TYPED)])
        _until(application, lambda seen=seen: len(painted) > seen)
        wall.append(painted[-1] - due)
        after = Moment.now()
        cpu.append(after.cpu - before.cpu)
        before = after
    program.end()
    print(json.dumps({"wall": wall, "cpu": cpu, "words": word_count(read_source(source))}))


def _report(program: Program, source: str) -> Version:
    vault = program.context.vault
    client: Client = vault.now(add_item, Client, {"surname": "Berg"}, "")
    given = {"title": "Coaching", "starts_on": "2026-01-05"}
    trajectory: Trajectory = vault.now(add_item, Trajectory, given, client.id)
    return vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, source)


def _drafts(program: Program) -> list[ProseEditor]:
    return [each for each in program.window.findChildren(ProseEditor, "draft") if each.isVisible()]


def _in_the_middle(editor: ProseEditor) -> None:
    cursor = editor.page.textCursor()
    cursor.setPosition(editor.page.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.page.setTextCursor(cursor)
    editor.page.ensureCursorVisible()


def _until(application: QApplication, done: object) -> None:
    until = time.perf_counter() + PATIENCE
    while not done():  # type: ignore[operator]
        if time.perf_counter() > until:
            raise TimeoutError
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _rest(application: QApplication, until: float) -> None:
    """Let come what comes until a moment, which may pass while something is being done."""
    while time.perf_counter() < until:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
