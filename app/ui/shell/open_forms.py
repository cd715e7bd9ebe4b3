"""Which forms are on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def open_forms(window: QWidget) -> list[str]:
    """The ids under which what is typed into them is kept, the first opened first."""
    keepers = (getattr(each, "keeper", None) for each in window.findChildren(QDialog))
    return [each.identity for each in keepers if each is not None]
