"""Very long words on the screen: shown so that they break, and copied as they are."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

_BREAK = "\u200b"
_COPIES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_ANYWHERE = 80
"""Characters from which on even an address is broken anywhere."""
_LONG_WORD = re.compile(r"\S{33,}|(?=\S{22,})[^\s@]+@\S+")


def breakable(text: str) -> str:
    """A text whose very long words may be broken anywhere, so that they widen nothing."""
    return _LONG_WORD.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    """An address is broken at its signs, as one reads it; anything else anywhere."""
    said = word.group()
    return re.sub(r"(?<=[@._-])", _BREAK, said) if "@" in said and len(said) < _ANYWHERE else _BREAK.join(said)


class WholeCopies(QObject):
    """Takes the breaks out of what is copied from this program: an address with unseen signs in it reaches nobody."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._clipboard = application.clipboard()
        self._clipboard.changed.connect(self._changed)

    def _changed(self, mode: QClipboard.Mode) -> None:
        # Some platforms do not tell whose a copy is; while a window of ours is in front, it is ours.
        if mode in _COPIES and QGuiApplication.focusWindow() is not None:
            text = self._clipboard.text(mode)
            if _BREAK in text:
                self._clipboard.setText(text.replace(_BREAK, ""), mode)
