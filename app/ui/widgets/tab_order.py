"""The way of Tab, where things were made in another order than they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through all of the first part, then all of the next; within each as it went before."""
    for one, other in pairwise([stop for part in parts for stop in _stops(part)]):
        QWidget.setTabOrder(one, other)


def _stops(part: QWidget) -> Sequence[QWidget]:
    inside = {part, *part.findChildren(QWidget)}
    found: list[QWidget] = []
    first = part.window()
    at = first.nextInFocusChain()
    while at is not None and at is not first:
        if at in inside and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = at.nextInFocusChain()
    return found
