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
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.document import Version
from app.domain.trajectory import Trajectory
from app.host.folders import folders_under
from app.kernel.clock import SystemClock
from app.kernel.progress import Progress
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.ui.door import VaultState
from app.ui.files import SystemFiles
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.import_clients import plan_import, read_import, run_import
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_document
from app.vault.backup import back_up
from app.vault.passphrase import Passphrase
from tests.benchmarks.child_client_list import _until

BEAT = 5
"""Milliseconds between two beats."""
IMPORTED = 2_000
QUIET = 3.0
"""Seconds in which the window does nothing."""
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
    _until(application, lambda: context.door.state is VaultState.OPEN and not context.tasks.running)
    context.navigate(Place("dossiers"))
    told = {}
    for name, work in {"quiet": _waiting, **_works(program, home)}.items():
        heart, timer = Heart(), QTimer()
        timer.timeout.connect(heart.beat)
        timer.start(BEAT)
        done: list[object] = []
        context.run(program.window, done.append, work, label="backups.making", failed=_raised)
        _until(application, lambda: bool(done), 300.0)  # noqa: B023 - called at once
        timer.stop()
        told[name] = [heart.block, heart.late, heart.beats]
    context.door.close()
    print(json.dumps(told))


def _works(program: Program, home: Path) -> dict[str, Work]:
    context = program.context
    vault, parts = context.vault, context.parts
    rows = vault.reader()
    trajectory = next(each for each in rows.find(Trajectory) if each.ends_on is None)
    given = {"title": "Verslag", "trajectory": trajectory.id}
    text = "# Verslag\n\n" + "Wat er besproken is, en wat er volgt.\n\n" * 40
    draft: Version = vault.now(begin_document, given, trajectory.client, text)
    source = home / "import.csv"
    begun = int(time.time())
    lines = (f"Jan;Nieuwveen{begun}x{number};jan{begun}x{number}@post.example\n" for number in range(IMPORTED))
    source.write_text("Voornaam;Achternaam;E-mail\n" + "".join(lines), encoding="utf-8")

    def importing(progress: Progress) -> object:
        now = parts.clock.now()
        plan = plan_import(
            vault.reader(), read_import(source, [parts.translator(each) for each in Language]), now.date()
        )
        return run_import(vault, plan, now, progress)

    return {
        "a backup": lambda progress: back_up(vault, home / f"{begun}.backup", datetime.now(UTC), progress),
        "an import": importing,
        "a package": lambda progress: share_document(vault, parts, draft.id, home / f"{begun}.html", progress),
    }


def _waited() -> float:
    """Seconds that the window's thread could have run and had no turn; 0 where the system does not tell."""
    told = Path("/proc/self/schedstat")  # of the process' first thread, which is the window's
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


def _waiting(_: Progress) -> object:
    time.sleep(QUIET)
    return True


def _raised(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
