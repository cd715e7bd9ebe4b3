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

from app.kernel.progress import Cancellable, Cancelled
from app.ui.shell.loading import WhenPainted, load_other_pages
from tests.practices import practice_in

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    "babel", "click", "concurrent.futures", "cryptography", "decimal", "importlib.resources", "markdown_it", "plistlib",
    "reportlab", "secrets", "shamir_mnemonic", "signal", "sqlcipher3", "subprocess", "tomllib", "zoneinfo",
)  # fmt: skip
"""Libraries for which a lock screen has no use: each takes as long to import as a part of the screen to draw."""


SCRIPT = """
import linecache, sys
from pathlib import Path
from app import bootstrap
from app.ui.theme import theme
from PySide6 import QtCore, QtGui, QtWidgets
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
own = str(Path("app").resolve())
print(sum(each.startswith(own) for each in linecache.cache), bool(program.window.findChild(QtWidgets.QMenuBar)))
application.setStyleSheet("")
print(seen, application.style().name())
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What a process has when its lock screen is painted: modules, and as `module:name` what is set up of Qt."""

    loaded: frozenset[str]
    read: str
    """Of how many modules of ours the source was read, and whether there is a bar of menus."""
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
    loaded, read, said = done.stdout.splitlines()
    return Start(frozenset(loaded.split()), read, said)


@pytest.fixture(scope="module")
def imported(start: Start) -> frozenset[str]:
    """All modules that it has."""
    return frozenset(each for each in start.loaded if ":" not in each)


def test_the_passphrase_can_be_typed_in_a_window_of_our_style(start: Start) -> None:
    assert start.said == "True fusion"


def test_no_source_is_read_for_what_is_imported_and_no_menus_are_made(start: Start) -> None:
    assert start.read == "0 False"


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


PAGES = """
import sys
from importlib import import_module
from pathlib import Path
for each in sorted(Path("app/ui/features").glob("*/*.py")):
    if each.stem in ("page", "view", "all_page"):
        import_module(".".join(each.with_suffix("").parts))
print(*sys.modules)
"""
DRAWING = ("PIL", "pikepdf", "pypdfium2", "reportlab")
"""What draws pages and pictures: 250 ms and 20 MiB that nobody waits for who only looks at a list."""


def test_no_page_of_the_window_waits_for_what_draws_on_paper() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAGES], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    loaded = frozenset(done.stdout.split())
    assert {"app.ui.features.today.page", "app.ui.features.attachments.view"} <= loaded
    assert sorted(loaded.intersection(DRAWING)) == []


OTHERS = """
import sys
from app.kernel.progress import Silent
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.shell.loading import load_other_pages
load_other_pages(Silent())
loaded = set(sys.modules)
for make in (*(each.page for each in FEATURES), *(each.make for each in DOSSIER_PARTS)):
    for name in make.__code__.co_names:
        if name.startswith("app."):
            print(name in loaded, name)
print(*loaded.intersection(sys.argv[1:]))
"""


def test_behind_the_first_page_everything_that_makes_another_is_loaded() -> None:
    """What a feature imports when it makes its page, as Python itself says."""
    done = subprocess.run(
        [sys.executable, "-c", OTHERS, *DRAWING], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    *told, drawing = done.stdout.splitlines()
    assert len(told) >= 30
    assert [each for each in told if not each.startswith("True ")] == []
    assert drawing == ""


def test_the_loading_of_other_pages_ends_where_it_is_told_to() -> None:
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        load_other_pages(progress)


ALONE = """
import sys, threading, time
from PySide6.QtWidgets import QApplication
from app.ui.shell.loading import load_modules, set_up_classes
application = QApplication([])
load_modules()
for each in ("PySide6.QtPdf", "PySide6.QtPrintSupport"):
    print(each in sys.modules)
usual, seen = sys.getswitchinterval(), set()
thread = threading.Thread(target=set_up_classes)
thread.start()
while thread.is_alive():
    seen.add(sys.getswitchinterval())
    time.sleep(0.0005)
print(max(seen) > 100 * usual, len(seen) > 0, sys.getswitchinterval() == usual)
"""


def test_qt_is_set_up_whole_before_a_thread_makes_use_of_it() -> None:
    """A thread in the midst of a module or a class of Qt, while the window works on, ended the process now and then."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == ["True"] * 5
