"""The five starting policies, and what a policy refuses."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.period import Period, Unit
from app.domain.policy import (
    AnswerPromise,
    Basis,
    Policy,
    RetentionAction,
    Trigger,
    adopt,
)
from app.domain.policy_check import policy_faults
from app.domain.policy_json import policy_from_json, policy_from_toml, policy_to_json
from app.domain.reason import LocalText
from app.domain.request_kind import RequestKind
from app.domain.retention_facts import retention_item
from app.domain.term import legal_term, promised_term
from app.domain.trajectory import TrajectoryKind
from app.kernel.errors import InputError
from app.kernel.ids import new_id
from app.kernel.resources import resources
from app.kernel.translator import Language
from tests.domain.policy_samples import (
    holidays,
    keys,
    policy_names,
    read,
    starting_policy,
    statute,
    translator,
)
from tests.domain.trajectory_samples import trajectory

CLIENT_CATEGORIES = [each for each in Category if each is not Category.PRACTICE]
every_policy = pytest.mark.parametrize("name", policy_names())
Json = dict[str, object]


def texts(policy: Policy) -> Iterator[LocalText]:
    yield from (policy.title, policy.description, policy.responsible)
    yield from (each.ground for each in policy.rules)
    yield from (each.text for each in policy.differences)


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.code for each in raised.value.faults]


def test_there_are_five_starting_policies_named_as_their_files() -> None:
    expected = ["career_advice", "office", "online_platform", "reintegration", "training_and_interim"]
    assert policy_names() == expected
    assert [starting_policy(each).name for each in expected] == expected


@every_policy
def test_a_starting_policy_speaks_both_languages(name: str) -> None:
    assert all(text.nl.strip() and text.en.strip() and text.nl != text.en for text in texts(starting_policy(name)))


@every_policy
def test_a_starting_policy_survives_json(name: str) -> None:
    policy = starting_policy(name)
    assert policy_from_json(policy_to_json(policy)) == policy
    assert policy_to_json(policy_from_json(policy_to_json(policy))) == policy_to_json(policy)


@every_policy
def test_every_item_has_a_rule_in_a_starting_policy(name: str) -> None:
    """Whatever the category and the kind of trajectory, and where there is none: nothing is without a rule."""
    more = {Trigger.WITHDRAWAL: None, Trigger.REQUEST_CLOSED: None}
    for category in CLIENT_CATEGORIES:
        for kinds in [()] + [(kind,) for kind in TrajectoryKind]:
            known = [trajectory(kind=kind) for kind in kinds]
            item = retention_item("item", new_id(), category, date(2026, 1, 1), known, more=more)
            rule = starting_policy(name).rule(category, item.triggers, item.only)
            assert rule is not None, (category, kinds)
            assert rule.category is category


@every_policy
def test_a_starting_policy_keeps_fiscal_records_as_long_as_the_law(name: str) -> None:
    item = retention_item("x", new_id(), Category.ADMINISTRATION, date(2026, 1, 1), [trajectory()], fiscal=True)
    rule = starting_policy(name).rule(Category.ADMINISTRATION, item.triggers)
    assert rule is not None
    assert (rule.trigger, rule.period) == (Trigger.BOOK_YEAR_END, Period(7, Unit.YEARS))
    assert rule.basis is Basis.STATUTORY


@every_policy
def test_a_starting_policy_promises_no_answer_later_than_the_law(name: str) -> None:
    for each in starting_policy(name).answers:
        for received in (date(2026, 2, 1), date(2026, 3, 31), date(2026, 12, 24)):
            law = legal_term(received, statute(), holidays())
            assert promised_term(received, each.period, holidays()).ends_on <= law.safe


@every_policy
def test_a_starting_policy_shows_reports_first_and_asks_consent(name: str) -> None:
    policy = starting_policy(name)
    assert policy.requires_client_approval(DocumentKind.REPORT)
    assert policy.consent_for_disclosure


@every_policy
def test_a_starting_policy_lists_differences_at_rows_of_its_own_practice(name: str) -> None:
    letters = {
        "online_platform": "A", "office": "B", "training_and_interim": "C", "career_advice": "D", "reintegration": "E"
    }  # fmt: skip
    rows = [each.row for each in starting_policy(name).differences]
    assert rows
    assert {row[0] for row in rows} == {letters[name]}
    assert all(1 <= int(row[1:]) <= 16 for row in rows)


def test_what_the_practices_promise_stands_in_their_policies() -> None:
    def rule(name: str, category: Category, trigger: Trigger) -> tuple[str, RetentionAction]:
        found = starting_policy(name).rule(category, [trigger])
        assert found is not None
        return str(found.period), found.action

    destroy, review = RetentionAction.DESTROY, RetentionAction.REVIEW
    assert rule("online_platform", Category.ASSESSMENT, Trigger.AGREEMENT_END) == ("2 years", destroy)
    assert rule("office", Category.IDENTITY, Trigger.TRAJECTORY_END) == ("2 years", review)
    assert rule("training_and_interim", Category.COACHING_REPORT, Trigger.TRAJECTORY_END) == ("3 years", destroy)
    assert rule("training_and_interim", Category.TRAINING, Trigger.TRAINING_END) == ("3 years", destroy)
    assert rule("training_and_interim", Category.IDENTITY, Trigger.AGREEMENT_END) == ("7 years", destroy)
    assert rule("training_and_interim", Category.ENQUIRY, Trigger.MADE) == ("1 years", destroy)
    assert rule("career_advice", Category.SESSION_NOTES, Trigger.TRAJECTORY_END) == ("5 years", destroy)
    assert rule("career_advice", Category.SPECIAL, Trigger.MADE) == ("None", RetentionAction.NEVER_KEEP)
    assert rule("online_platform", Category.NEWSLETTER, Trigger.WITHDRAWAL) == ("None", destroy)
    assert starting_policy("online_platform").promised_answer(RequestKind.ERASURE) == Period(2, Unit.WEEKS)
    career = starting_policy("career_advice")
    assert career.promised_answer(RequestKind.ACCESS) == Period(3, Unit.WORKING_DAYS)
    assert career.promised_answer(RequestKind.COPY) == Period(14, Unit.DAYS)
    assert career.promised_answer(RequestKind.ERASURE) is None
    assert career.requires_client_approval(DocumentKind.QUOTATION)
    assert not career.requires_client_approval(DocumentKind.LETTER)


def test_withdrawal_is_no_request_with_a_promised_term() -> None:
    assert all(starting_policy(name).promised_answer(RequestKind.WITHDRAWAL) is None for name in policy_names())


def test_personnel_data_of_an_interim_assignment_are_never_kept() -> None:
    policy = starting_policy("training_and_interim")
    triggers = [Trigger.MADE, Trigger.TRAJECTORY_END]
    interim = policy.rule(Category.SESSION_NOTES, triggers, TrajectoryKind.INTERIM)
    coaching = policy.rule(Category.SESSION_NOTES, triggers, TrajectoryKind.COACHING)
    assert interim is not None
    assert coaching is not None
    assert (interim.action, coaching.action) == (RetentionAction.NEVER_KEEP, RetentionAction.DESTROY)


def test_adopting_makes_a_first_version_from_a_day() -> None:
    adopted = adopt(replace(starting_policy("office"), version=4), date(2026, 5, 1))
    assert (adopted.version, adopted.valid_from) == (1, date(2026, 5, 1))
    assert adopted.rules == starting_policy("office").rules


# --- what is refused -----------------------------------------------------------------------------------------------


def plain() -> Json:
    return cast(Json, json.loads(policy_to_json(starting_policy("career_advice"))))


def rules(data: Json) -> list[Json]:
    return cast(list[Json], data["rules"])


def first_with_period(data: Json) -> Json:
    return next(row for row in rules(data) if "period" in row)


REFUSED: list[tuple[str, Callable[[Json], object], str]] = [
    ("zero", lambda data: first_with_period(data).update(period="0 years"), "policy.period_below_one"),
    ("negative", lambda data: first_with_period(data).update(period="-1 years"), "policy.period_below_one"),
    ("two hundred years", lambda data: first_with_period(data).update(period="200 years"), "policy.period_too_long"),
    ("1201 months", lambda data: first_with_period(data).update(period="1201 months"), "policy.period_too_long"),
    ("working days", lambda data: first_with_period(data).update(period="9 working_days"),
     "policy.retention_in_working_days"),
    ("no period", lambda data: first_with_period(data).pop("period"), "policy.period_missing"),
    ("answer of a century", lambda data: data.update(answers={"access": "101 years"}), "policy.period_too_long"),
    ("no such request", lambda data: data.update(answers={"refund": "1 weeks"}), "policy.unknown"),
    ("two rules", lambda data: rules(data).append(rules(data)[0]), "policy.two_rules"),
    ("category without rule", lambda data: rules(data).__setitem__(slice(1, None), []), "policy.category_without_rule"),
    ("kept and never kept", lambda data: rules(data).append({**first_with_period(data), "categories": ["special"]}),
     "policy.kept_and_never_kept"),
    ("special on and never kept", lambda data: data.update(special_categories=True), "policy.special_never_kept"),
    ("rule for the practice", lambda data: first_with_period(data).update(categories=["practice"]),
     "policy.rule_for_practice"),
    ("unknown name", lambda data: data.update(colour="blue"), "policy.unknown"),
    ("unknown name in a rule", lambda data: rules(data)[0].update(colour="blue"), "policy.unknown"),
    ("missing name", lambda data: data.pop("bsn"), "policy.missing"),
    ("number for yes or no", lambda data: data.update(bsn=1), "policy.not_yes_no"),
    ("yes or no for number", lambda data: data.update(version=True), "policy.not_a_number"),
    ("version zero", lambda data: data.update(version=0), "policy.version_below_one"),
    ("no such category", lambda data: rules(data)[0].update(categories=["gossip"]), "policy.not_a_choice"),
    ("no such day", lambda data: data.update(valid_from="2026-02-30"), "policy.not_a_date"),
    ("one language", lambda data: data.update(title={"nl": "Titel"}), "policy.not_both_languages"),
    ("name with a path", lambda data: data.update(name="../office"), "policy.not_a_name"),
    ("endless text", lambda data: data.update(title={"nl": "x" * 5000, "en": "x"}), "policy.text_too_long"),
    ("half a surrogate pair", lambda data: data.update(title={"nl": "\ud800", "en": "x"}), "policy.not_text"),
    ("rules no row", lambda data: data.update(rules={}), "policy.not_a_row"),
    ("rule no table", lambda data: rules(data).append(cast(Json, 3)), "policy.not_a_table"),
    ("too many rules", lambda data: data.update(rules=rules(data) * 100), "policy.too_many"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "code"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_a_policy_is_refused(spoil: Callable[[Json], object], code: str) -> None:
    data = plain()
    spoil(data)
    with pytest.raises(InputError) as raised:
        policy_from_json(json.dumps(data))
    assert code in codes(raised)


def test_never_keep_has_neither_period_nor_another_trigger() -> None:
    data = plain()
    never = next(row for row in rules(data) if row["action"] == "never_keep")
    never.update(period="1 years", trigger="intake")
    with pytest.raises(InputError) as raised:
        policy_from_json(json.dumps(data))
    assert codes(raised) == ["policy.never_keep_with_period", "policy.never_keep_from_made"]


def test_two_answers_for_one_kind_are_refused() -> None:
    twice = (AnswerPromise(RequestKind.COPY, Period(1, Unit.WEEKS)),) * 2
    assert [each.code for each in policy_faults(replace(starting_policy("office"), answers=twice))] == [
        "policy.two_answers"
    ]


def test_all_faults_are_told_at_once_with_their_place() -> None:
    data = plain()
    data.update(version="one", bsn=None)
    rules(data)[2]["period"] = "soon"
    with pytest.raises(InputError) as raised:
        policy_from_json(json.dumps(data))
    assert {str(dict(each.arguments)["where"]) for each in raised.value.faults} == {
        "policy.version", "policy.bsn", "policy.rules[3].period"
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "[" * 100_000, '{"name": NaN}', "\x00"],
    ids=["empty", "cut off", "a row", "null", "deep", "not a number", "NUL"],
)
def test_what_is_no_policy_at_all_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        policy_from_json(text)
    with pytest.raises(InputError):
        policy_from_toml(text)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def places(data: object, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in nested data."""
    yield here
    inner: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(data, dict):
        inner = iter(data.items())
    elif isinstance(data, list):
        inner = iter(enumerate(data))
    for name, value in inner:
        yield from places(value, (*here, name))


