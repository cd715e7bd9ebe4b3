"""Windows that stood on a screen which is there no more come back to one that is: unplugged, turned or made smaller."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

_GRIP = 40
"""Pixels of height at the top of a window that it is moved by."""
_LEAST = 160
"""Pixels of width of that which have to be in sight, so that it can be taken hold of."""
_SETTLED = 300
"""Milliseconds that a system takes to put its screens, and perhaps the windows, in order."""


class OnScreen(QObject):
    """Lives as long as the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLED)
        self._pause.timeout.connect(self.bring_back)
        application.screenRemoved.connect(self._changed)
        application.screenAdded.connect(self._follow)
        for each in application.screens():
            self._follow(each)

    def bring_back(self) -> None:
        """Bring every window that cannot be taken hold of back, dialogs last: those stand over theirs."""
        screens = [each.availableGeometry() for each in self._application.screens()]
        windows = [each for each in self._application.topLevelWidgets() if each.isVisible() and not _passing(each)]
        for each in sorted(windows, key=lambda one: one.parentWidget() is not None):
            frame = each.frameGeometry()
            place = brought_back(frame, screens)
            if place != frame:
                around = QPoint(frame.width() - each.width(), frame.height() - each.height())
                each.resize(place.width() - around.x(), place.height() - around.y())
                each.move(place.topLeft())

    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._changed)

    def _changed(self, _: object) -> None:
        self._pause.start()


def brought_back(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Where a window is to stand: where it stands, if it can be taken hold of and is no larger than any screen; else
    on the screen of which it covers most, or the first, as large as it was or as there is room.
    """
    if not screens:
        return frame
    grip = QRect(frame.topLeft(), frame.size())
    grip.setHeight(min(_GRIP, frame.height()))
    seen = [grip.intersected(each) for each in screens]
    held = any(each.width() >= min(_LEAST, frame.width()) and 4 * each.height() >= 3 * grip.height() for each in seen)
    if held and any(frame.width() <= each.width() and frame.height() <= each.height() for each in screens):
        return frame
    screen = max(screens, key=lambda each: _area(each.intersected(frame)))
    wide, high = min(frame.width(), screen.width()), min(frame.height(), screen.height())
    left = max(screen.left(), min(frame.left(), screen.right() + 1 - wide))
    top = max(screen.top(), min(frame.top(), screen.bottom() + 1 - high))
    return QRect(left, top, wide, high)


def _area(part: QRect) -> int:
    return part.width() * part.height() if part.isValid() else 0


def _passing(window: QWidget) -> bool:
    """Menus and tips go by themselves; a window that fills its screen is put in order by the system."""
    return window.windowType().name in ("Popup", "ToolTip") or window.isMaximized() or window.isFullScreen()
