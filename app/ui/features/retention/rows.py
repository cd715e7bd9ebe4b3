"""The rows and columns of the lists of what is kept: what it is, until when, how it stands, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One item, and whose it is."""

    item: KeptItem
    client_name: str = ""


def kept_columns(context: Context, *, named: bool) -> tuple[TableColumn[KeptRow], ...]:
    """Whose (where `named`), what, until when, how it stands, and by which rule."""
    text, translator = context.text, context.translator

    def what(row: KeptRow) -> str:
        item = row.item
        return text("retention_screen.details") if item.noun == Client.noun.name else item.label(translator)

    def until(row: KeptRow) -> str:
        day = row.item.kept.until
        return "" if day is None else translator.short_date(day)

    def state(row: KeptRow) -> str:
        return text(f"retention.state.{row.item.kept.state.value}")

    columns: tuple[TableColumn[KeptRow], ...] = (
        TableColumn("client", "requests.client", lambda row: row.client_name, 180),
        TableColumn("what", "retention_screen.what", what, 240),
        TableColumn("until", "retention_screen.until", until, 124),
        TableColumn("state", "retention_screen.state", state, 172),
        TableColumn("rule", "retention_screen.rule", lambda row: rule_words(context, row.item), 208),
    )
    return columns if named else columns[1:]


def rule_words(context: Context, item: KeptItem) -> str:
    """The rule in a few words: 5 years after the trajectory. What decides is said, promise or duty."""
    kept, translator = item.kept, context.translator
    if kept.rule is None or kept.trigger is None:
        return ""
    if kept.period is None:
        return translator.text(f"retention.action.{kept.rule.action.value}")
    return translator.text(f"retention_screen.after.{kept.trigger.value}", period=kept.period.words(translator))


SORT_KEYS: dict[str, Callable[[KeptRow], str]] = {
    "until": lambda row: row.item.kept.until.isoformat() if row.item.kept.until else _LAST,
}
"""What a column is sorted by where that is not its text."""


def tone_of(row: KeptRow) -> Tone:
    """How an item stands."""
    return _TONES[row.item.kept.state]
