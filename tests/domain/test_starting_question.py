"""The starting questions: whatever is answered, the policy that comes out is good and keeps what was answered."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest

from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.period import Period, Unit
from app.domain.policy import Basis, Policy, RetentionAction, Trigger
from app.domain.policy_check import policy_faults
from app.domain.professional_code import Codes, read_codes
from app.domain.request_kind import RequestKind
from app.domain.starting_question import StartingQuestions, read_questions
from app.kernel.errors import InputError
from tests.domain.policy_samples import policy_names, read, starting_policy

TODAY = date(2026, 3, 3)
PERIODS = {"two_years": 2, "three_years": 3, "five_years": 5}
ANSWERS = {"legal": None, "two_weeks": Period(2, Unit.WEEKS), "three_working_days": Period(3, Unit.WORKING_DAYS)}


@pytest.fixture(scope="module")
def questions() -> StartingQuestions:
    return read_questions(read("policies", "questions", "starting.toml"))


@pytest.fixture(scope="module")
def codes() -> Codes:
    return read_codes(read("statute", "codes.toml"))


@pytest.fixture(scope="module")
def starting() -> tuple[Policy, ...]:
    return tuple(starting_policy(name) for name in policy_names())


def test_every_starting_policy_is_reached_as_it_is(
    questions: StartingQuestions, codes: Codes, starting: tuple[Policy, ...]
) -> None:
    for policy in starting:
        usual = {each.key: each.usual(policy.name).key for each in questions.questions}
        assert questions.policy(usual, starting, codes, TODAY) is policy


def test_each_question_asks_what_the_starting_policies_differ_in(
    questions: StartingQuestions, starting: tuple[Policy, ...]
) -> None:
    """There are six, the first leads to every policy, and no two answers of a question are usual in the same policy."""
    assert len(questions.questions) == 6
    assert [each.starts_from for each in questions.questions[0].answers if each.starts_from in policy_names()] == [
        each.starts_from for each in questions.questions[0].answers
    ]
    for question in questions.questions:
        usual = [name for answer in question.answers for name in (answer.starts_from, *answer.as_in) if name]
        assert sorted(usual) == sorted(each.name for each in starting), question.key


def test_whatever_is_answered_the_policy_is_good_and_keeps_it(
    questions: StartingQuestions, codes: Codes, starting: tuple[Policy, ...]
) -> None:
    """All 2025 ways to answer."""
    ways = list(product(*(question.answers for question in questions.questions)))
    assert len(ways) == 2025
    checked: set[int] = set()
    for answers in ways:
        given = {question.key: answer.key for question, answer in zip(questions.questions, answers, strict=True)}
        policy = questions.policy(given, starting, codes, TODAY)
        assert policy.name == given["work"]
        assert policy.special_categories is (given["health"] != "no"), given
        assert policy.bsn is (given["health"] == "yes_and_bsn"), given
        assert policy.code.value == given["code"]
        assert policy.promised_answer(RequestKind.ACCESS) == ANSWERS[given["answer"]]
        assert codes.rules(policy.code, TODAY).shown_first <= policy.shown_first
        assert (DocumentKind.QUOTATION in policy.shown_first) is (given["shown_first"] == "everything")
        notes = policy.rule(Category.SESSION_NOTES, (Trigger.TRAJECTORY_END, Trigger.AGREEMENT_END))
        assert notes is not None
        assert notes.period == Period(PERIODS[given["keep"]], Unit.YEARS), given
        if given["health"] != "no":
            health = policy.rule(Category.SPECIAL, (Trigger.TRAJECTORY_END,))
            assert health is not None
            assert health.action is RetentionAction.DESTROY
        told = [each for each in policy.asked if each.key in ("health", "bsn")]
        assert len(told) == {"no": 0, "yes": 1, "yes_and_bsn": 2}[given["health"]], given
        # The professional code changes nothing that is checked, and answers only their term: once is enough.
        if given["code"] == "none" and given["answer"] == "legal":
            assert policy_faults(policy) == (), given
            checked.add(id(answers))
    assert len(checked) == 5 * 3 * 3 * 3


def test_nobody_gets_what_is_not_kept_any_more(
    questions: StartingQuestions, codes: Codes, starting: tuple[Policy, ...]
) -> None:
    usual = {each.key: each.usual("reintegration").key for each in questions.questions}
    policy = questions.policy({**usual, "health": "no"}, starting, codes, TODAY)
    known = {each.key for each in policy.activities}
    assert {"health", "bsn"}.isdisjoint(known)
    assert all(set(each.activities) <= known for each in policy.recipients)
    assert all(Category.SPECIAL not in each.categories for each in policy.recipients)
    assert {"E2", "E4"}.isdisjoint(each.row for each in policy.differences)
    assert "Re-integratie" in policy.description.nl


def test_what_is_not_answered_is_named_with_its_answers(
    questions: StartingQuestions, codes: Codes, starting: tuple[Policy, ...]
) -> None:
    with pytest.raises(InputError) as caught:
        questions.policy({"work": "office", "keep": "ten_years", "colour": "red"}, starting, codes, TODAY)
    told = [(each.code, dict(each.arguments)["key"]) for each in caught.value.faults]
    assert told == [
        ("starting.no_answer", "keep"),
        ("starting.no_answer", "health"),
        ("starting.no_answer", "shown_first"),
        ("starting.no_answer", "answer"),
        ("starting.no_answer", "code"),
        ("starting.unknown_question", "colour"),
    ]
    assert dict(caught.value.faults[0].arguments)["answers"] == "two_years, three_years, five_years"


@pytest.mark.parametrize("name", policy_names())
def test_what_a_policy_says_of_itself_is_true_of_its_rules(name: str) -> None:
    policy = starting_policy(name)
    by_law = [str(each.period.amount) for each in policy.rules if each.basis is Basis.STATUTORY and each.period]
    periods = {str(each.period.amount) for each in policy.rules if each.period}
    for words, kept, term in (
        (policy.description.nl, "facturen, overeenkomsten en uren", r"(\d+) (?:jaar|maanden)"),
        (policy.description.en, "invoices, agreements and hours", r"(\d+) (?:years|months)"),
    ):
        assert kept in words.lower(), "what the law keeps is not left out of what is said of all"
        assert re.findall(term, words.lower().split(kept, 1)[1])[:1] == by_law[:1]
        assert set(re.findall(term, words)) <= periods
        assert not re.search(r"keep everything|bewaart alles", words)
