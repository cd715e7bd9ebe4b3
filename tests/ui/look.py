"""What a test sees and presses in a window: widgets by their object name, as long as they are visible."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

W = TypeVar("W", bound=QWidget)


def maybe(root: QWidget, kind: type[W], name: str) -> W | None:
    """The visible widget with this name, or None."""
    found = [each for each in root.findChildren(kind, name) if each.isVisible()]
    return found[0] if found else None


def see(root: QWidget, kind: type[W], name: str) -> W:
    """The visible widget with this name."""
    found = maybe(root, kind, name)
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


def read(root: QWidget, name: str) -> str:
    """The text of the visible label with this name."""
    return see(root, QLabel, name).text()
