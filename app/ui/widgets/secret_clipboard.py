"""A secret in the clipboard: marked as one, and taken out again after a while, if it is still ours (F27)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from app.ui.context import Context
from app.ui.door import Door, VaultState

SECONDS = 60
"""How long a secret stays: time to paste it once."""
_HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("CanIncludeInClipboardHistory", b"\0\0\0\0"),
    ("org.nspasteboard.ConcealedType", b"1"),
)
"""What asks clipboard histories of the systems not to keep it."""


class SecretClipboard(QObject):
    """Puts secrets into the clipboard. It belongs to the application, so that it outlives the dialog that asked."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        application.aboutToQuit.connect(self.clear)

    def watch(self, door: Door) -> None:
        """Clear it when this door's vault is locked."""
        door.state_changed.connect(self._state_changed, Qt.ConnectionType.UniqueConnection)

    def copy(self, text: str) -> None:
        """Put a secret in, for so many seconds."""
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS:
            data.setData(name, value)
        self._text = text
        _clipboard().setMimeData(data)
        self._timer.start()

    @property
    def seconds_left(self) -> float:
        """After how many seconds the secret goes; 0 where there is none."""
        return max(0, self._timer.remainingTime()) / 1000

    def clear(self) -> None:
        """Take the secret out, unless something else was copied since."""
        self._timer.stop()
        text, self._text = self._text, ""
        if text and _clipboard().text() == text:
            _clipboard().clear()

    @Slot(object)
    def _state_changed(self, state: VaultState) -> None:
        if state is not VaultState.OPEN:
            self.clear()


def secret_clipboard(context: Context) -> SecretClipboard:
    """The one of this program."""
    application = cast(QGuiApplication, QGuiApplication.instance())
    found = application.findChild(SecretClipboard)
    made = found if isinstance(found, SecretClipboard) else SecretClipboard(application)
    made.watch(context.door)
    return made


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
