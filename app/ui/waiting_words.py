"""What waits in a dossier, in words."""

from __future__ import annotations

from datetime import date

from app.ui.context import Context
from app.usecases.waiting import Wait, Waiting


def waiting_words(context: Context, waits: Waiting) -> str:
    """A few words for a row of a list."""
    if waits.what is Wait.REQUEST and waits.day is not None:
        late = ".late" if waits.day < context.today else ""
        return context.text(f"waiting.request{late}", day=day_month(context, waits.day))
    return context.text(f"waiting.{waits.what.value}")


def waiting_sentence(context: Context, waits: Waiting) -> str:
    """A whole sentence, with what it is about, for the dossier itself."""
    if waits.what is Wait.REQUEST:
        kind = context.text(f"request_kind.{waits.title}")
        late = ".late" if waits.day is not None and waits.day < context.today else ""
        return context.text(f"waiting.request.sentence{late}", kind=kind, day=waits.day)
    if waits.what is Wait.HOLD:
        return context.text("waiting.hold.sentence", why=context.text(f"hold_reason.{waits.title}"), day=waits.day)
    if waits.what is Wait.RESTRICTED:
        cause = context.text(f"restriction_cause.{waits.title}")
        return context.text("waiting.restricted.sentence", cause=cause, day=waits.day)
    since = ".since" if waits.what is Wait.SHARED and waits.day is not None else ""
    return context.text(f"waiting.{waits.what.value}.sentence{since}", title=waits.title, day=waits.day)


def is_pressing(context: Context, waits: Waiting) -> bool:
    """Whether it should stand out: a request that must be answered, an answer that came in, a version
    that the client blocked.
    """
    return waits.what in (Wait.REQUEST, Wait.ANSWER, Wait.BLOCKED)


def day_month(context: Context, day: date) -> str:
    """A date of about now, without its year: 12 maart."""
    words = context.translator.date(day)
    return words.rpartition(" ")[0] if day.year == context.today.year else words
