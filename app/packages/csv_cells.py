"""Cells of a CSV file that no spreadsheet takes for a formula (F21).

A spreadsheet runs what begins with `=`, `+`, `-` or `@`, quoted or not, and reckons a telephone number such as
`+31-6-12345678` into another number. So such a cell begins with an apostrophe, which makes it text: nothing is run, and
the number stands there digit by digit. `bare` takes the apostrophe off again, and off nothing else: *'s-Hertogenbosch*
is left alone.
"""

from __future__ import annotations

import re

_MARKS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_RUN = re.compile(f"[\t\r\n]|'*\\s*[{_MARKS}]")
_GUARDED = re.compile(f"'(?:[\t\r\n]|'*\\s*[{_MARKS}])")


def guarded(text: str) -> str:
    """A text as a cell that stays text, whatever opens it."""
    return f"'{text}" if _RUN.match(text) else text


def bare(cell: str) -> str:
    """The text behind a cell that `guarded` made."""
    return cell[1:] if _GUARDED.match(cell) else cell
