"""A process that opens the large vault in the real window and does long work in it, as the program does: with a label,
so that it gives way. Meanwhile a timer beats every few milliseconds; a beat that comes late is how long the window did
not listen.

A computer that does other things as well lets the window wait for its turn. Linux tells how long (proc(5), schedstat),
and that is no fault of the program: it is taken off. What is left is the window's own work, and its waiting for others
of the program.

Prints {"work": [seconds of the longest block, seconds that the slowest beat was late, beats]}. `quiet` is the window
that does nothing.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.domain.document import Version
from app.domain.trajectory import Trajectory
from app.host.folders import folders_under
from app.kernel.clock import SystemClock
from app.kernel.progress import Progress
from app.kernel.resources import resources
from app.ui.door import VaultState
from app.ui.features.imports.choose import Choose
from app.ui.features.imports.page import ImportsPage
from app.ui.files import SystemFiles
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_document
from app.vault.backup import back_up
from app.vault.passphrase import Passphrase
from tests.benchmarks.child_client_list import _until
from tests.benchmarks.imports import IMPORTED, write_list

BEAT = 5
"""Milliseconds between two beats."""
PATIENCE = 300.0
QUIET = 1.0
"""Seconds that are listened to after the work: what it leaves to the window counts as well."""
Work = Callable[[Progress], object]


@dataclass(slots=True)
class Heart:
    """Beats from when it is made."""

    block: float = 0.0
    late: float = 0.0
    beats: int = 0
    _last: tuple[float, float] = field(default_factory=lambda: (time.perf_counter(), _waited()))

    def beat(self) -> None:
        """One beat."""
        now = (time.perf_counter(), _waited())
        late = now[0] - self._last[0] - BEAT / 1000
        self.late = max(self.late, late)
        self.block = max(self.block, late - (now[1] - self._last[1]))
        self.beats += 1
        self._last = now


def main(folder: Path, home: Path) -> None:
    """Open, work, tell."""
    application = QApplication([])
    program = Program(application, Parts(SystemClock(), resources()), folders_under(home), folder, SystemFiles())
    program.show()
    context = program.context
    context.door.open(Passphrase(sys.stdin.read()), _raised)
    idle = partial(_until, application, lambda: not context.tasks.running, PATIENCE)
    _until(application, lambda: context.door.state is VaultState.OPEN and not context.tasks.running)
    context.navigate(Place("dossiers"))
    told = {}
    for name, act in {"quiet": lambda: None, **_works(program, home), **_imports(program, home)}.items():
        act()  # how soon another screen is there, is measured by itself
        heart, timer = Heart(), QTimer()
        timer.timeout.connect(heart.beat)
        timer.start(BEAT)
        idle()
        after = time.perf_counter() + QUIET
        _until(application, lambda: time.perf_counter() > after)  # noqa: B023 - called at once
        timer.stop()
        told[name] = [heart.block, heart.late, heart.beats]
    program.end()
    print(json.dumps(told))


def _works(program: Program, home: Path) -> dict[str, Callable[[], object]]:
    """What begins a backup, and a package."""
    context = program.context
    vault, parts = context.vault, context.parts
    rows = vault.reader()
    trajectory = next(each for each in rows.find(Trajectory) if each.ends_on is None)
    given = {"title": "Verslag", "trajectory": trajectory.id}
    text = "# Verslag\n\n" + "Wat er besproken is, en wat er volgt.\n\n" * 40
    draft: Version = vault.now(begin_document, given, trajectory.client, text)
    named = f"{time.time_ns()}"

    def beginning(work: Work) -> Callable[[], object]:
        return lambda: context.run(program.window, None, work, label="backups.making", failed=_raised)

    return {
        "a backup": beginning(lambda told: back_up(vault, home / f"{named}.backup", datetime.now(UTC), told)),
        "a package": beginning(lambda told: share_document(vault, parts, draft.id, home / f"{named}.html", told)),
    }


def _imports(program: Program, home: Path) -> dict[str, Callable[[], object]]:
    """A list of ten thousand as it comes in by the page of the import, and goes again, while the list of dossiers is
    looked at.
    """
    context, source, named = program.context, home / "import.csv", f"{time.time_ns()}"
    write_list(source, named, IMPORTED)
    context.navigate(Place("imports"))
    page = next(iter(program.window.findChildren(ImportsPage)))

    def step(press: Callable[[], object], place: str) -> Callable[[], object]:
        def taken() -> None:
            context.navigate(Place("imports"))
            press()
            context.navigate(Place(place))

        return taken

    return {
        "a list of 10 000 read": step(lambda: page.findChildren(Choose)[0].chosen.emit(source), "imports"),
        "its lines worked out": step(lambda: _button(page, "to_lines").click(), "imports"),
        "an import of 10 000": step(lambda: _button(page, "import").click(), "dossiers"),
        "an import undone": step(lambda: _undo(program, page), "dossiers"),
    }


def _undo(program: Program, page: ImportsPage) -> None:
    _button(page, "undo_newest").click()
    _button(program.window, "primary").click()


def _button(root: QWidget, name: str) -> QAbstractButton:
    return next(each for each in root.findChildren(QAbstractButton, name) if each.isVisible() and each.isEnabled())


def _waited() -> float:
    """Seconds that the window's thread could have run and had no turn; 0 where the system does not tell."""
    told = Path("/proc/self/schedstat")  # of the process' first thread, which is the window's
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


def _raised(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
