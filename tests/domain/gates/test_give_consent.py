"""Nothing that was not said by somebody who may, about something, counts as a consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.age import Ages, age_on, birthday
from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole, GivenBy
from app.domain.document import Channel
from app.domain.gate import Refused
from app.domain.gates.give_consent import GivingFacts, give_consent_gate
from app.domain.representative import Capacity, Representative
from app.domain.trajectory import Trajectory
from app.kernel.ids import new_id

NOW = datetime(2026, 3, 3, tzinfo=UTC)
AGES = Ages(16, 18)
CLIENT = new_id()


def facts(born: date | None, *representatives: Representative, **fields: object) -> GivingFacts:
    values: dict[str, object] = {
        "role": ConsentRole.PROMISE, "purpose": "Plan", "text": "Goed.", "given_on": date(2026, 3, 2),
        "given_name": "Anna", "given_how": Channel.PAPER, **fields,
    }  # fmt: skip
    consent = Consent(id=new_id(), made=NOW, changed=NOW, client=CLIENT, **values)  # type: ignore[arg-type]
    client = Client(id=CLIENT, made=NOW, changed=NOW, surname="Berg", birth_date=born)
    return GivingFacts(consent, client, representatives, (), AGES)


def who(capacity: Capacity, **fields: object) -> Representative:
    return Representative(
        id=new_id(), made=NOW, changed=NOW, client=CLIENT, capacity=capacity, surname="Berg", **fields  # type: ignore[arg-type]
    )  # fmt: skip


def codes(asked: GivingFacts) -> list[str]:
    answer = give_consent_gate(asked)
    found = answer.reasons if isinstance(answer, Refused) else ()
    return [each.code.removeprefix("gate.give_consent.") for each in found]


@seed(7)
@given(born=st.dates(date(1990, 1, 1), date(2026, 3, 2)))
def test_either_the_client_or_the_parent_decides_never_both_or_neither(born: date) -> None:
    mother = who(Capacity.PARENT, statement_read_on=date(2026, 1, 1))
    alone = codes(facts(born, mother))
    by_mother = codes(facts(born, mother, given_by=GivenBy.REPRESENTATIVE, representative=mother.id))
    young = date(2026, 3, 2) < birthday(born, 16)
    assert (alone, by_mother) == ((["too_young"], []) if young else ([], ["decides_alone"]))


@pytest.mark.parametrize("born", [date(2008, 2, 29), date(2010, 3, 2), date(2010, 12, 31)])
def test_the_birthday_is_the_first_day_of_an_age(born: date) -> None:
    day = birthday(born, 16)
    assert (age_on(born, day), age_on(born, day - timedelta(days=1))) == (16, 15)


@pytest.mark.parametrize("text", ["", " ", "...", "—", "123"])
def test_what_says_nothing_is_no_consent(text: str) -> None:
    assert codes(facts(None, text=text)) == ["empty"]
    assert codes(facts(None, given_name=text)) == ["unsigned"]


def test_special_categories_need_writing_and_name_no_recipient() -> None:
    special = {"role": ConsentRole.SPECIAL_CATEGORIES}
    assert codes(facts(None, **special)) == []
    assert codes(facts(None, **special, given_how=Channel.TELEPHONE)) == ["not_written"]
    assert codes(facts(None, **special, recipient=new_id())) == ["release_apart"]


MOTHER = who(Capacity.PARENT, statement_read_on=date(2026, 1, 1))
YOUNG = date(2014, 5, 1)
BY_MOTHER = {"given_by": GivenBy.REPRESENTATIVE, "representative": MOTHER.id}
BASIS = {"role": ConsentRole.LEGAL_BASIS}
MENTOR = who(Capacity.MENTOR)
BY_MENTOR = {"given_by": GivenBy.REPRESENTATIVE, "representative": MENTOR.id}


@pytest.mark.parametrize(
    ("born", "others", "fields", "expected"),
    [
        (None, (), {"valid_until": date(2026, 3, 1)}, ["ends_before"]),
        (None, (), {"representative": MOTHER.id}, ["given_by_client"]),
        (YOUNG, (MOTHER,), BY_MOTHER, []),
        (YOUNG, (), BY_MOTHER, ["representative_unnamed"]),
        (None, (MOTHER,), BY_MOTHER, ["birth_date_unknown"]),
        (YOUNG, (replace(MOTHER, statement_read_on=None),), BY_MOTHER, ["statement_unread"]),
        (YOUNG, (replace(MOTHER, acts_until=date(2026, 3, 1)),), BY_MOTHER, ["not_acting"]),
        (None, (MENTOR,), BY_MENTOR, []),
        (None, (MENTOR,), {**BY_MENTOR, "data_category": Category.ADMINISTRATION}, ["out_of_reach"]),
        (None, (MENTOR,), {}, ["represented"]),
        (None, (MENTOR,), {"data_category": Category.ADMINISTRATION}, []),
        (None, (), BASIS, ["no_end"]),
        (None, (), {**BASIS, "valid_until": date(2027, 1, 1)}, []),
    ],
)
def test_who_may_say_it_for_how_long(
    born: date | None, others: tuple[Representative, ...], fields: dict[str, object], expected: list[str]
) -> None:
    assert codes(facts(born, *others, **fields)) == expected


def test_an_employee_says_freely_why() -> None:
    paid = Trajectory(
        id=new_id(), made=NOW, changed=NOW, client=CLIENT, title="Loopbaan", starts_on=date(2026, 1, 5),
        principal=new_id(),
    )  # fmt: skip
    asked = replace(facts(None, **BASIS), trajectories=(paid,))
    assert codes(asked) == ["employee"]
    freely = replace(asked.consent, freely="Zonder ja ging het traject ook door.")
    assert codes(replace(asked, consent=freely)) == []
    ended = replace(paid, ends_on=date(2026, 3, 1))
    assert codes(replace(asked, trajectories=(ended,))) == []
