"""A version of the policy and the statement made of it (B9, C12, E8, E10, L1, L11, L17): nothing below the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.category import Category
from app.domain.gates.change_policy import ChangeFacts, change_policy_gate
from app.domain.gates.publish_statement import publish_statement_gate
from app.domain.period import Period, Unit
from app.domain.policy import Basis, Policy, Trigger
from app.domain.policy_promise import PromiseKind
from app.domain.practice import Practice
from app.domain.reason import LocalText
from app.domain.statement_text.facts import StatementFacts
from app.domain.transfers import read_transfers
from app.kernel.resources import resources
from app.usecases.law import load_law
from tests.domain.gates.gate_samples import TODAY, codes, record
from tests.domain.policy_samples import policy_names, read, starting_policy, statute

TRANSFERS = read_transfers(read("statute", "transfers.toml"))
BEFORE = replace(starting_policy("training_and_interim"), valid_from=date(2026, 1, 1))
SOON = TODAY + timedelta(7)


def adopting(before: Policy = BEFORE, **fields: Any) -> list[str]:
    """The reasons against adopting a version with these values in a week."""
    after = replace(before, **{"valid_from": SOON, "bsn": not before.bsn, **fields})
    return codes(change_policy_gate(ChangeFacts(before, after, TODAY, TRANSFERS, statute())))


def test_a_version_begins_today_or_later_and_says_something_new() -> None:
    assert adopting() == []
    assert adopting(valid_from=TODAY) == []
    assert adopting(bsn=BEFORE.bsn) == ["gate.policy.unchanged"]
    assert adopting(valid_from=TODAY - timedelta(1)) == ["gate.policy.in_the_past"]
    assert adopting(replace(BEFORE, valid_from=SOON + timedelta(1))) == ["gate.policy.before_newest"]


def test_e10_a_purpose_that_is_added_was_tested_against_the_others() -> None:
    other = replace(BEFORE.activities[0], key="other")
    assert adopting(activities=(*BEFORE.activities, other)) == ["gate.policy.new_purpose"]
    tested = replace(other, compatibility=LocalText("Past erbij.", "Fits."))
    assert adopting(activities=(*BEFORE.activities, tested)) == []


@pytest.mark.parametrize(("basis", "expected"), [(Basis.STATUTORY, "below_law"), (Basis.PROMISED, "promise_below_law")])
def test_l11_no_fiscal_term_below_the_law_whoever_asks_it(basis: Basis, expected: str) -> None:
    (fiscal,) = (
        each
        for each in BEFORE.rules
        if (each.category, each.trigger) == (Category.ADMINISTRATION, Trigger.BOOK_YEAR_END)
    )
    others = tuple(each for each in BEFORE.rules if each is not fiscal)
    assert adopting(rules=(*others, replace(fiscal, basis=basis, period=Period(6, Unit.YEARS)))) == [
        f"gate.policy.{expected}"
    ]
    assert adopting(rules=(*others, replace(fiscal, basis=basis, period=Period(10, Unit.YEARS)))) == []
    between = adopting(rules=(*others, replace(fiscal, basis=basis, period=Period(9, Unit.YEARS))))
    assert between == (["gate.policy.beyond_law"] if basis is Basis.STATUTORY else []), "no law asks 9 years"


def test_l1_no_answer_is_promised_later_than_the_law_has_it() -> None:
    policy = starting_policy("career_advice")
    late = replace(policy.answers[0], period=Period(40, Unit.DAYS))
    assert adopting(policy, answers=(late, *policy.answers[1:])) == ["gate.policy.answer_beyond_law"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"country": "DE", "safeguard": ""}, []),
        ({"country": "NO", "safeguard": ""}, []),
        ({"country": "US", "safeguard": ""}, ["no_safeguard"]),
        ({"country": "US", "safeguard": "privacy_shield"}, ["no_safeguard"]),
        ({"country": "US", "safeguard": "standard_clauses"}, []),
        ({"country": "US", "safeguard": "standard_clauses", "safeguard_until": TODAY}, ["no_safeguard"]),
    ],
)
def test_c12_nothing_goes_where_it_is_not_protected(fields: dict[str, Any], expected: list[str]) -> None:
    recipient = replace(BEFORE.recipients[0], key="other", **fields)
    found = adopting(recipients=(*BEFORE.recipients, recipient))
    assert found == [f"gate.policy.{each}" for each in expected]


def test_e8_where_the_eu_was_promised_not_even_norway() -> None:
    policy = starting_policy("reintegration")
    assert policy.promises_that(PromiseKind.EU_ONLY)
    recipient = replace(policy.recipients[0], key="other", country="NO", safeguard="")
    assert adopting(policy, recipients=(*policy.recipients, recipient)) == ["gate.policy.outside_eu"]


PRACTICE = record(Practice, trade_name="De Brug", email="coach@example.nl", officer="M. de Wit")


def facts(policy: Policy, practice: Practice = PRACTICE) -> StatementFacts:
    law = load_law(resources())
    return StatementFacts(
        practice=practice, policy=policy, on=TODAY, statute=law.statute, transfers=law.transfers,
        authority=law.authorities.on(TODAY), codes=law.codes,
    )  # fmt: skip


@pytest.mark.parametrize("name", policy_names())
def test_l17_each_starting_policy_gives_every_element(name: str) -> None:
    policy = starting_policy(name)
    assert codes(publish_statement_gate(facts(policy), unchanged=False)) == []
    assert codes(publish_statement_gate(facts(policy), unchanged=True)) == ["gate.publish_statement.nothing_changed"]
    silent = replace(PRACTICE, email="", officer="")
    officer = ["no_officer"] if policy.promises_that(PromiseKind.OFFICER) else []
    expected = [f"gate.publish_statement.{each}" for each in ("no_contact", *officer)]
    assert codes(publish_statement_gate(facts(policy, silent), unchanged=True)) == expected


def test_l17_what_the_policy_leaves_out_is_not_published() -> None:
    whole = starting_policy("training_and_interim")

    def missing(**fields: Any) -> list[str]:
        found = codes(publish_statement_gate(facts(replace(whole, **fields)), unchanged=False))
        return [each.removeprefix("gate.publish_statement.") for each in found]

    assert missing(activities=()) == ["no_activities"]
    assert set(missing(rules=())) == {"no_rule"}
    abroad = replace(whole.recipients[0], country="US", safeguard="")
    assert missing(recipients=(abroad,)) == ["no_safeguard"]
    assert missing(title=LocalText("Beleid", "")) == ["one_language"]
