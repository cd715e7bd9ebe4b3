"""How the page of backups words a size."""

from __future__ import annotations

from babel.numbers import format_decimal

from app.ui.context import Context

_MEBIBYTE = 2**20


def size_words(context: Context, size: int) -> str:
    """A size in MB, whole above ten."""
    number = size / _MEBIBYTE
    told = format_decimal(number, "0" if number >= 10 else "0.0", locale=context.translator.language.value)
    return context.text("backups.size", number=told)
