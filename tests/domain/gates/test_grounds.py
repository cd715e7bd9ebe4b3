"""On what ground something is noted, used or sent (B3, B10, C6, C11, D4, D13, E2, E4, E5, L4, L6, L8, L13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.age import Ages, age_on
from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.gates.agree import agree_gate
from app.domain.gates.decline import decline_gate
from app.domain.gates.newsletter import MailFacts, SubscribeFacts, mail_newsletter_gate, subscribe_gate
from app.domain.gates.note_bsn import note_bsn_gate
from app.domain.gates.other_use import other_use_gate
from app.domain.gates.record_special import SpecialFacts, record_special_gate
from app.domain.gates.use_enquiry import UseEnquiryFacts, use_enquiry_gate
from app.domain.gates.use_restricted import UseFacts, use_gate
from app.domain.newsletter_contact import NewsletterGround
from app.domain.policy_activity import SpecialGround
from app.domain.refusal import Refusal
from app.domain.representative import Capacity, Representative
from app.domain.restriction import Restriction, RestrictionCause
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id, new_id
from tests.domain.gates.gate_samples import DAYS, NOW, TODAY, codes, record
from tests.domain.policy_samples import starting_policy

CLIENT = new_id()
AGES = Ages(16, 18)


def consent(role: ConsentRole, **fields: object) -> Consent:
    return record(
        Consent, client=CLIENT, role=role,
        **{
            "purpose": "Opname", "text": "Goed.", "given_on": TODAY, "given_name": "Anna", "given_how": Channel.EMAIL,
            **fields,
        },
    )  # fmt: skip


@seed(101)
@given(
    born=st.none() | st.dates(date(1990, 1, 1), date(2015, 1, 1)), agreed=st.none() | DAYS,
    capacity=st.none() | st.sampled_from(Capacity), permitted=st.none() | DAYS, acts_until=st.none() | DAYS,
)  # fmt: skip
def test_l13_a_minor_agrees_with_a_parents_permission(
    born: date | None, agreed: date | None, capacity: Capacity | None, permitted: date | None, acts_until: date | None
) -> None:
    client = record(Client, surname="Berg", birth_date=born)
    acting = () if capacity is None else (
        record(Representative, client=client.id, capacity=capacity, surname="Berg", acts_until=acts_until),
    )  # fmt: skip
    work = record(
        Trajectory, client=client.id, title="Loopbaan", starts_on=TODAY, agreement_on=agreed,
        permission_by=acting[0].id if acting else "", permission_on=permitted,
    )  # fmt: skip
    minor = born is not None and agreed is not None and age_on(born, agreed) < 18
    found = codes(agree_gate(work, client, acting, AGES))
    if not minor:
        assert found == []
    elif not acting or permitted is None:
        assert found == ["gate.agree.no_permission"]
    else:
        parent = capacity in (Capacity.PARENT, Capacity.GUARDIAN) and (acts_until is None or permitted <= acts_until)
        assert found == ([] if parent else ["gate.agree.not_a_parent"])


def test_e5_the_practice_declines_once_after_a_refusal_and_says_why() -> None:
    refusal = record(Refusal, client=CLIENT, what="Medische gegevens", refused_on=TODAY, refused_how=Channel.EMAIL)
    assert codes(decline_gate(refusal, TODAY, "Zonder kan het niet.")) == []
    assert codes(decline_gate(replace(refusal, declined_on=TODAY), TODAY - timedelta(1), " ")) == [
        "gate.decline.already",
        "gate.decline.before_refusal",
        "gate.decline.no_reason",
    ]


@pytest.mark.parametrize(
    ("policy", "fields", "expected"),
    [
        ("career_advice", {"ground": NewsletterGround.CONSENT}, []),
        ("career_advice", {"ground": NewsletterGround.CONSENT, "enquirer": True}, []),
        ("career_advice", {"ground": NewsletterGround.CONSENT, "listed": True}, ["listed"]),
        ("career_advice", {"ground": NewsletterGround.CONSENT, "objected_on": TODAY}, ["objected"]),
        ("career_advice", {"ground": NewsletterGround.CONSENT, "died_on": TODAY}, ["mail"]),
        ("training_and_interim", {"known": True}, ["on_consent"]),
        ("reintegration", {"known": True}, []),
        ("reintegration", {"enquirer": True}, ["only_asked"]),
        ("reintegration", {}, ["no_customer"]),
    ],
)
def test_c11_who_is_put_on_the_list(policy: str, fields: dict[str, Any], expected: list[str]) -> None:
    facts = {"ground": NewsletterGround.CUSTOMER, "known": False, "enquirer": False, "listed": False, **fields}
    found = codes(subscribe_gate(SubscribeFacts(starting_policy(policy), **facts)))
    assert [each.rpartition(".")[2] for each in found] == expected


def test_c13_a_newsletter_has_readers_and_a_way_out() -> None:
    assert codes(mail_newsletter_gate(MailFacts(3, "coach@example.nl"))) == []
    assert codes(mail_newsletter_gate(MailFacts(0, ""))) == ["gate.newsletter.no_way_out", "gate.newsletter.nobody"]


def test_e2_a_bsn_is_noted_once_on_a_law_where_the_client_knows() -> None:
    assert codes(note_bsn_gate(starting_policy("reintegration"), "Wet SUWI art. 54", TODAY, known=False)) == []
    assert codes(note_bsn_gate(starting_policy("career_advice"), " ", None, known=True)) == [
        "gate.note_bsn.off",
        "gate.note_bsn.no_law",
        "gate.note_bsn.not_told",
        "gate.note_bsn.twice",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"purpose": " opname  VOOR les "}, []),
        ({"role": ConsentRole.RELEASE}, ["no_basis"]),
        ({"purpose": "Nieuwsbrief"}, ["other_purpose"]),
        ({"given_on": TODAY + timedelta(1)}, ["not_in_force"]),
    ],
)
def test_c6_another_use_rests_on_a_consent_for_exactly_that(fields: dict[str, Any], expected: list[str]) -> None:
    given_consent = consent(**{"role": ConsentRole.LEGAL_BASIS, "purpose": "Opname voor les", **fields})
    found = codes(other_use_gate("Opname voor les", given_consent, TODAY))
    assert found == [f"gate.other_use.{each}" for each in expected]
    assert codes(other_use_gate("Opname voor les", None, TODAY)) == ["gate.other_use.no_consent"]


WORK = record(
    Trajectory, client=CLIENT, title="Tweede spoor", starts_on=TODAY, kind=TrajectoryKind.REINTEGRATION,
    principal=new_id(),
)  # fmt: skip
PROVEN = consent(ConsentRole.SPECIAL_CATEGORIES, evidence=new_id())
EXPLICIT = SpecialGround.EXPLICIT_CONSENT


@pytest.mark.parametrize(
    ("ground", "work", "consents", "expected"),
    [
        (SpecialGround.REINTEGRATION, WORK, (), []),
        (SpecialGround.REINTEGRATION, replace(WORK, principal=Id("")), (), ["no_reintegration"]),
        (SpecialGround.REINTEGRATION, replace(WORK, kind=TrajectoryKind.COACHING), (PROVEN,), ["no_reintegration"]),
        (SpecialGround.REINTEGRATION, None, (PROVEN,), ["no_reintegration"]),
        (EXPLICIT, WORK, (), ["no_consent"]),
        (EXPLICIT, WORK, (PROVEN,), []),
        (EXPLICIT, WORK, (replace(PROVEN, evidence=Id("")),), ["not_proven"]),
        (EXPLICIT, WORK, (replace(PROVEN, given_how=Channel.TELEPHONE),), ["not_proven"]),
        (EXPLICIT, WORK, (replace(PROVEN, withdrawn_on=TODAY),), ["no_consent"]),
        (EXPLICIT, WORK, (replace(PROVEN, trajectory=new_id()),), ["no_consent"]),
        (EXPLICIT, WORK, (replace(PROVEN, data_category=Category.SESSION_NOTES),), ["no_consent"]),
        (EXPLICIT, WORK, (replace(PROVEN, role=ConsentRole.LEGAL_BASIS),), ["no_consent"]),
        (None, WORK, (), []),
        (None, None, (), ["no_consent"]),
        (None, None, (PROVEN,), []),
    ],
)
def test_e4_on_what_something_special_is_recorded(
    ground: SpecialGround | None, work: Trajectory | None, consents: tuple[Consent, ...], expected: list[str]
) -> None:
    found = codes(record_special_gate(SpecialFacts(ground, "Beperkingen", work, consents, TODAY)))
    assert found == [f"gate.special.{each}" for each in expected]


def test_e4_another_ground_says_what_it_is_needed_for() -> None:
    for ground in (SpecialGround.LEGAL_CLAIM, SpecialGround.VITAL_INTEREST, SpecialGround.MADE_PUBLIC):
        assert codes(record_special_gate(SpecialFacts(ground, "Zitting op 3 mei", None, (), TODAY))) == []
        assert codes(record_special_gate(SpecialFacts(ground, " ", None, (), TODAY))) == ["gate.special.why"]


@seed(102)
@given(
    policy=st.sampled_from(["office", "reintegration"]), asked=st.none() | DAYS, consented=st.booleans(),
    until=st.none() | DAYS,
)  # fmt: skip
def test_b10_an_enquiry_becomes_a_dossier_on_a_wish_or_for_a_period(
    policy: str, asked: date | None, consented: bool, until: date | None
) -> None:
    found = codes(use_enquiry_gate(UseEnquiryFacts(starting_policy(policy), asked, consented, until, TODAY)))
    assert ("gate.use_enquiry.until_when" in found) is (consented and until is None)
    assert ("gate.use_enquiry.until_passed" in found) is (until is not None and until <= TODAY)
    ground = "gate.use_enquiry.only_to_answer" if policy == "office" else "gate.use_enquiry.no_ground"
    assert (ground in found) is (asked is None and not consented)


RESTRICTED = record(Restriction, client=CLIENT, cause=RestrictionCause.DISPUTED, since=TODAY, request=new_id())
LATER = replace(consent(ConsentRole.PROMISE), made=NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("restriction", "wish", "allowed"),
    [
        (RESTRICTED, None, False),
        (RESTRICTED, LATER, True),
        (RESTRICTED, replace(LATER, recipient=new_id()), False),
        (RESTRICTED, replace(LATER, withdrawn_on=TODAY), False),
        (RESTRICTED, replace(LATER, given_on=TODAY - timedelta(1)), False),
        (RESTRICTED, replace(LATER, made=NOW - timedelta(minutes=1)), False),
        (replace(RESTRICTED, cause=RestrictionCause.MARKETING), None, True),
        (replace(RESTRICTED, lifted_on=TODAY), None, True),
        (replace(RESTRICTED, trajectory=new_id()), None, True),
    ],
)
def test_l4_what_is_restricted_is_used_on_a_later_wish(
    restriction: Restriction, wish: Consent | None, allowed: bool
) -> None:
    facts = UseFacts(new_id(), (restriction,), (wish,) if wish else (), TODAY)
    assert codes(use_gate(facts)) == ([] if allowed else ["gate.use.restricted"])
