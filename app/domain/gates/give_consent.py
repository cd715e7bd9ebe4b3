"""Does this count as a consent? (GDPR art. 4(11), 7, 8; UAVG art. 5; rows B3, C2, E4, L7, L13)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.age import Ages, younger_than
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole, GivenBy
from app.domain.dossier_facts import keeps_a_dossier
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, Reason, reason
from app.domain.representative import Representative
from app.domain.training import Training
from app.domain.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class GivingFacts:
    """What the gate looks at: the consent as it would be recorded, and whose it is."""

    consent: Consent
    client: Client
    representatives: tuple[Representative, ...]
    trajectories: tuple[Trajectory, ...]
    ages: Ages
    """As the law had them on the day of giving."""
    trainings: tuple[Training, ...] = ()
    """In which the client takes part."""


def give_consent_gate(facts: GivingFacts) -> Verdict:
    """Said or signed by somebody who may, about something, in a way that fits what it is for."""
    return verdict((*_of_the_words(facts), *_of_the_role(facts), *_of_who(facts)))


def _of_the_words(facts: GivingFacts) -> Iterator[Reason]:
    """Nothing unsigned or empty counts as given."""
    consent = facts.consent
    if not _says_something(consent.text) or not _says_something(consent.purpose):
        yield reason("gate.give_consent.empty")
    if not _says_something(consent.given_name):
        yield reason("gate.give_consent.unsigned")
    if consent.valid_until is not None and consent.valid_until < consent.given_on:
        yield reason("gate.give_consent.ends_before", date=consent.valid_until)


def _of_the_role(facts: GivingFacts) -> Iterator[Reason]:
    """Basis and release are recorded apart; an employee's basis needs its reason (L7)."""
    consent = facts.consent
    if consent.grounds_data and consent.recipient:
        yield reason("gate.give_consent.release_apart")
    if consent.role is ConsentRole.SPECIAL_CATEGORIES and not consent.written:
        yield reason("gate.give_consent.not_written")
    if consent.role is not ConsentRole.LEGAL_BASIS:
        return
    if _is_employee(facts) and not consent.freely.strip():
        yield reason("gate.give_consent.employee")
    engaged = facts.trajectories or facts.trainings
    if not engaged and keeps_a_dossier(consent) and consent.valid_until is None:
        yield reason("gate.give_consent.no_end")


def _of_who(facts: GivingFacts) -> Iterator[Reason]:
    client, day = facts.client, facts.consent.given_on
    if client.died_on is not None and day > client.died_on:
        yield reason("gate.give_consent.died", date=client.died_on)
    elif facts.consent.given_by is GivenBy.CLIENT:
        yield from _by_client(facts)
    else:
        yield from _by_representative(facts)


def _by_client(facts: GivingFacts) -> Iterator[Reason]:
    """The client alone, from the age of the law, and as far as nobody decides instead."""
    consent, client = facts.consent, facts.client
    if consent.representative:
        yield reason("gate.give_consent.given_by_client")
    if younger_than(client.birth_date, facts.ages.consent, consent.given_on):
        yield reason("gate.give_consent.too_young", age=facts.ages.consent)
    for each in facts.representatives:
        if not each.of_a_minor and each.acts_on(consent.given_on) and each.reaches(consent.data_category):
            capacity = Label(f"capacity.{each.capacity.value}")
            yield reason("gate.give_consent.represented", name=each.name, capacity=capacity)


def _by_representative(facts: GivingFacts) -> Iterator[Reason]:
    consent, client = facts.consent, facts.client
    who = next((each for each in facts.representatives if each.id == consent.representative), None)
    if who is None:
        yield reason("gate.give_consent.representative_unnamed")
        return
    if not who.acts_on(consent.given_on):
        yield reason("gate.give_consent.not_acting", name=who.name, date=consent.given_on)
    if not who.reaches(consent.data_category):
        yield reason("gate.give_consent.out_of_reach", name=who.name)
    if not who.of_a_minor:
        return
    if client.birth_date is None:
        yield reason("gate.give_consent.birth_date_unknown", age=facts.ages.consent)
    elif not younger_than(client.birth_date, facts.ages.consent, consent.given_on):
        yield reason("gate.give_consent.decides_alone", age=facts.ages.consent)
    if who.statement_read_on is None or who.statement_read_on > consent.given_on:
        yield reason("gate.give_consent.statement_unread", name=who.name)


def _is_employee(facts: GivingFacts) -> bool:
    """Whether another commissioned a trajectory or training that ran on the day: one does not easily say no to who
    pays.
    """
    day, of = facts.consent.given_on, facts.consent.trajectory
    mine: list[Trajectory | Training] = [each for each in facts.trajectories if of in ("", each.id)]
    mine += () if of else facts.trainings
    return any(
        each.principal and each.starts_on <= day and (each.ends_on is None or day <= each.ends_on) for each in mine
    )


def _says_something(text: str) -> bool:
    return any(each.isalpha() for each in text)
