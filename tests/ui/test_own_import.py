"""Qt is loaded without what PySide does beside it, and does all the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import builtins, sys
before = builtins.__import__
import app.ui
print(builtins.__import__ is before)
from PySide6.QtCore import Qt, QSize
from PySide6.QtWidgets import QLabel
generator = sys.modules["shibokensupport.signature.lib.pyi_generator"]
print([each for each in vars(generator) if not each.startswith("__")], "argparse" in sys.modules)
print(QSize(3, 4).width(), Qt.Key.Key_A.name, QLabel.setText.__doc__)
try:
    QSize("wide")
except TypeError as error:
    print("Supported signatures" in str(error))
"""


def test_nothing_is_loaded_that_only_builders_of_pyside_use_and_import_stays_pythons_own() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["True", "[] False", "3 Key_A setText(self, arg__1: str, /) -> None", "True"]
