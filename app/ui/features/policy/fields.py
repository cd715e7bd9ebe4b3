"""What a form asks of a row of each part: the names that it has in JSON, and the input that fits. Labels are
`policy_row.<name>`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.category import Category, Source
from app.domain.organisation import OrganisationKind
from app.domain.policy import Basis, RetentionAction, Trigger
from app.domain.policy_activity import AgreementWith, LegalBasis, SpecialGround, Subject
from app.domain.policy_promise import PromiseKind
from app.domain.policy_recipient import RecipientWhen, Secrecy
from app.domain.request_kind import RequestKind
from app.domain.trajectory import TrajectoryKind
from app.ui.context import Context
from app.ui.features.policy.row_inputs import (
    BothInput,
    ManyInput,
    OneInput,
    PeriodInput,
    PlainDateInput,
    PlainLineInput,
)
from app.ui.widgets.inputs import Input, Option, YesNoInput

Make = Callable[[Context], Input]


@dataclass(frozen=True, slots=True)
class RowField:
    """One field of a row. `key` is one by which the row is known, given when it is made."""

    name: str
    make: Make
    required: bool = False


def _one(choices: type[StrEnum], prefix: str, *, none: bool = False) -> Make:
    return lambda context: OneInput(_options(context, choices, prefix), context.text("form.none") if none else "")


def _many(choices: type[StrEnum], prefix: str, *, but: StrEnum | None = None) -> Make:
    return lambda context: ManyInput([each for each in _options(context, choices, prefix) if each[0] != but])


def _options(context: Context, choices: type[StrEnum], prefix: str) -> list[Option]:
    return [(each.value, context.text(f"{prefix}.{each.value}")) for each in choices]


def _both(lines: int = 1) -> Make:
    return lambda context: BothInput(context.translator, lines)


def _period(context: Context) -> Input:
    return PeriodInput(context.translator)


def _working(context: Context) -> Input:
    return PeriodInput(context.translator, working_days=True)


def _date(context: Context) -> Input:
    return PlainDateInput(context.translator, context.colours)


def _line(context: Context) -> Input:
    return PlainLineInput()


def _yes_no(key: str) -> Make:
    return lambda context: YesNoInput(context.text(key))


def _safeguard(context: Context) -> Input:
    rows = [(each.name, each.title.words(context.translator)) for each in context.law.transfers.safeguards]
    return OneInput(rows, context.text("form.none"))


def _activities(context: Context) -> Input:
    """Filled by the dialog, which knows the draft."""
    return ManyInput([])


_CATEGORIES = _many(Category, "category", but=Category.PRACTICE)

FIELDS: dict[str, tuple[RowField, ...]] = {
    "rules": (
        RowField("categories", _CATEGORIES, required=True),
        RowField("trigger", _one(Trigger, "retention.trigger"), required=True),
        RowField("period", _period),
        RowField("action", _one(RetentionAction, "retention.action"), required=True),
        RowField("basis", _one(Basis, "basis"), required=True),
        RowField("only", _one(TrajectoryKind, "trajectory_kind", none=True)),
        RowField("ground", _both(2), required=True),
    ),
    "answers": (
        RowField("kind", _one(RequestKind, "request_kind"), required=True),
        RowField("period", _working, required=True),
    ),
    "activities": (
        RowField("purpose", _both(), required=True),
        RowField("subjects", _many(Subject, "subject"), required=True),
        RowField("categories", _CATEGORIES),
        RowField("data", _both(2)),
        RowField("basis", _one(LegalBasis, "legal_basis"), required=True),
        RowField("agreement_with", _one(AgreementWith, "agreement_with", none=True)),
        RowField("weighing", _both(2)),
        RowField("special_ground", _one(SpecialGround, "special_ground", none=True)),
        RowField("sources", _many(Source, "source", but=Source.PROGRAM), required=True),
        RowField("own_term", _period),
        RowField("location", _both()),
        RowField("risks", _both(2)),
        RowField("measures", _both(2)),
        RowField("review_on", _date),
        RowField("compatibility", _both(2)),
    ),
    "recipients": (
        RowField("name", _both(), required=True),
        RowField("kind", _one(OrganisationKind, "organisation_kind"), required=True),
        RowField("purpose", _both(), required=True),
        RowField("categories", _CATEGORIES),
        RowField("activities", _activities),
        RowField("when", _one(RecipientWhen, "recipient_when"), required=True),
        RowField("secrecy", _one(Secrecy, "secrecy"), required=True),
        RowField("agreement_on", _date),
        RowField("country", _line, required=True),
        RowField("safeguard", _safeguard),
        RowField("safeguard_until", _date),
    ),
    "promises": (
        RowField("kind", _one(PromiseKind, "promise_kind"), required=True),
        RowField("text", _both(3), required=True),
    ),
    "asked": (
        RowField("what", _both(), required=True),
        RowField("required", _yes_no("policy_row.required_yes")),
        RowField("consequence", _both(2)),
    ),
    "roles": (
        RowField("title", _both(), required=True),
        RowField("sees", _CATEGORIES),
        RowField("logs_in", _yes_no("policy_row.logs_in_yes")),
        RowField("note", _both()),
    ),
}
"""In the order in which a form asks them."""
