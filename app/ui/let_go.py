"""Ends the windows before their application."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


def let_go(application: QApplication) -> None:
    """End every window there is, the manual as well: one that Python lets go of only after the application may take the
    process down with it.
    """
    for each in application.topLevelWidgets():
        each.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
