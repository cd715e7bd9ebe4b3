"""How long a person takes who has never seen the program: the keystroke-level model (Card, Moran and Newell, 1980).

A key of an average typist takes 0.28 s, pointing at something 1.1 s and a click 0.2 s, a hand between keyboard and
mouse 0.4 s, and making up one's mind 1.35 s before each thing one does. What stands on a screen is read once, at 200
words a minute: slower than most people read, who do not read everything either.
"""

from __future__ import annotations

_KEY, _POINT, _CLICK, _HOME, _THINK, _WORD = 0.28, 1.1, 0.2, 0.4, 1.35, 60 / 200


class Pace:
    """Adds up the seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._read: set[str] = set()

    def keys(self, number: int) -> None:
        """So many keys, one after another."""
        self.seconds += number * _KEY

    def click(self, times: int = 1) -> None:
        """To the mouse, to a place with it, a click, and back."""
        self.seconds += 2 * _HOME + _POINT + times * _CLICK

    def think(self) -> None:
        """What now?"""
        self.seconds += _THINK

    def read(self, *texts: str) -> None:
        """Read what was not read yet."""
        for each in texts:
            if each not in self._read:
                self._read.add(each)
                self.seconds += len(each.split()) * _WORD
