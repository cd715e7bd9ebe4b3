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
    # Not by the items of the layout: Python would keep them longer than Qt does, and take what comes to lie where one
    # lay for that one.
    holder = layout.parentWidget()
    widgets = [each for each in holder.children() if isinstance(each, QWidget)] if holder is not None else []
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places = {
        **{layout.indexOf(each): [each] for each in widgets},
        **{layout.indexOf(each): standing_in(each) for each in inner},
    }
    return [each for place in sorted(places) if place >= 0 for each in places[place]]


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
