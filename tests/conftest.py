"""What all tests share: no display, a clock that stands still, cheap keys, a real vault on a real disk."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from app.host.autostart import XdgAutostart
from app.host.folders import folders_under
from app.kernel.resources import resources
from app.kernel.translator import Language, Translator
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.vault import Vault, open_vault
from tests.cli.driver import CommandLine
from tests.fakes import SetClock
from tests.host.speaker import nobody_hears
from tests.practices import practice_in
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# How long an example takes says something of the machine, nothing of the program; one that fails can be tried again.
settings.register_profile("coachkluis", deadline=None, print_blob=True)
settings.load_profile("coachkluis")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Where several processes carry out the tests."""
    from tests.shares import ByFile  # only then is there anything to share out

    return ByFile(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """A window that a test is done with ends with it. Qt by itself keeps it until some event loop begins, and each that
    is kept makes those of all later tests slower: a style is set, and the focus moved, past every one of them.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from tests.ui.ended import end_what_is_done_with

        end_what_is_done_with()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As that of pytest-qt, but patient."""
    from tests.patient import PatientBot

    return PatientBot(request)


@pytest.fixture
def clock() -> SetClock:
    """Stands at 3 March 2026, ten in the morning in Amsterdam."""
    return SetClock()


@pytest.fixture
def parts(clock: SetClock, tmp_path: Path) -> Parts:
    """The parts of the program, with a clock that can be set, keys that cost next to nothing, and a home of its own."""
    return Parts(
        clock,
        resources(),
        Effort(FAST, FAST_COST),
        folders=folders_under(tmp_path / "host"),
        autostart=XdgAutostart(tmp_path / "autostart"),
        speaker=nobody_hears,
    )


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """The folder of a vault with a practice in it, closed. Its passphrase is `fast_keys.PASSPHRASE`."""
    return practice_in(tmp_path / "vault")


@pytest.fixture
def vault(vault_folder: Path, parts: Parts) -> Iterator[Vault]:
    """That vault, open."""
    opened = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    yield opened
    opened.close()


@pytest.fixture
def dutch(parts: Parts) -> Translator:
    """Dutch."""
    return parts.translator(Language.DUTCH)


@pytest.fixture
def english(parts: Parts) -> Translator:
    """English."""
    return parts.translator(Language.ENGLISH)


@pytest.fixture
def command_line(parts: Parts, vault_folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> CommandLine:
    """The command line on that vault."""
    return CommandLine(parts, vault_folder, capsys, tmp_path)
