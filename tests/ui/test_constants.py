"""Python's constants outlive what Qt does to them."""

from __future__ import annotations

import subprocess
import sys

_MANY = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import app.ui
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(60_000):
    widget.style().polish(widget)
    widget.setEnabled(widget.isEnabled())
print("alive")
"""


def test_many_calls_that_return_nothing_do_not_end_python() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "alive\n", done.stderr
