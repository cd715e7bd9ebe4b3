"""The parts of a policy that the register and the statement speak of, as plain data: activities, recipients, promises,
what is asked, roles. A part that an older policy does not have is read as empty, which is drift and no fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain import policy_reader as read
from app.domain.category import Category, Source
from app.domain.organisation import OrganisationKind
from app.domain.period import Period
from app.domain.policy_activity import NO_TEXT, Activity, AgreementWith, LegalBasis, SpecialGround, Subject
from app.domain.policy_promise import Asked, Promise, PromiseKind
from app.domain.policy_recipient import AccessRole, Recipient, RecipientWhen, Secrecy
from app.domain.reason import LocalText

E = TypeVar("E", bound=StrEnum)


def read_activity(row: read.Table) -> Activity:
    """An activity from its row."""
    made = Activity(
        key=row.get("key", read.name),
        purpose=row.get("purpose", read.both_languages),
        subjects=_choices(row, "subjects", Subject),
        categories=_choices(row, "categories", Category),
        data=_text(row, "data"),
        basis=row.get("basis", read.choice(LegalBasis)),
        agreement_with=row.maybe("agreement_with", read.choice(AgreementWith)),
        weighing=_text(row, "weighing"),
        special_ground=row.maybe("special_ground", read.choice(SpecialGround)),
        sources=_choices(row, "sources", Source),
        own_term=row.maybe("own_term", read.period),
        location=_text(row, "location"),
        risks=_text(row, "risks"),
        measures=_text(row, "measures"),
        review_on=row.maybe("review_on", read.day),
        compatibility=_text(row, "compatibility"),
    )
    row.finish()
    return made


def read_recipient(row: read.Table) -> Recipient:
    """A recipient from its row."""
    made = Recipient(
        key=row.get("key", read.name),
        name=row.get("name", read.both_languages),
        kind=row.get("kind", read.choice(OrganisationKind)),
        organisation=row.maybe("organisation", read.text) or "",
        purpose=row.get("purpose", read.both_languages),
        categories=_choices(row, "categories", Category),
        activities=row.get("activities", read.some(read.name)) or (),
        when=row.get("when", read.choice(RecipientWhen)),
        secrecy=row.get("secrecy", read.choice(Secrecy)),
        agreement_on=row.maybe("agreement_on", read.day),
        country=row.get("country", read.country),
        safeguard=row.maybe("safeguard", read.text) or "",
        safeguard_until=row.maybe("safeguard_until", read.day),
    )
    row.finish()
    return made


def read_promise(row: read.Table) -> Promise:
    """A promise from its row."""
    made = Promise(row.get("kind", read.choice(PromiseKind)), row.get("text", read.both_languages))
    row.finish()
    return made


def read_asked(row: read.Table) -> Asked:
    """What is asked, from its row."""
    made = Asked(
        key=row.get("key", read.name),
        what=row.get("what", read.both_languages),
        fields=row.get("fields", read.some(read.text)) or (),
        required=row.get("required", read.yes_no),
        consequence=_text(row, "consequence"),
    )
    row.finish()
    return made


def read_role(row: read.Table) -> AccessRole:
    """A role from its row."""
    made = AccessRole(
        key=row.get("key", read.name),
        title=row.get("title", read.both_languages),
        sees=_choices(row, "sees", Category),
        logs_in=row.get("logs_in", read.yes_no),
        note=_text(row, "note"),
    )
    row.finish()
    return made


def plain_activity(activity: Activity) -> dict[str, object]:
    """An activity as plain data."""
    return _given(
        key=activity.key,
        purpose=both_texts(activity.purpose),
        subjects=_values(activity.subjects),
        categories=_values(activity.categories),
        data=plain_text(activity.data),
        basis=activity.basis.value,
        agreement_with=_value(activity.agreement_with),
        weighing=plain_text(activity.weighing),
        special_ground=_value(activity.special_ground),
        sources=_values(activity.sources),
        own_term=_period(activity.own_term),
        location=plain_text(activity.location),
        risks=plain_text(activity.risks),
        measures=plain_text(activity.measures),
        review_on=_day(activity.review_on),
        compatibility=plain_text(activity.compatibility),
    )


def plain_recipient(recipient: Recipient) -> dict[str, object]:
    """A recipient as plain data."""
    return _given(
        key=recipient.key,
        name=both_texts(recipient.name),
        kind=recipient.kind.value,
        organisation=recipient.organisation or None,
        purpose=both_texts(recipient.purpose),
        categories=_values(recipient.categories),
        activities=list(recipient.activities),
        when=recipient.when.value,
        secrecy=recipient.secrecy.value,
        agreement_on=_day(recipient.agreement_on),
        country=recipient.country,
        safeguard=recipient.safeguard or None,
        safeguard_until=_day(recipient.safeguard_until),
    )


def plain_promise(promise: Promise) -> dict[str, object]:
    """A promise as plain data."""
    return {"kind": promise.kind.value, "text": both_texts(promise.text)}


def plain_asked(asked: Asked) -> dict[str, object]:
    """What is asked, as plain data."""
    return _given(
        key=asked.key,
        what=both_texts(asked.what),
        fields=list(asked.fields),
        required=asked.required,
        consequence=plain_text(asked.consequence),
    )


def plain_role(role: AccessRole) -> dict[str, object]:
    """A role as plain data."""
    return _given(
        key=role.key,
        title=both_texts(role.title),
        sees=_values(role.sees),
        logs_in=role.logs_in,
        note=plain_text(role.note),
    )


def both_texts(text: LocalText) -> dict[str, str]:
    """A text in both languages, given or not."""
    return {"nl": text.nl, "en": text.en}


def plain_text(text: LocalText) -> dict[str, str] | None:
    """A text in both languages; None where it is given in neither."""
    return None if text == NO_TEXT else both_texts(text)


def _text(row: read.Table, name: str) -> LocalText:
    return row.maybe(name, read.both_languages) or NO_TEXT


def _choices(row: read.Table, name: str, choices: type[E]) -> tuple[E, ...]:
    return row.get(name, read.some(read.choice(choices))) or ()


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _values(values: Iterable[StrEnum]) -> list[str]:
    return [each.value for each in values]


def _value(value: StrEnum | None) -> str | None:
    return None if value is None else value.value


def _period(period: Period | None) -> str | None:
    return None if period is None else str(period)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
