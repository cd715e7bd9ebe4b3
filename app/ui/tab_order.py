"""The way of Tab, where things were made in another order than they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through all of the first part, then all of the next; within each as it went before."""
    for one, other in pairwise([stop for part in parts for stop in _stops(part)]):
        _put_behind(one, other)


def first_stop(part: QWidget) -> QWidget | None:
    """Where Tab first stops in a part."""
    return next(iter(_stops(part)), None)


def _put_behind(one: QWidget, other: QWidget) -> None:
    """Let a stop come behind another, with whatever around it hands the cursor on to it: Tab stops there too, and from
    a place of its own it would lead back for ever. Qt moves what hands on only while that takes the cursor itself.
    """
    around = [(each, each.focusProxy(), each.focusPolicy()) for each in _handing_on(other)]
    for each, _, _ in around:
        each.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs know of no way back
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, behind in pairwise((one, *(each for each, _, _ in around), other)):
        QWidget.setTabOrder(before, behind)
    for each, proxy, policy in around:
        each.setFocusPolicy(policy)
        each.setFocusProxy(proxy)  # type: ignore[arg-type]


def _handing_on(stop: QWidget) -> list[QWidget]:
    """What around a stop hands the cursor on to it, the outermost first."""
    found: list[QWidget] = []
    around = stop.parentWidget()
    while around is not None and not around.isWindow():
        taker = around
        while (proxy := taker.focusProxy()) is not None:
            taker = proxy
        if taker is stop:
            found.append(around)
        around = around.parentWidget()
    return found[::-1]


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
