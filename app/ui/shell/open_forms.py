"""Which forms are on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def open_forms(window: QWidget) -> list[str]:
    """The ids under which what is typed into them is kept, the first opened first."""
    # By name: what keeps a form comes with the editor, and that is not loaded before one is opened.
    return [str(each.property("identity")) for each in window.findChildren(QObject, "form_keeper")]
