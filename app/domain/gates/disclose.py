"""May a version be handed to a recipient outside the practice? (rows D2, D10, D12, L7, L14, X3)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.consent import Consent, ConsentRole
from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.organisation import Organisation
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class DisclosureFacts:
    """What the gate looks at. `consents` are all of this client's, in force or not."""

    version: Version
    trajectory: Id
    recipient: Organisation
    consents: tuple[Consent, ...]
    client_first: bool
    consent_needed: bool
    today: date


def disclose_gate(facts: DisclosureFacts) -> Verdict:
    """The exact approved and final version, to a recipient that a release in force names, with no block."""
    return verdict((*_of_the_version(facts), *_of_the_consent(facts)))


def release_for(facts: DisclosureFacts) -> Consent | None:
    """The consent on which this version may go to this recipient: the newest release in force that covers it."""
    return next((each for each in reversed(_naming(facts)) if each.in_force(facts.today)), None)


def _of_the_version(facts: DisclosureFacts) -> Iterator[Reason]:
    match facts.version.state:
        case VersionState.BLOCKED:
            yield reason("gate.disclose.blocked")
        case VersionState.DRAFT | VersionState.SHARED if facts.client_first:
            yield reason("gate.disclose.not_approved")
        case VersionState.SUPERSEDED:
            yield reason("gate.disclose.superseded")
        case VersionState.DRAFT | VersionState.SHARED | VersionState.APPROVED:
            yield reason("gate.disclose.not_final")


def _of_the_consent(facts: DisclosureFacts) -> Iterator[Reason]:
    if not facts.consent_needed or release_for(facts) is not None:
        return
    name = facts.recipient.name
    naming = _naming(facts)
    withdrawn = [each for each in naming if each.withdrawn_on is not None]
    if withdrawn:
        day = max(each.withdrawn_on for each in withdrawn if each.withdrawn_on is not None)
        yield reason("gate.disclose.consent_withdrawn", recipient=name, date=day)
    elif naming:
        yield reason("gate.disclose.consent_not_in_force", recipient=name)
    else:
        yield reason("gate.disclose.no_consent", recipient=name)


def _naming(facts: DisclosureFacts) -> list[Consent]:
    """The releases that name this recipient and cover this version."""
    return [
        each
        for each in facts.consents
        if each.role is ConsentRole.RELEASE
        and each.recipient == facts.recipient.id
        and each.version in ("", facts.version.id)
        and each.trajectory in ("", facts.trajectory)
    ]
