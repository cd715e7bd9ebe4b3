"""What changes while the place of backups is looked at is looked at as well."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.kernel.clock import Clock
from app.ui.run import Program
from app.ui.shell import nightly
from app.usecases.backups.make import nightly_is_due
from app.usecases.backups.place import stored_backups
from app.usecases.backups.settings import BackupSettings, set_backups
from app.vault.rows import Rows


def test_a_place_that_is_chosen_while_it_looks_has_its_backup_at_once(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick, looked, go_on = tmp_path / "stick", Event(), Event()
    stick.mkdir()

    def slow(rows: Rows, clock: Clock) -> bool:
        found = nightly_is_due(rows, clock)
        looked.set()
        go_on.wait(30)
        return found

    context = program.context
    qtbot.waitUntil(lambda: not context.tasks.running)
    monkeypatch.setattr(nightly, "nightly_is_due", slow)
    (own,) = program.window.findChildren(nightly.Nightly)
    own.look()
    qtbot.waitUntil(looked.is_set)
    with qtbot.waitSignal(context.changed):
        context.vault.now(set_backups, BackupSettings(stick))
    go_on.set()
    qtbot.waitUntil(lambda: len(stored_backups(context.vault, stick)) == 1)
