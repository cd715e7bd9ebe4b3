"""What went wrong in one line, where it stands in a list beside the name of what it is about."""

from __future__ import annotations

from app.domain.gate import GateRefused
from app.domain.reason import worded
from app.kernel.errors import CoachkluisError
from app.ui.context import Context


def error_words(context: Context, error: CoachkluisError) -> str:
    """Of a refusal its reasons, of anything else what it says."""
    if isinstance(error, GateRefused):
        return " ".join(worded(each, context.translator) for each in error.reasons)
    return context.text(error.key, **error.arguments)
