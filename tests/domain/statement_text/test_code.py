"""What the statement says of the professional code: by the rows of that code, on the day (row L14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.professional_code import CodeRules, Codes, ProfessionalCode
from app.domain.prose_source import plain_text, read_source, write_source
from app.domain.statement_text.code import code_kept
from tests.domain.statement_text.test_whole import DUTCH, PARTS, POLICIES, facts

LINES = {
    "report_lines": "In een rapport staat dat het vertrouwelijk is",
    "may_block": "je kunt het tegenhouden",
    "findings_stay": "Een bevinding veranderen we niet",
    "held_during_complaint": "Zolang een klacht van jou loopt",
}
OFFICE = POLICIES["office"]


def said(policy: Policy, codes: Codes = PARTS.law.codes, on: date = date(2026, 3, 3)) -> str:
    told = replace(facts(policy), codes=codes, on=on)
    return plain_text(read_source(write_source(tuple(code_kept(told, DUTCH)))))


@pytest.mark.parametrize("code", ProfessionalCode)
def test_each_code_is_named_with_what_follows_from_it(code: ProfessionalCode) -> None:
    words, rules = said(replace(OFFICE, code=code)), PARTS.law.codes.rules(code, date(2026, 3, 3))
    assert [name for name, line in LINES.items() if line in words] == [name for name in LINES if getattr(rules, name)]
    assert (f"de beroepscode van {rules.title.nl}" in words) is (code is not ProfessionalCode.NONE)


@pytest.mark.parametrize("name", LINES)
def test_a_later_row_that_asks_it_no_more_takes_its_line_out(name: str) -> None:
    before = PARTS.law.codes.rules(ProfessionalCode.NIP, date(2026, 3, 3))
    asks: dict[str, bool] = {name: False}
    after: CodeRules = replace(before, valid_from=date(2027, 1, 1), **asks)  # type: ignore[arg-type]
    codes, policy = Codes((before, after)), replace(OFFICE, code=ProfessionalCode.NIP)
    assert LINES[name] in said(policy, codes)
    later = said(policy, codes, date(2027, 1, 1))
    assert [each for each, line in LINES.items() if line in later] == [each for each in LINES if each != name]


def test_what_the_practice_promises_in_its_own_words_is_not_said_twice() -> None:
    policy = POLICIES["career_advice"]
    assert policy.code is ProfessionalCode.NOLOC
    assert policy.promises_that(PromiseKind.STATEMENT_BESIDE_FINDING)
    assert LINES["findings_stay"] not in said(policy)
    silent = tuple(each for each in policy.promises if each.kind is not PromiseKind.STATEMENT_BESIDE_FINDING)
    assert LINES["findings_stay"] in said(replace(policy, promises=silent))
