"""One window, open on one practice, for everything that a week asks: each test has a client of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.host.autostart import XdgAutostart
from app.host.folders import folders_under
from app.kernel.resources import resources
from app.ui.door import VaultState
from app.ui.run import Program
from app.usecases.parts import Parts
from app.vault.effort import Effort
from tests.fakes import SetClock
from tests.practices import practice_in
from tests.ui.answers import AnsweredFiles
from tests.ui.ended import take_down
from tests.ui.features.dossier_hands import DossierHands
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE


@pytest.fixture(scope="module")
def files() -> AnsweredFiles:
    """What the coach chooses in dialogs of the system."""
    return AnsweredFiles()


@pytest.fixture(scope="module")
def program(qapp: QApplication, files: AnsweredFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program, before the vault is open."""
    home = tmp_path_factory.mktemp("week")
    folders, autostart = folders_under(home / "host"), XdgAutostart(home / "autostart")
    parts = Parts(SetClock(), resources(), Effort(FAST, FAST_COST), folders=folders, autostart=autostart)
    made = Program(qapp, parts, folders, practice_in(home / "vault"), files)
    made.window.show()
    yield made
    take_down(made)


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> DossierHands:
    """A coach at the open vault."""
    door = program.context.door
    if door.state is not VaultState.OPEN:
        door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
        qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    return DossierHands(program, qtbot)
