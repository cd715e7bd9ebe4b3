"""The size of a file as a person reads it: the same in the window, on the page of a package, on the command line and in
a PDF. By thousands, as Finder and most of Linux count and as `kB` and `MB` mean.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_UNITS = ("kB", "MB", "GB")
_STEP = 1000
_FEW = 10
"""Below this many of a unit the tenths are told as well."""


def file_size(size: int, *, comma: str, bytes_word: str) -> str:
    """A number of bytes: 340 bytes, 1.5 kB, 12 MB; halves go up. `texts.js` does the same."""
    if size < _STEP:
        return f"{size} {bytes_word if size != 1 else 'byte'}"
    number, place = Decimal(size) / _STEP, 0
    while _rounded(number, "1") >= _STEP and place < len(_UNITS) - 1:
        number, place = number / _STEP, place + 1
    told = _rounded(number, "0.1") if number < _FEW else _rounded(number, "1")
    return f"{str(told).removesuffix('.0').replace('.', comma)} {_UNITS[place]}"


def _rounded(number: Decimal, to: str) -> Decimal:
    return number.quantize(Decimal(to), ROUND_HALF_UP)
