"""The register of processing of each starting policy, in both languages: read by whoever it is not about."""

from __future__ import annotations

import re

import pytest

from app.domain.processing_register import processing
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
