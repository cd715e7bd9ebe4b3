"""How an attachment is told of."""

from __future__ import annotations

from app.domain.attachment import Attachment
from app.kernel.clock import legal_date
from app.ui.context import Context


def facts(context: Context, attachment: Attachment) -> str:
    """Kind of data, origin, size and since when, on one line."""
    text, translator = context.text, context.translator
    return " · ".join(
        (
            text(f"category.{attachment.category.value}"),
            text("attachments.from", origin=text(f"source.{attachment.origin.value}")),
            translator.size(attachment.size),
            text("attachments.since", day=legal_date(attachment.made)),
        )
    )
