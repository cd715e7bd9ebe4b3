"""What a register says of a request beside its own fields: its terms, what was restricted and left out, and on what
ground (rows A10, L1, L3, L4, L15; GDPR art. 12, 18, 19).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.omission import Omission
from app.domain.organisation import Organisation
from app.domain.recipient_notice import RecipientNotice
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.kernel.translator import Translator
from app.usecases.law import Law
from app.usecases.request_terms import request_terms
from app.vault.rows import Rows

COLUMNS = ("promised_by", "legal_by", "restrictions", "omissions", "recipients_told")
"""In the order of their cells. `register.column.<name>` words them."""


def request_cells(rows: Rows, law: Law, request: Request, translator: Translator) -> tuple[str, ...]:
    """A cell for each column; several of a thing are lines of it."""
    terms = request_terms(rows, request, law)
    promised, legal = terms.promised, terms.legal
    return (
        translator.date(promised.ends_on) if promised is not None else "",
        translator.date(legal.ends_on),
        _lines(_restriction(each, translator) for each in rows.find(Restriction, request=request.id)),
        _lines(_omission(each, translator) for each in rows.find(Omission, request=request.id)),
        _lines(_notice(rows, each, translator) for each in rows.find(RecipientNotice, request=request.id)),
    )


def _restriction(found: Restriction, translator: Translator) -> str:
    cause = translator.text(f"restriction_cause.{found.cause.value}")
    since = translator.text("register.restricted_since", cause=cause, date=found.since)
    lifted = translator.text("register.lifted", date=found.lifted_on) if found.lifted_on else ""
    return _joined(since, found.explanation, found.weighing, lifted, found.lifted_because)


def _omission(found: Omission, translator: Translator) -> str:
    what = translator.text(f"noun.{found.about}")
    cause = translator.text(f"omission_cause.{found.cause.value}")
    return _joined(f"{what[:1].upper()}{what[1:]}: {cause}", found.reason)


def _notice(rows: Rows, found: RecipientNotice, translator: Translator) -> str:
    recipient = rows.maybe(Organisation, found.recipient)
    name = recipient.name if recipient is not None else ""
    if found.told_on is not None:
        return translator.text("register.recipient_told", name=name, date=found.told_on)
    if found.not_told.strip():
        return translator.text("register.recipient_not_told", name=name, why=found.not_told.strip())
    return translator.text("register.recipient_waits", name=name)


def _joined(*said: str) -> str:
    """Sentences one after another, each closed."""
    whole = (" ".join(each.split()) for each in said)
    return " ".join(each if each[-1:] in ".!?" else f"{each}." for each in whole if each)


def _lines(said: Iterable[str]) -> str:
    return "\n".join(said)
