"""The rows of each part as a table: which columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from app.domain.policy import AnswerPromise, RetentionRule
from app.domain.policy_activity import Activity
from app.domain.policy_promise import Asked, Promise
from app.domain.policy_recipient import AccessRole, Recipient
from app.domain.policy_rows import Row
from app.kernel.translator import Translator
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn

Words = Callable[[Row, Translator], str]


def columns_of(part: str, context: Context) -> tuple[TableColumn[Row], ...]:
    """The columns of a part."""

    def column(name: str, words: Words, width: int) -> TableColumn[Row]:
        return TableColumn(name, f"policy_row.{name}", lambda row: words(row, context.translator), width)

    return tuple(column(*each) for each in _COLUMNS[part])


def _category(row: Row, t: Translator) -> str:
    rule = cast(RetentionRule, row)
    only = f" ({t.text(f'trajectory_kind.{rule.only.value}')})" if rule.only else ""
    return t.text(f"category.{rule.category.value}") + only


def _period(row: Row, t: Translator) -> str:
    rule = cast(RetentionRule, row)
    return rule.period.words(t) if rule.period else "-"


def _basis(row: Row, t: Translator) -> str:
    activity = cast(Activity, row)
    said = t.text(f"legal_basis.{activity.basis.value}")
    return f"{said} {t.text(f'agreement_with.{activity.agreement_with.value}')}" if activity.agreement_with else said


def _joined(keys: Sequence[str], t: Translator) -> str:
    return ", ".join(t.text(key) for key in keys)


def _review(row: Row, t: Translator) -> str:
    day = cast(Activity, row).review_on
    return t.short_date(day) if day else "-"


def _agreement(row: Row, t: Translator) -> str:
    recipient = cast(Recipient, row)
    if recipient.agreement_on is not None:
        return t.short_date(recipient.agreement_on)
    return t.text("policy_screen.no_agreement") if recipient.is_processor else "-"


_COLUMNS: dict[str, tuple[tuple[str, Words, int], ...]] = {
    "rules": (
        ("categories", _category, 250),
        ("trigger", lambda row, t: t.text(f"retention.trigger.{cast(RetentionRule, row).trigger.value}"), 230),
        ("period", _period, 100),
        ("action", lambda row, t: t.text(f"retention.action.{cast(RetentionRule, row).action.value}"), 140),
    ),
    "answers": (
        ("kind", lambda row, t: t.text(f"request_kind.{cast(AnswerPromise, row).kind.value}"), 260),
        ("period", lambda row, t: cast(AnswerPromise, row).period.words(t), 200),
    ),
    "activities": (
        ("purpose", lambda row, t: cast(Activity, row).purpose.words(t), 340),
        ("basis", _basis, 260),
        ("review_on", _review, 110),
    ),
    "recipients": (
        ("name", lambda row, t: cast(Recipient, row).name.words(t), 250),
        ("when", lambda row, t: t.text(f"recipient_when.{cast(Recipient, row).when.value}"), 230),
        ("agreement_on", _agreement, 150),
        ("country", lambda row, _: cast(Recipient, row).country, 60),
    ),
    "promises": (
        ("kind", lambda row, t: t.text(f"promise_kind.{cast(Promise, row).kind.value}"), 260),
        ("text", lambda row, t: cast(Promise, row).text.words(t), 400),
    ),
    "asked": (
        ("what", lambda row, t: cast(Asked, row).what.words(t), 240),
        ("required", lambda row, t: t.text("yes" if cast(Asked, row).required else "no"), 90),
        ("consequence", lambda row, t: cast(Asked, row).consequence.words(t), 400),
    ),
    "roles": (
        ("title", lambda row, t: cast(AccessRole, row).title.words(t), 220),
        ("logs_in", lambda row, t: t.text("yes" if cast(AccessRole, row).logs_in else "no"), 130),
        ("sees", lambda row, t: _joined([f"category.{each.value}" for each in cast(AccessRole, row).sees], t), 400),
    ),
}
