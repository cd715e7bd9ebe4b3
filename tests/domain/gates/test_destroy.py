"""What goes and what stays (A5, A6, C8, D6, E11, E12, L11): nothing held, nothing early, nothing by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.category import Category
from app.domain.gates.anonymise import anonymise_gate
from app.domain.gates.confirm_destruction import confirm_destruction_gate
from app.domain.gates.destroy import DestroyFacts, destroy_gate, earlier_destruction_promised
from app.domain.hold import Hold
from app.domain.policy import Trigger
from app.domain.reason import reason
from app.domain.retention import Kept, KeptState
from app.domain.retention_facts import RetentionItem
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, holds
from tests.domain.policy_samples import policy_names, starting_policy

PASSED = (KeptState.DUE, KeptState.REVIEW)
LATER = date(2033, 12, 31)


def kept(state: KeptState, category: Category = Category.SESSION_NOTES, *, fiscal: bool = False) -> Kept:
    item = RetentionItem("session", new_id(), category, {Trigger.BOOK_YEAR_END: LATER}, fiscal)
    return Kept(item, state, None, None, None, LATER, None, ())


def facts(state: KeptState, category: Category = Category.SESSION_NOTES, **fields: Any) -> DestroyFacts:
    fiscal = bool(fields.pop("fiscal", False))
    given_facts: dict[str, Any] = {"holds": (), "asked": False, "earlier_promised": False, **fields}
    return DestroyFacts(kept(state, category, fiscal=fiscal), **given_facts)


@seed(91)
@given(
    found=st.lists(holds(new_id()), max_size=3), state=st.sampled_from(KeptState), asked=st.booleans(),
    promised=st.booleans(), fiscal=st.booleans(), category=st.sampled_from(Category),
)  # fmt: skip
def test_e11_nothing_that_is_held_goes_whoever_asks(
    found: list[Hold], state: KeptState, asked: bool, promised: bool, fiscal: bool, category: Category
) -> None:
    said = codes(
        destroy_gate(facts(state, category, holds=tuple(found), asked=asked, earlier_promised=promised, fiscal=fiscal))
    )
    assert said.count("gate.destroy.held") == len(found)
    if not asked and not said:
        assert state in PASSED or state is KeptState.HELD, "its term had passed"
    if asked and not said:
        assert state in PASSED or not (fiscal or category is Category.REQUEST_FILE), "the law has it kept"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (facts(KeptState.DUE), []),
        (facts(KeptState.KEPT), ["not_due"]),
        (facts(KeptState.WAITING_FOR_TRIGGER), ["running"]),
        (facts(KeptState.NO_RULE), ["no_rule"]),
        (facts(KeptState.DUE, named=True), ["named"]),
        (facts(KeptState.DUE, is_hold=True), ["is_hold"]),
        (facts(KeptState.KEPT, asked=True), []),
        (facts(KeptState.KEPT, asked=True, fiscal=True), ["fiscal_running", "weighed"]),
        (facts(KeptState.KEPT, asked=True, fiscal=True, duty_until=LATER), ["fiscal", "weighed"]),
        (facts(KeptState.DUE, asked=True, fiscal=True), []),
        (facts(KeptState.KEPT, Category.REQUEST_FILE, asked=True), ["request_file"]),
        (facts(KeptState.KEPT, Category.CONSENT_EVIDENCE, asked=True), ["evidence"]),
        (facts(KeptState.KEPT, Category.CONSENT_EVIDENCE, asked=True, earlier_promised=True), []),
    ],
)
def test_why_an_item_stays(what: DestroyFacts, expected: list[str]) -> None:
    assert codes(destroy_gate(what)) == [f"gate.destroy.{each}" for each in expected]
    unknown = replace(what, kept=replace(what.kept, until=None))
    if codes(destroy_gate(what)) == ["gate.destroy.not_due"]:
        assert codes(destroy_gate(unknown)) == ["gate.destroy.running"]


@pytest.mark.parametrize("name", policy_names())
def test_d6_one_practice_always_grants_earlier_destruction(name: str) -> None:
    assert earlier_destruction_promised(starting_policy(name)) is (name == "career_advice")


def test_e12_only_a_whole_dossier_loses_its_name() -> None:
    assert codes(anonymise_gate(0, ())) == []
    why = reason("gate.destroy.held", date=TODAY)
    assert codes(anonymise_gate(2, [why])) == ["gate.anonymise.rest", "gate.destroy.held"]


@pytest.mark.parametrize(
    ("typed", "shown", "expected"),
    [
        ("vernietig 3", "", []),
        ("  Destroy   3 ", "een", []),
        ("vernietig 4", "een", ["not_confirmed"]),
        ("vernietig 3", "twee", ["changed"]),
        ("", "twee", ["changed", "not_confirmed"]),
    ],
)
def test_a5_exactly_what_was_shown_is_confirmed_by_typing(typed: str, shown: str, expected: list[str]) -> None:
    found = codes(confirm_destruction_gate(typed, ("vernietig 3", "destroy 3"), shown, "een"))
    assert found == [f"gate.destroy.{each}" for each in expected]
