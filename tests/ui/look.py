"""What a test sees and presses in a window: widgets by their object name, as long as they are visible."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.ui.widgets.typed_group import TypedGroup

W = TypeVar("W", bound=QWidget)
PATIENCE, _GLANCE = 40_000, 50
"""Milliseconds after which something that is waited for is taken not to come, and between two looks."""


def maybe(root: QWidget, kind: type[W], name: str) -> W | None:
    """The visible widget with this name, or None."""
    found = [each for each in root.findChildren(kind, name) if each.isVisible()]
    return found[0] if found else None


def see(root: QWidget, kind: type[W], name: str) -> W:
    """The visible widget with this name; what is on its way is waited for, on a busy computer for a while."""
    patience = QDeadlineTimer(PATIENCE)
    while (found := maybe(root, kind, name)) is None and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _GLANCE)
    assert found is not None, f"no {name} in sight"
    return found


def press(root: QWidget, name: str) -> None:
    """Press the visible button with this name."""
    see(root, QAbstractButton, name).click()


def write(root: QWidget, name: str, text: str) -> None:
    """Let a text stand in the visible line with this name, as if it was typed."""
    line = see(root, QLineEdit, name)
    line.setText(text)
    line.textEdited.emit(text)


def type_group(root: QWidget) -> None:
    """Type over the group of the key that is asked for, as it stands above."""
    asked = see(root, TypedGroup, "typed_group_of_key").asked
    write(root, "typed_group", read(root, f"group_{asked + 1}").lower())


def read(root: QWidget, name: str) -> str:
    """The text of the visible label with this name."""
    return see(root, QLabel, name).text()
