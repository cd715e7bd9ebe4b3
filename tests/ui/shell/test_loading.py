"""What stands before the lock screen does, and what is loaded behind its back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell.loading import WhenPainted

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    "babel", "click", "cryptography", "importlib.resources", "markdown_it", "plistlib", "reportlab", "secrets",
    "shamir_mnemonic", "sqlcipher3", "subprocess", "tomllib",
)  # fmt: skip
"""Libraries for which a lock screen has no use: each takes as long to import as a part of the screen to draw."""


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    """All modules that a process has after importing what the lock screen is made of."""
    script = "import sys, app.bootstrap, app.ui.run, app.ui.features.unlock.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    return frozenset(done.stdout.split())


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
