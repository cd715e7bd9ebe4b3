"""The rows of what is recorded, whichever noun it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.declare import Record
from app.domain.reason import worded
from app.domain.refusal import Refusal
from app.domain.telling import Telling, ToldOf
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.ui.context import Context
from app.ui.features.noted.forms import KINDS
from app.ui.widgets.paged import TableColumn


@dataclass(frozen=True, slots=True)
class NotedRow:
    """One thing that was recorded."""

    record: Record
    kind: str
    what: str


def noted_rows(context: Context, client: Id) -> list[NotedRow]:
    """All of a client's, the newest first."""
    text, translator = context.text, context.translator
    found = [
        NotedRow(each, text(f"{kind.title}.short"), _what(each, translator))
        for kind in KINDS
        for each in context.reader.find(kind.record, client=client)
    ]
    return sorted(found, key=lambda row: (row.record.happened_on, row.record.made), reverse=True)


def _what(record: Record, translator: Translator) -> str:
    """What its name says beside kind and day, which have columns of their own."""
    named = record.named(lambda _: None)
    told = next((value for name, value in named.arguments if name in ("what", "matter", "purpose")), None)
    if told is None:
        return worded(named, translator)
    return told if isinstance(told, str) else told.words(translator)  # type: ignore[union-attr]


def noted_columns(context: Context) -> tuple[TableColumn[NotedRow], ...]:
    """What kind, what, and when."""
    short = context.translator.short_date
    return (
        TableColumn("what", "noted.what", lambda row: row.what, 420, sortable=False),
        TableColumn("kind", "noted.kind", lambda row: row.kind, 200, sortable=False),
        TableColumn("day", "noted.day", lambda row: short(row.record.happened_on), 120, sortable=False),
    )


def blocked_version(record: Record) -> str:
    """The version of which the principal is told that no report comes; empty for anything else."""
    return record.version if isinstance(record, Telling) and record.about is ToldOf.REPORT_BLOCKED else ""


def may_decline(record: Record) -> bool:
    """Whether the practice may still answer a refusal."""
    return isinstance(record, Refusal) and record.declined_on is None
