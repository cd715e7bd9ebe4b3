"""A process that opens the large vault in the real window, and types into the filter of its list.

Prints {"shown": seconds, "strokes": {words: seconds}, "memory": MiB}: from the vault being unlocked to its clients
being painted, from each key to the filtered rows being painted, and what the process holds then (0 where the system
does not tell). The passphrase comes from standard input.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from app.host.folders import folders_under
from app.kernel.clock import Clock, SystemClock
from app.kernel.resources import resources
from app.ui import door
from app.ui.files import SystemFiles
from app.ui.run import Program
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from app.vault.slots import Secret
from app.vault.vault import Vault, open_vault
from tests.benchmarks.first_paint import Painted
from tests.benchmarks.lists import TYPED

PATIENCE = 30.0
ALREADY = 0.5
"""Seconds after which a table that was not painted again had been painted before it was found."""


def main(vault: Path, home: Path) -> None:
    """Open, type, tell."""
    application = QApplication([])
    unlocked: list[float] = []

    def opening(folder: Path, secret: Secret, clock: Clock, effort: Effort) -> Vault:
        opened = open_vault(folder, secret, clock, effort)
        unlocked.append(time.perf_counter())
        return opened

    program = Program(application, Parts(SystemClock(), resources()), folders_under(home), vault, SystemFiles())
    program.window.resize(1240, 800)
    program.window.show()
    with patch.object(door, "open_vault", opening):
        program.context.door.open(Passphrase(sys.stdin.read()), _raise)
        _until(application, lambda: bool(_tables(program)))
    (table,) = _tables(program)
    found, painted = time.perf_counter(), Painted(table.viewport())
    _until(application, lambda: painted.at > 0 or time.perf_counter() - found > ALREADY)
    shown = (painted.at or found) - unlocked[0]
    field = next(each for each in program.window.findChildren(QLineEdit) if each.objectName() == "search")
    strokes = {}
    for typed in TYPED:
        field.clear()
        _idle(application)
        for length, letter in enumerate(typed, start=1):
            started = time.perf_counter()
            QTest.keyClicks(field, letter)
            if letter == " ":
                continue
            _until(application, partial(_shows, table, painted, started))
            strokes[typed[:length]] = time.perf_counter() - started
    memory = _memory()
    program.context.door.close()
    print(json.dumps({"shown": shown, "strokes": strokes, "memory": memory}))


def _shows(table: QTableView, painted: Painted, since: float) -> bool:
    """Whether the table was painted since then, or made way for words that nobody is there."""
    return painted.at > since or not table.isVisible()


def _tables(program: Program) -> list[QTableView]:
    """The list of clients, once it is there and filled."""
    found = program.window.findChildren(QTableView)
    return [each for each in found if each.isVisible() and each.model().rowCount()]


def _memory() -> float:
    """MiB that the process holds now, in Linux' own words (proc(5): the second number is pages in memory)."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text().split()[1]) if told.exists() else 0
    return pages * 4096 / 2**20


def _until(application: QApplication, done: Callable[[], bool]) -> None:
    until = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError
        application.processEvents()


def _idle(application: QApplication) -> None:
    """Let what a pause in typing sets off (the search in the notes) come and go."""
    until = time.perf_counter() + 0.4
    while time.perf_counter() < until:
        application.processEvents()


def _raise(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
