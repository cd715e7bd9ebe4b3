"""A program that breaks off says so the next time, with a report that knows no name; one that is ended does not."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.unfinished import Unfinished, read_typed
from app.ui.door import VaultState
from app.ui.run import Program
from app.ui.widgets.bug_report import ReportDialog
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.keeping.typing_child import ENOUGH
from tests.ui.look import maybe, press, read, see
from tests.vault.fast_keys import PASSPHRASE

CHILD = Path(__file__).with_name("typing_child.py")


@pytest.fixture(autouse=True)
def _own_faults(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the test runner's own handler as it was."""
    yield
    faulthandler.enable(request.config.stash[fault_handler_stderr_fd_key])


def typed_until(vault_folder: Path, host: Path, *how: str) -> int:
    """Have somebody type, in a program of its own that breaks off by itself or is asked to end; its exit code."""
    child = subprocess.Popen(
        [sys.executable, CHILD, vault_folder, host, *how], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        for line in child.stdout:
            if int(line.split()[1]) == ENOUGH and not how:
                child.terminate()
    return child.wait()


def opened(start: Start, vault_folder: Path, qtbot: QtBot) -> Program:
    """The program, started again."""
    program = start(vault_folder)
    program.begin_run()
    program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)
    return program


def test_what_broke_off_is_told_once_with_a_report_without_names(
    vault_folder: Path, tmp_path: Path, start: Start, files: AnsweredFiles, qtbot: QtBot
) -> None:
    assert typed_until(vault_folder, tmp_path / "host", "fatal") != 0
    program = opened(start, vault_folder, qtbot)
    notice = see(program.window, QWidget, "stopped_notice")
    assert "onverwacht" in program.context.text("stopped.text")
    press(notice, "stopped_report")
    report = see(program.window, ReportDialog, "bug_report")
    shown = see(report, QPlainTextEdit, "report_text").toPlainText()
    assert "Aborted" in shown
    assert "typing_child.py:" in shown
    assert " with_a_client" in shown
    assert not any(each in shown for each in ("Anna", "Berg", str(Path.home()), str(tmp_path), "  /"))
    files.answers = [tmp_path / "rapport.txt"]
    report.primary.click()
    qtbot.waitUntil((tmp_path / "rapport.txt").exists)
    press(notice, "stopped_understood")
    assert maybe(program.window, QWidget, "stopped_notice") is None
    program.context.door.lock()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)
    assert maybe(program.window, QWidget, "stopped_notice") is None
    program.end_run()


def test_what_is_ended_by_the_system_keeps_all_and_has_nothing_to_tell(
    vault_folder: Path, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    assert typed_until(vault_folder, tmp_path / "host") == 0
    program = opened(start, vault_folder, qtbot)
    assert maybe(program.window, QWidget, "stopped_notice") is None
    assert "Nieuw traject" in read(program.window, "unfinished_what")
    (left,) = program.context.reader.find(Unfinished)
    typed = str(read_typed(left.content)["trajectory"]["question"]).split()
    assert typed[: ENOUGH + 1] == [str(each) for each in range(ENOUGH + 1)]
    program.end_run()
