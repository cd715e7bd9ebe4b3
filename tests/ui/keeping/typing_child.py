"""A program in which somebody types without a pause until it is killed: `python typing_child.py VAULT HOST [fatal]`.

Says `<milliseconds> <number>` for every number that was typed into a form that is not saved yet. With `fatal`, Qt ends
it after some of them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from itertools import count

from PySide6.QtCore import QTimer, qFatal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.client import Client
from app.host.folders import folders_under
from app.kernel.resources import resources
from app.ui.door import VaultState
from app.ui.forms.trajectory import new_trajectory
from app.ui.run import Program
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.effort import Effort
from tests.fakes import SetClock
from tests.ui.answers import AnsweredFiles
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

ENOUGH = 20
PULSE = 20
"""Milliseconds between two words: nobody pauses, so nothing but the longest wait keeps anything."""


def main(vault_folder: Path, host: Path, *, fatal: bool) -> None:
    """Type until the end."""
    application = QApplication(["coachkluis"])
    parts = Parts(SetClock(), resources(), Effort(FAST, FAST_COST))
    program = Program(application, parts, folders_under(host), vault_folder, AnsweredFiles())
    program.show()
    context, numbers, timer = program.context, count(), QTimer()

    def begin(state: VaultState) -> None:
        if state is VaultState.OPEN:
            QTimer.singleShot(0, fill_in)

    def fill_in() -> None:
        client: Client = context.vault.now(add_item, Client, {"surname": "Berg"})
        field = new_trajectory(context, program.window, client.id).form.fields["question"].input.inner

        def word() -> None:
            number = next(numbers)
            QTest.keyClicks(field, f" {number}")
            print(int(monotonic() * 1000), number, flush=True)
            # Not while a thread runs: Python's fault handler goes through what that has at hand, and may fail at it.
            if fatal and number >= ENOUGH and not context.tasks.running:
                with_a_client("Anna van den Berg")

        timer.timeout.connect(word)
        timer.start(PULSE)

    context.door.state_changed.connect(begin)
    context.door.open(PASSPHRASE, lambda error: sys.exit(repr(error)))
    application.exec()
    program.end()


def with_a_client(name: str) -> None:
    """Where Qt has enough of it."""
    qFatal(f"{name} is no widget")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), fatal="fatal" in sys.argv)
