"""The way of Tab, where things were made in another order than they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through all of the first part, then all of the next; within each as it went before."""
    for one, other in pairwise([stop for part in parts for stop in _stops(part)]):
        QWidget.setTabOrder(one, other)


def standing_in(layout: QLayout) -> list[QWidget]:
    """What stands in a layout and in those within it, in the order of reading; a widget counts as one."""
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += standing_in(inner)
    return found


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
