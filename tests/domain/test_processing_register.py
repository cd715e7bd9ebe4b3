"""The register of processing of each starting policy, in both languages: read by whoever it is not about."""

from __future__ import annotations

import re

import pytest

from app.domain.policy_activity import Subject
from app.domain.processing_register import for_controllers, processing
from app.domain.register import Register
from app.kernel.translator import Language, Translator
from tests.domain.statement_text.test_whole import LANGUAGES, POLICIES, facts

TO_THE_READER = re.compile(r"\b(je|jij|jouw|you|your)\b", re.IGNORECASE)


def cells(register: Register, column: str) -> list[str]:
    at = [each.name for each in register.columns].index(column)
    return [row.cells[at] for row in register.rows]


@pytest.fixture(params=list(Language))
def translator(request: pytest.FixtureRequest) -> Translator:
    return LANGUAGES[request.param]


@pytest.mark.parametrize("name", POLICIES)
def test_no_term_addresses_the_one_whom_it_is_about(name: str, translator: Translator) -> None:
    register = processing(facts(POLICIES[name]), translator)
    assert [each for each in cells(register, "terms") if TO_THE_READER.search(each)] == []


def test_of_others_it_is_the_client_who_tells() -> None:
    policy = POLICIES["office"]
    register = processing(facts(policy), LANGUAGES[Language.ENGLISH])
    told = dict(zip([each.key for each in policy.activities], cells(register, "sources"), strict=True))
    assert told["third_persons"] == "The client and the coach"
    assert told["service"] == "The person it is about, the principal and the coach"


def test_who_has_no_contract_yet_asks_for_steps_before_one() -> None:
    policy = POLICIES["office"]
    register = processing(facts(policy), LANGUAGES[Language.ENGLISH])
    bases = dict(zip([each.key for each in policy.activities], cells(register, "basis"), strict=True))
    asked = [each.key for each in policy.activities if set(each.subjects) == {Subject.ENQUIRER}]
    assert asked
    assert all("before there is a contract" in bases[each] for each in asked)
    assert bases["service"] == "Performance of a contract, with the person it is about"


def test_what_is_done_for_another_controller_is_done_as_its_processor() -> None:
    heads = dict(for_controllers(facts(POLICIES["office"]), (), LANGUAGES[Language.ENGLISH]).head)
    assert "register.head.processor" in heads
    assert "register.head.controller" not in heads
