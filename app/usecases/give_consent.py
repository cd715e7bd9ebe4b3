"""Record a consent that was given (GDPR art. 7; rows B3, C2, E4, L7, L13)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.age import ages_on
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.gate import require
from app.domain.gates.give_consent import GivingFacts, give_consent_gate
from app.domain.participation import Participation
from app.domain.representative import Representative
from app.domain.training import Training
from app.domain.trajectory import Trajectory
from app.usecases.keep_item import add_item
from app.usecases.law import Law
from app.vault.rows import Rows
from app.vault.work import Work


def give_consent(work: Work, given: Mapping[str, object], client: str, law: Law) -> Consent:
    """A consent as it was given: the exact text, who, when, how, with what evidence.

    InputError with every fault; GateRefused with every reason why it does not count as one.
    """
    consent = add_item(work, Consent, given, client=client)
    require(give_consent_gate(giving_facts(work, consent, law)))
    return consent


def giving_facts(rows: Rows, consent: Consent, law: Law) -> GivingFacts:
    """What the gate looks at, from the consent's own dossier and the law of the day it was given."""
    parts = [each for each in rows.find(Participation, client=consent.client) if each.cancelled_on is None]
    trainings = (rows.maybe(Training, each.training) for each in parts)
    return GivingFacts(
        consent=consent,
        client=rows.get(Client, consent.client),
        representatives=rows.find(Representative, client=consent.client),
        trajectories=rows.find(Trajectory, client=consent.client),
        ages=ages_on(law.statute, consent.given_on),
        trainings=tuple(each for each in trainings if each is not None),
    )
