"""A window that Python lets go of only after its application may take the process down with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROUNDS = """
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from app.ui.let_go import let_go

application = QApplication([])
main = QWidget()
held = [main, QWidget(), QDialog(main), QDialog()]
ended = []
for number, each in enumerate(held):
    each.show()
    each.destroyed.connect(lambda _=None, number=number: ended.append(number))
let_go(application)
assert sorted(ended) == [0, 1, 2, 3], ended
assert application.topLevelWidgets() == []
"""


@pytest.mark.parametrize("again", ["", "let_go(application)"])
def test_every_window_ends_before_the_application(again: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ROUNDS + again], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
