"""What a withdrawal of consent does, before it is done: what can no longer go out, and what went out already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.consent import Consent, ConsentRole
from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version, VersionState
from app.domain.gates.disclose import release_for
from app.domain.organisation import Organisation
from app.usecases.disclose_document import disclosure_facts
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class WithdrawalEffect:
    """`stopped` are the documents that can no longer go to `recipient`; `gone` is what went out on this consent.

    `erasure_due`: the consent was what the law lets this data be kept on, so that erasing it is due (row L7).
    """

    recipient: str
    stopped: tuple[Document, ...]
    gone: tuple[Disclosure, ...]
    erasure_due: bool


def withdrawal_effect(rows: Rows, consent: Consent, today: date) -> WithdrawalEffect:
    """What withdrawing this consent today would change."""
    recipient = rows.maybe(Organisation, consent.recipient)
    stopped = tuple(_stopped(rows, consent, recipient, today)) if recipient is not None else ()
    return WithdrawalEffect(
        recipient=recipient.name if recipient else "",
        stopped=stopped,
        gone=rows.find(Disclosure, consent=consent.id),
        erasure_due=consent.role in (ConsentRole.LEGAL_BASIS, ConsentRole.SPECIAL_CATEGORIES),
    )


def _stopped(rows: Rows, consent: Consent, recipient: Organisation, today: date) -> dict[Document, None]:
    """Documents with a version for which this consent is the only one that covers it, in their own order."""
    found: dict[Document, None] = {}
    for version in rows.find(Version, client=consent.client):
        if version.state in (VersionState.SUPERSEDED, VersionState.BLOCKED):
            continue
        facts = disclosure_facts(rows, version, recipient, today)
        others = tuple(each for each in facts.consents if each.id != consent.id)
        if facts.consent_needed and release_for(facts) and not release_for(replace(facts, consents=others)):
            found[rows.get(Document, version.document)] = None
    return found
