"""How an attachment is told of."""

from __future__ import annotations

from app.domain.attachment import Attachment
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.ui.context import Context

_UNITS = ((2**30, "GB"), (2**20, "MB"), (2**10, "kB"))


def size_words(size: int, language: Language) -> str:
    """A number of bytes as a person reads it: 340 bytes, 12 kB, 1,5 MB."""
    for unit, name in _UNITS:
        if size >= unit:
            number = f"{size / unit:.1f}" if size < 10 * unit else f"{size / unit:.0f}"
            number = number.removesuffix(".0")
            return f"{number.replace('.', ',') if language is Language.DUTCH else number} {name}"
    return f"{size} bytes"


def facts(context: Context, attachment: Attachment) -> str:
    """Kind of data, origin, size and since when, on one line."""
    text, translator = context.text, context.translator
    return " · ".join(
        (
            text(f"category.{attachment.category.value}"),
            text("attachments.from", origin=text(f"source.{attachment.origin.value}")),
            size_words(attachment.size, translator.language),
            text("attachments.since", day=legal_date(attachment.made)),
        )
    )
