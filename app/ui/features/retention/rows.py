"""The rows and columns of the lists of what is kept: what it is, until when, how it stands, and why."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.client import Client
from app.domain.retention import KeptState
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.state_mark import Tone
from app.usecases.kept_until import KeptItem

_TONES = {
    KeptState.KEPT: Tone.GOOD,
    KeptState.WAITING_FOR_TRIGGER: Tone.QUIET,
    KeptState.UNTIL_WITHDRAWN: Tone.QUIET,
    KeptState.DUE: Tone.STOPPED,
    KeptState.REVIEW: Tone.WAITING,
    KeptState.HELD: Tone.WAITING,
    KeptState.NO_RULE: Tone.WAITING,
}
_LAST = "9999-12-31"
"""Where what has no last day stands in the order of days."""


def kept_columns(context: Context) -> tuple[TableColumn[KeptItem], ...]:
    """What, until when, how it stands, and by which rule."""
    text, translator = context.text, context.translator

    def what(item: KeptItem) -> str:
        return text("retention_screen.details") if item.noun == Client.noun.name else item.label(translator)

    def until(item: KeptItem) -> str:
        day = item.kept.until
        return "" if day is None else translator.short_date(day)

    def state(item: KeptItem) -> str:
        return text(f"retention.state.{item.kept.state.value}")

    return (
        TableColumn("what", "retention_screen.what", what, 240),
        TableColumn("until", "retention_screen.until", until, 124),
        TableColumn("state", "retention_screen.state", state, 172),
        TableColumn("rule", "retention_screen.rule", lambda item: rule_words(context, item), 208),
    )


def rule_words(context: Context, item: KeptItem) -> str:
    """The rule in a few words: 5 years after the trajectory. What decides is said, promise or duty."""
    kept, translator = item.kept, context.translator
    if kept.rule is None or kept.trigger is None:
        return ""
    if kept.period is None:
        return translator.text(f"retention.action.{kept.rule.action.value}")
    return translator.text(f"retention_screen.after.{kept.trigger.value}", period=kept.period.words(translator))


SORT_KEYS: dict[str, Callable[[KeptItem], str]] = {
    "until": lambda item: item.kept.until.isoformat() if item.kept.until else _LAST,
}
"""What a column is sorted by where that is not its text."""


def tone_of(item: KeptItem) -> Tone:
    """How an item stands."""
    return _TONES[item.kept.state]