ALL_PLACES = list(places(plain()))[1:]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ALL_PLACES), ANY_JSON)
def test_anything_anywhere_is_read_exactly_or_refused(place: tuple[str | int, ...], value: object) -> None:
    data = copy.deepcopy(plain())
    holder: object = data
    for name in place[:-1]:
        holder = holder[name]  # type: ignore[index]  # walks dicts and lists alike
    holder[place[-1]] = value  # type: ignore[index]
    try:
        policy = policy_from_json(json.dumps(data))
    except InputError:
        return
    assert policy_from_json(policy_to_json(policy)) == policy


# --- texts -----------------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_keys() -> None:
    assert keys(Language.DUTCH) == keys(Language.ENGLISH)


def codes_in(module: str) -> set[str]:
    """Every code that a module of the domain names, taken from its text."""
    source = (resources().parent / "app" / "domain" / f"{module}.py").read_text(encoding="utf-8")
    return {each for each in source.split('"') if each.startswith("policy.")}


def test_every_fault_that_is_raised_has_its_text() -> None:
    modules = ("policy_reader", "policy_check", "policy_json", "policy_parts_check")
    named = set().union(*(codes_in(module) for module in modules))
    labels = {
        "policy.policy", "policy.rules", "policy.answers", "policy.version", "policy.special_categories",
        "policy.bsn_ground", "policy.review_every", "policy.activities", "policy.recipients",
        "policy.promises", "policy.asked", "policy.roles",
    }  # fmt: skip
    assert {code for _, _, code in REFUSED} <= named
    assert labels <= named
    assert {f"fault.{code}" for code in named - labels} | labels <= keys(Language.DUTCH)


@pytest.mark.parametrize("language", list(Language))
def test_periods_in_words(language: Language) -> None:
    words = [Period(amount, unit).words(translator(language)) for unit in Unit for amount in (1, 3)]
    assert words == {
        Language.DUTCH: [
            "1 dag", "3 dagen", "1 werkdag", "3 werkdagen", "1 week", "3 weken", "1 maand", "3 maanden",
            "1 jaar", "3 jaar",
        ],
        Language.ENGLISH: [
            "1 day", "3 days", "1 working day", "3 working days", "1 week", "3 weeks", "1 month", "3 months",
            "1 year", "3 years",
        ],
    }[language]  # fmt: skip


def test_a_text_in_toml_may_name_several_categories_for_one_rule() -> None:
    text = read("policies", "office.toml")
    assert text.count("[[rules]]") < len(policy_from_toml(text).rules)
