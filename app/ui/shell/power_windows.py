"""What Windows tells its windows: going to sleep, the session locked or ending. Written from the documentation of
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE and WM_QUERYENDSESSION; not yet tried on a Windows computer.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.kernel.log import event

_WM_QUERYENDSESSION = 0x0011
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x7
_AWAY = ((_WM_POWERBROADCAST, _PBT_APMSUSPEND), (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK))


class WindowsEvents(QObject):
    """Reads the messages of the program's windows, and asks to be told of the session."""

    away = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._register)
        self._registered = False

    def _register(self, _: object) -> None:
        """The first window that there is hears of the session for all."""
        windows = QGuiApplication.topLevelWindows()
        if sys.platform == "win32" and windows and not self._registered:
            self._registered = bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(windows[0].winId()), 0))
            if not self._registered:
                event("power.session_not_told")


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, events: WindowsEvents) -> None:
        super().__init__()
        self._events = events

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """See every message, and take none away."""
        if kind == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            what = (told.message, told.wParam)
            if what in _AWAY or told.message == _WM_QUERYENDSESSION:
                self._events.away.emit()
        return False, 0
