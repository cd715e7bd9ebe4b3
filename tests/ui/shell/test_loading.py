"""What stands before the lock screen does, and what is loaded behind its back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell.loading import WhenPainted
from tests.practices import practice_in

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    "babel", "click", "cryptography", "importlib.resources", "markdown_it", "plistlib", "reportlab", "secrets",
    "shamir_mnemonic", "signal", "sqlcipher3", "subprocess", "tomllib", "zoneinfo",
)  # fmt: skip
"""Libraries for which a lock screen has no use: each takes as long to import as a part of the screen to draw."""


SCRIPT = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets
from app import bootstrap
from app.host.folders import folders_under
from app.ui import run
application = QtWidgets.QApplication(["coachkluis", *run.STYLE])
folders, parts = folders_under(Path(sys.argv[1])), bootstrap.Parts(bootstrap.SystemClock(), bootstrap.resources())
folders.settings.mkdir(parents=True)
folders.settings_file.write_text('{"theme": "light"}')
program = run.Program(application, parts, folders, Path(sys.argv[2]), run.SystemFiles())
program.window.show()
application.processEvents()
seen = program.window.findChild(QtWidgets.QLineEdit, "passphrase").isVisible()
print(*sys.modules, *(f"{each.__name__}:{name}" for each in (QtCore, QtGui, QtWidgets) for name in vars(each)))
application.setStyleSheet("")
print(seen, application.style().name())
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What a process has when its lock screen is painted: modules, and as `module:name` what is set up of Qt."""

    loaded: frozenset[str]
    said: str


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """The real window before a locked vault, without what begins behind it."""
    folder = tmp_path_factory.mktemp("start")
    arguments = [str(folder / "host"), str(practice_in(folder / "vault"))]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    loaded, said = done.stdout.splitlines()
    return Start(frozenset(loaded.split()), said)


@pytest.fixture(scope="module")
def imported(start: Start) -> frozenset[str]:
    """All modules that it has."""
    return frozenset(each for each in start.loaded if ":" not in each)


def test_the_passphrase_can_be_typed_in_a_window_of_our_style(start: Start) -> None:
    assert start.said == "True fusion"


@pytest.mark.parametrize("names", ["PySide6.QtCore:Qt", "PySide6.QtWidgets:QStyle", "PySide6.QtGui:QIcon"])
def test_long_lists_of_names_are_not_waited_for(start: Start, names: str) -> None:
    assert "PySide6.QtCore:QObject" in start.loaded
    assert names not in start.loaded


def test_the_lock_screen_is_loaded(imported: frozenset[str]) -> None:
    assert {"app.ui.run", "app.ui.shell.window", "PySide6.QtWidgets"} <= imported


@pytest.mark.parametrize("library", LATER)
def test_a_library_is_not_waited_for(imported: frozenset[str], library: str) -> None:
    assert library not in imported


def test_neither_nouns_nor_vault_nor_pages_are_waited_for(imported: frozenset[str]) -> None:
    assert sorted(_beginning("app.domain.", imported)) == []
    assert "app.vault.vault" not in imported
    assert {each.split(".")[3] for each in _beginning("app.ui.features.", imported)} == {"unlock"}


def test_the_rest_begins_once_and_after_the_first_picture(qtbot: QtBot) -> None:
    widget, called = QWidget(), list[bool]()
    qtbot.addWidget(widget)
    WhenPainted(widget, lambda: called.append(widget.isVisible()))
    assert called == []
    widget.show()
    qtbot.waitUntil(lambda: bool(called))
    widget.repaint()
    qtbot.wait(0)
    assert called == [True]


def _beginning(start: str, names: frozenset[str]) -> Iterator[str]:
    return (each for each in names if each.startswith(start))
