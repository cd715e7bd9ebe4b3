"""Progress of long work as one line on a terminal."""

from __future__ import annotations

from typing import TextIO


class ProgressLine:
    """Rewrites one line with the percentage; silent where nobody sits at a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = -1

    def report(self, done: int, total: int) -> None:
        """Show how far the work is, in whole percents."""
        percent = 100 if total <= 0 else min(100, done * 100 // total)
        if percent == self._shown or not self._stream.isatty():
            return
        self._shown = percent
        self._stream.write(f"\r{percent:3} %" + ("\n" if percent == 100 else ""))
        self._stream.flush()
