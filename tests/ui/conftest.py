"""The real program in a window, on the real vault; only the system's file dialogs are answered in advance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.host.folders import Folders, folders_under
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.run import Program
from app.usecases.parts import Parts
from tests.ui.answers import AnsweredFiles
from tests.ui.ended import take_down
from tests.vault.fast_keys import PASSPHRASE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a display says so whenever a dialog or a popup is shown; it is no fault of ours."""
    here = Path(__file__).parent
    for each in items:
        if here in each.path.parents:
            each.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The program's folders, for this test alone."""
    return folders_under(tmp_path / "host")


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[None]:
    """The look of the whole application, put back after the test."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def files() -> AnsweredFiles:
    """What the coach chooses in dialogs of the system."""
    return AnsweredFiles()


Start = Callable[[Path | None], Program]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, parts: Parts, folders: Folders, files: AnsweredFiles) -> Iterator[Start]:
    """Starts the program on a vault's folder, or as it comes; everything is taken down after the test."""
    running: list[Program] = []

    def started(vault_folder: Path | None = None) -> Program:
        made = Program(qapp, parts, folders, vault_folder, files)
        running.append(made)
        if not made.context.settings.window:
            made.window.resize(1240, 800)  # as on a large screen: that of the platform without a display is small
        made.window.show()
        return made

    yield started
    take_down(*running)


@pytest.fixture
def locked(start: Start, vault_folder: Path) -> Program:
    """The program before a locked vault."""
    return start(vault_folder)


@pytest.fixture
def program(locked: Program, qtbot: QtBot) -> Program:
    """The program with the vault open."""
    door = locked.context.door
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    return locked


@pytest.fixture
def context(program: Program) -> Context:
    """What a feature gets, with the vault open."""
    return program.context
