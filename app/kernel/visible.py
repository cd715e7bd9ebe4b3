"""Text as a screen shows it."""

from __future__ import annotations

_OVERRIDES = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


def visible(text: str) -> str:
    """The same text with a mark in the place of each character that turns the direction of what follows: with one of
    them the name of a program is seen as `cvexe.pdf`. Words that are written from right to left turn by themselves.
    """
    return text if text.isascii() else text.translate(_OVERRIDES)
