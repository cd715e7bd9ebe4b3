"""The cursor goes back to where it was before a dialog; where that is gone by then, to the page that it was on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.feature import Page


class FocusReturn(QObject):
    """Knows what had the cursor in the window of `near` when it was made.

    A page that shows anew what was saved takes away the very button that opened the dialog. Qt then hands the cursor
    to the next widget of the window, which is in the sidebar.
    """

    def __init__(self, near: QWidget) -> None:
        window = near.window()
        super().__init__(window)
        self._window = window
        self._before = _focused(window)
        self._page = _page(self._before) or _page(near)
        self._name = "" if self._before is None else self._before.objectName()

    def give_back(self, *, active: bool) -> None:
        """Once what the dialog led to has been done, and what it deleted is gone.

        Where the dialog was `active` its window is so next: not every desktop sees to that.
        """
        if active:
            self._window.activateWindow()
        QTimer.singleShot(0, self, self._give)

    def _give(self) -> None:
        self.deleteLater()
        page = self._page
        if page is None or not isValid(page) or not page.isVisible():
            return  # gone elsewhere, or locked: that screen has its own wish
        now = _focused(self._window)
        if now is not None and now is not self._before and now.isVisible() and page.isAncestorOf(now):
            return  # somebody put it there on purpose
        wanted = self._before if _can_have(self._before) else self._again(page) or first_of(page)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self, page: QWidget) -> QWidget | None:
        """The widget of the same name, where the page made it anew."""
        return next(filter(_can_have, page.findChildren(QWidget, self._name)), None) if self._name else None


def _focused(window: QWidget) -> QWidget | None:
    """What has the cursor in a window; the types of Qt forget that it can be nothing."""
    return window.focusWidget()


def _page(widget: QWidget | None) -> QWidget | None:
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parentWidget()
    return widget


def _can_have(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()


def first_of(page: QWidget) -> QWidget | None:
    """The first that Tab would reach in a page."""
    each: QWidget | None = page.nextInFocusChain()
    while each is not None and each is not page:
        if page.isAncestorOf(each) and _can_have(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return each
        each = each.nextInFocusChain()
    return None
