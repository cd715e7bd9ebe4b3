"""What the gate of disclosure looks at, from the dossier and the policy of the day (rows D12, E7, L4, L8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from app.domain.client_statement import ClientStatement
from app.domain.consent import Consent
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Document, Version
from app.domain.gates.disclose import DisclosureFacts
from app.domain.medical_words import medical_words
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.policy import Policy
from app.domain.policy_recipient import Secrecy
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.domain.special_note import SpecialNote, medical_in
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.waiting_answers import waiting_answers
from app.vault.rows import Rows

ASKED = ("ground", "ground_reason", "decided_by", "told_to", "secrecy", "request")
"""What may be said with a disclosure, besides to whom and which way."""
_OF_THE_DISCLOSURE = ("medical", "with_statement")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the coach says of a disclosure.

    `medical`: whether there is a diagnosis, cause or treatment in it; None where nobody looked. `with_statement`:
    whether the client's statement goes along, where the program does not put it in itself.
    """

    ground: DisclosureGround | None = None
    ground_reason: str = ""
    decided_by: str = ""
    told_to: str = ""
    secrecy: Secrecy | None = None
    request: str = ""
    medical: bool | None = None
    with_statement: bool = False


def read_terms(given: Mapping[str, object]) -> Terms:
    """From the fields of a form or file; InputError with every fault."""
    own = {name: given[name] for name in _OF_THE_DISCLOSURE if name in given}
    wrong = [
        Fault(f"disclosure.{name}", "not_yes_no") for name, value in own.items() if not isinstance(value, bool | None)
    ]
    if wrong:
        raise InputError(*wrong)
    values = read_named(Disclosure, {name: value for name, value in given.items() if name not in own}, ASKED)
    return Terms(
        ground=cast("DisclosureGround | None", values.get("ground")),
        ground_reason=str(values.get("ground_reason", "")),
        decided_by=str(values.get("decided_by", "")),
        told_to=str(values.get("told_to", "")),
        secrecy=cast("Secrecy | None", values.get("secrecy")),
        request=str(values.get("request", "")),
        medical=cast("bool | None", own.get("medical")),
        with_statement=bool(own.get("with_statement")),
    )


NOTHING_SAID = Terms()
READ_THROUGH = Terms(medical=False)
"""Somebody read it through, and there is no diagnosis, cause or treatment in it."""


def disclosure_facts(
    rows: Rows, version: Version, recipient: Organisation, today: date, terms: Terms = NOTHING_SAID
) -> DisclosureFacts:
    """Of handing a version to a recipient."""
    policy = policy_on(rows, today)
    trajectory = rows.get(Trajectory, rows.get(Document, version.document).trajectory)
    return DisclosureFacts(
        version=version,
        trajectory=trajectory.id,
        recipient=recipient,
        consents=rows.find(Consent, client=version.client),
        client_first=policy.requires_client_approval(version.kind),
        consent_needed=policy.consent_for_disclosure,
        today=today,
        ground=terms.ground,
        ground_reason=terms.ground_reason,
        request=_request(rows, version.client, terms),
        secrecy=terms.secrecy or secrecy_of(policy, recipient),
        restrictions=rows.find(Restriction, client=version.client),
        employer=is_employer(recipient, trajectory),
        medical=_noted(rows, version.client, version.source) or terms.medical,
        words=medical_words(version.source),
        statements=len(statements_beside(rows, version)),
        goes_along=terms.with_statement,
        answers=waiting_answers(rows, version),
    )


def telling_facts(
    rows: Rows, client: Id, trajectory: Trajectory | None, recipient: Organisation, told: str, on: date, terms: Terms
) -> DisclosureFacts:
    """Of telling something, or of handing over what is no document of the vault."""
    policy = policy_on(rows, on)
    return DisclosureFacts(
        version=None,
        trajectory=trajectory.id if trajectory else Id(""),
        recipient=recipient,
        consents=rows.find(Consent, client=client),
        client_first=False,
        consent_needed=policy.consent_for_disclosure,
        today=on,
        ground=terms.ground,
        ground_reason=terms.ground_reason,
        request=_request(rows, client, terms),
        secrecy=terms.secrecy or secrecy_of(policy, recipient),
        restrictions=rows.find(Restriction, client=client),
        employer=is_employer(recipient, trajectory),
        medical=_noted(rows, client, told) or terms.medical,
        words=medical_words(told),
    )


def _noted(rows: Rows, client: Id, text: str) -> bool:
    """Whether it says something medical that was noted of the client: then there is nothing to look at any more."""
    return medical_in(text, rows.each(SpecialNote, client=client))


_AGREEMENTS = (Secrecy.PROCESSOR_AGREEMENT, Secrecy.CONFIDENTIALITY_AGREEMENT)


def secrecy_of(policy: Policy, recipient: Organisation) -> Secrecy:
    """What binds a recipient by the policy: as the organisation that it names, or else by its kind. An agreement binds
    from when it is on record, and that of another processor does not count (A7, C10, E7).
    """
    rows = [each for each in policy.recipients if each.organisation == recipient.id]
    if not rows and recipient.kind is not OrganisationKind.PROCESSOR:
        rows = [each for each in policy.recipients if each.kind is recipient.kind and not each.organisation]
    for each in rows:
        if each.secrecy not in _AGREEMENTS or each.agreement_on is not None:
            return each.secrecy
    return Secrecy.NONE


def is_employer(recipient: Organisation, trajectory: Trajectory | None) -> bool:
    """Whether it goes to an employer: by its kind, or as the principal of whom nothing else is known."""
    pays = trajectory is not None and trajectory.principal == recipient.id
    return recipient.kind is OrganisationKind.EMPLOYER or (pays and recipient.kind is OrganisationKind.OTHER)


def statements_beside(rows: Rows, version: Version) -> tuple[ClientStatement, ...]:
    """The client's statements beside a version, and beside the versions of the same document before it (D8, L14)."""
    earlier = {each.id for each in rows.find(Version, document=version.document) if each.number <= version.number}
    return tuple(each for each in rows.find(ClientStatement, client=version.client) if each.version in earlier)


def _request(rows: Rows, client: Id, terms: Terms) -> Request | None:
    """The request that it answers; one of somebody else is none."""
    found = rows.maybe(Request, terms.request)
    return found if found is not None and found.client == client else None
