"""May a version, or what is told, go to a recipient outside the practice? (rows D2, D10, D12, E7, L4, L7, L8, L14, X3)

Of a version only the exact approved and final one goes, whatever the ground. On which ground, and to whom, is asked of
words as of papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.consent import Consent, ConsentRole
from app.domain.disclosure import DisclosureGround
from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.unread import unread
from app.domain.gates.use_restricted import wished_since
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.policy_recipient import Secrecy
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import ReceivedAnswer
from app.domain.request import IdentityCheck, Outcome, Request
from app.domain.restriction import Restriction
from app.kernel.ids import Id

_BOUND = {
    OrganisationKind.PROCESSOR: (Secrecy.PROCESSOR_AGREEMENT,),
    OrganisationKind.PRACTITIONER: (
        Secrecy.PROFESSIONAL,
        Secrecy.PROCESSOR_AGREEMENT,
        Secrecy.CONFIDENTIALITY_AGREEMENT,
    ),
}
"""What must bind a recipient of a kind before anything goes there (A7, E7)."""
_NO_CONSENT = (DisclosureGround.LEGAL_DUTY, DisclosureGround.VITAL_INTEREST)
"""What goes before a promise to ask consent: no promise can undo a law or a danger to life."""
_HOWEVER_OLD = (*_NO_CONSENT, DisclosureGround.OWN_REQUEST)
"""What asks for a paper as it is: its own words say until when it holds (L14)."""


@dataclass(frozen=True, slots=True)
class DisclosureFacts:
    """What the gate looks at. `consents` are all of this client's, in force or not; `version` None is told by mouth.

    `secrecy` is what binds the recipient. `medical` says whether there is a diagnosis, cause or treatment in it, None
    where nobody said so; `words` are those that look like it. `employer` says that it goes to one. `statements` is how
    many of the client stand beside the version, and `goes_along` whether they go with it. `answers` are the client's to
    this version, read or not.
    """

    version: Version | None
    trajectory: Id
    recipient: Organisation
    consents: tuple[Consent, ...]
    client_first: bool
    consent_needed: bool
    today: date
    ground: DisclosureGround | None = None
    ground_reason: str = ""
    request: Request | None = None
    secrecy: Secrecy = Secrecy.NONE
    restrictions: tuple[Restriction, ...] = ()
    employer: bool = False
    medical: bool | None = None
    words: tuple[str, ...] = ()
    statements: int = 0
    goes_along: bool = True
    answers: tuple[ReceivedAnswer, ...] = ()


def disclose_gate(facts: DisclosureFacts) -> Verdict:
    """The exact approved and final version, on a ground that holds, to a recipient who keeps silent, unrestricted."""
    return verdict(
        (*_of_the_version(facts), *_of_the_ground(facts), *_of_the_recipient(facts), *_of_the_restriction(facts))
    )


def release_for(facts: DisclosureFacts) -> Consent | None:
    """The consent on which this may go to this recipient: the release in force that covers it and was given last."""
    newest_last = sorted(_naming(facts), key=lambda each: (each.given_on, each.made))
    return next((each for each in reversed(newest_last) if each.in_force(facts.today)), None)


def _of_the_version(facts: DisclosureFacts) -> Iterator[Reason]:
    match facts.version.state if facts.version else VersionState.FINAL:
        case VersionState.BLOCKED:
            yield reason("gate.disclose.blocked")
        case VersionState.DRAFT | VersionState.SHARED | VersionState.ANSWERED if facts.client_first:
            yield reason("gate.disclose.not_approved")
        case VersionState.SUPERSEDED:
            yield reason("gate.disclose.superseded")
        case VersionState.WITHDRAWN:
            yield reason("gate.disclose.withdrawn")
        case VersionState.DRAFT | VersionState.SHARED | VersionState.ANSWERED | VersionState.APPROVED:
            yield reason("gate.disclose.not_final")
    yield from unread(facts.answers)
    until = facts.version.valid_until if facts.version else None
    if until is not None and until < facts.today and facts.ground not in _HOWEVER_OLD:
        yield reason("gate.disclose.expired", date=until)
    if facts.statements and not facts.goes_along:
        yield reason("gate.disclose.statement_stays", number=facts.statements)


def _of_the_ground(facts: DisclosureFacts) -> Iterator[Reason]:
    ground = facts.ground
    if ground is not None and ground.needs_reason and not facts.ground_reason.strip():
        yield reason("gate.disclose.no_why")
    if ground in _NO_CONSENT:
        return
    if ground is DisclosureGround.OWN_REQUEST:
        if not _asked_for(facts):
            yield reason("gate.disclose.not_asked", recipient=facts.recipient.name)
    elif ground is DisclosureGround.CONSENT or facts.consent_needed:
        yield from _of_the_consent(facts)


def _asked_for(facts: DisclosureFacts) -> bool:
    """Whether the client, known to be the client, asked that it goes to exactly this recipient (A8, E15)."""
    request = facts.request
    return (
        request is not None
        and request.recipient == facts.recipient.id
        and request.identity is not IdentityCheck.NOT_YET
        and request.outcome not in (Outcome.REFUSED, Outcome.WITHDRAWN)
        and request.received_on <= facts.today
    )


def _of_the_consent(facts: DisclosureFacts) -> Iterator[Reason]:
    if release_for(facts) is not None:
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
        yield _of_another_consent(facts)


def _of_another_consent(facts: DisclosureFacts) -> Reason:
    """Why a consent that does name this recipient is not enough, so that nobody looks for what seems to be there."""
    name = facts.recipient.name
    named = [each for each in facts.consents if each.recipient == facts.recipient.id and each.in_force(facts.today)]
    if not named:
        return reason("gate.disclose.no_consent", recipient=name)
    if any(each.role is ConsentRole.RELEASE for each in named):
        return reason("gate.disclose.consent_elsewhere", recipient=name)
    return reason(
        "gate.disclose.consent_other_role", recipient=name,
        role=Label(f"consent_role.{named[-1].role.value}"), wanted=Label(f"consent_role.{ConsentRole.RELEASE.value}"),
    )  # fmt: skip


def _of_the_recipient(facts: DisclosureFacts) -> Iterator[Reason]:
    """Whoever gets it keeps silent. An employer hears nothing of diagnosis, cause or treatment; that no word betrays
    one proves nothing, so somebody says that there is none.
    """
    wanted = _BOUND.get(facts.recipient.kind, ())
    if wanted and facts.secrecy not in wanted and facts.ground is not DisclosureGround.VITAL_INTEREST:
        yield reason(f"gate.disclose.unbound.{facts.recipient.kind.value}", recipient=facts.recipient.name)
    if facts.employer and facts.medical:
        yield reason("gate.disclose.medical", recipient=facts.recipient.name)
    elif facts.employer and facts.medical is None and facts.words:
        yield reason("gate.disclose.medical_words", words=", ".join(facts.words[:5]))
    elif facts.employer and facts.medical is None:
        yield reason("gate.disclose.medical_unread")


def _of_the_restriction(facts: DisclosureFacts) -> Iterator[Reason]:
    """While use is restricted only a later wish of the client, a law or a danger to life is ground enough (18(2))."""
    if facts.ground in _NO_CONSENT:
        return
    for each in facts.restrictions:
        if each.stops(facts.trajectory) and not _wished_since(facts, each):
            yield reason("gate.disclose.restricted", date=each.since)


def _wished_since(facts: DisclosureFacts, restriction: Restriction) -> bool:
    """Whether the client came to want this after the restriction."""
    wish = facts.request if facts.ground is DisclosureGround.OWN_REQUEST else release_for(facts)
    if wish is None or facts.ground is DisclosureGround.CONTRACT:
        return False
    return wished_since(restriction, (wish,))


def _naming(facts: DisclosureFacts) -> list[Consent]:
    """The releases that name this recipient and cover this version; words are covered by none for another thing."""
    version = facts.version.id if facts.version else ""
    return [
        each
        for each in facts.consents
        if each.role is ConsentRole.RELEASE
        and each.recipient == facts.recipient.id
        and each.version in ("", version)
        and each.trajectory in ("", facts.trajectory)
    ]
