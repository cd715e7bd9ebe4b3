"""What a new version changes in what was promised, and for whose good."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.policy import Policy, RetentionAction
from app.domain.policy_change import Direction, changes
from app.domain.policy_check import policy_faults
from app.domain.policy_json import plain_policy, policy_from_json, stored_policy
from app.domain.policy_rows import PARTS, plain_row, read_row, row_key, rows_of, with_rows, without_row
from app.domain.professional_code import ProfessionalCode
from app.domain.reason import worded
from app.domain.statute import FigureName
from app.kernel.errors import InputError
from app.kernel.translator import Language
from app.usecases.parts import Parts
from tests.domain.policy_samples import policy_names, starting_policy, statute

BEFORE = starting_policy("career_advice")
DUTY = statute().figure(FigureName.FISCAL_RETENTION, date(2026, 3, 3))
Plain = dict[str, Any]
Edit = Callable[[Plain], object]


def after(edit: Edit) -> Policy:
    """The policy with an edit of its plain data, read again without looking for contradictions."""
    plain: Plain = json.loads(json.dumps(plain_policy(BEFORE)))
    edit(plain)
    return stored_policy(json.dumps(plain))


def rule(plain: Plain, category: str = "session_notes", trigger: str = "trajectory_end") -> Plain:
    return next(each for each in plain["rules"] if (each["categories"], each["trigger"]) == ([category], trigger))


STRICTER, WEAKER, OTHER = Direction.STRICTER, Direction.WEAKER, Direction.OTHER
CASES: list[tuple[str, Edit, str, Direction]] = [
    ("shorter period", lambda p: rule(p).update(period="2 years"), "rules", STRICTER),
    ("longer period", lambda p: rule(p).update(period="61 months"), "rules", WEAKER),
    ("same length", lambda p: rule(p).update(period="60 months"), "rules", OTHER),
    ("anonymised", lambda p: rule(p).update(action="anonymise"), "rules", WEAKER),
    ("reviewed only", lambda p: rule(p).update(action="review"), "rules", WEAKER),
    ("other reason", lambda p: rule(p).update(ground={"nl": "Anders", "en": "Other"}), "rules", OTHER),
    ("no rule", lambda p: p["rules"].remove(rule(p)), "rules", OTHER),
    ("earlier answer", lambda p: p["answers"].update(copy="1 weeks"), "answers", STRICTER),
    ("later answer", lambda p: p["answers"].update(access="10 working_days"), "answers", WEAKER),
    ("new answer", lambda p: p["answers"].update(erasure="1 weeks"), "answers", STRICTER),
    ("no answer", lambda p: p["answers"].pop("copy"), "answers", WEAKER),
    ("special on", lambda p: p.update(special_categories=True), "switches", WEAKER),
    ("bsn on", lambda p: p.update(bsn=True), "switches", WEAKER),
    ("consent off", lambda p: p.update(consent_for_disclosure=False), "switches", WEAKER),
    ("read later", lambda p: p.update(shown_first=["report", "quotation"]), "switches", WEAKER),
    ("read first", lambda p: p["shown_first"].append("letter"), "switches", STRICTER),
    ("other code", lambda p: p.update(code="nip"), "switches", OTHER),
    ("no code", lambda p: p.update(code="none"), "switches", WEAKER),
    ("purpose gone", lambda p: p["activities"].pop(), "activities", STRICTER),
    ("more data", lambda p: p["activities"][1]["categories"].append("identity"), "activities", WEAKER),
    ("less data", lambda p: p["activities"][0]["categories"].pop(), "activities", STRICTER),
    ("other basis", lambda p: p["activities"][0].update(basis="consent"), "activities", OTHER),
    ("recipient gone", lambda p: p["recipients"].pop(), "recipients", STRICTER),
    ("without consent", lambda p: p["recipients"][2].update(when="service"), "recipients", WEAKER),
    ("on consent", lambda p: p["recipients"][0].update(when="consent"), "recipients", STRICTER),
    ("promise gone", lambda p: p["promises"].pop(), "promises", WEAKER),
    ("other words", lambda p: p["promises"][0].update(text={"nl": "Zo", "en": "So"}), "promises", OTHER),
    ("other asking", lambda p: p["asked"].pop(), "asked", OTHER),
]


@pytest.mark.parametrize(("edit", "part", "direction"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_a_change_and_its_direction(edit: Edit, part: str, direction: Direction, parts: Parts) -> None:
    found = changes(BEFORE, after(edit), DUTY)
    assert [(each.part, each.direction) for each in found] == [(part, direction)]
    for language in Language:
        words = worded(found[0].what, parts.translator(language))
        assert "[" not in words


@pytest.mark.parametrize(("edit", "part", "direction"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_the_way_back_is_the_opposite(edit: Edit, part: str, direction: Direction) -> None:
    opposite = {STRICTER: WEAKER, WEAKER: STRICTER, OTHER: OTHER}
    assert [(each.part, each.direction) for each in changes(after(edit), BEFORE, DUTY)] == [(part, opposite[direction])]


@pytest.mark.parametrize("name", policy_names())
def test_a_policy_changes_nothing_in_itself(name: str) -> None:
    assert changes(starting_policy(name), replace(starting_policy(name), version=7), DUTY) == ()


def invoices(plain: Plain) -> Plain:
    return rule(plain, "administration", "book_year_end")


@pytest.mark.parametrize(
    ("period", "direction"), [("3 years", "below_law"), ("83 months", "below_law"), ("8 years", "weaker")]
)
@pytest.mark.parametrize("basis", ["statutory", "promised"])
def test_a_term_below_what_the_law_asks_is_not_stricter(period: str, direction: str, basis: str, parts: Parts) -> None:
    (found,) = changes(BEFORE, after(lambda p: invoices(p).update(period=period, basis=basis)), DUTY)
    assert (found.key, found.direction.value) == ("administration.book_year_end", direction)
    told = worded(found.what, parts.translator(Language.DUTCH))
    assert ("De wet vraagt 7 jaar" in told and "AWR art. 52 lid 4" in told) is (direction == "below_law")


def test_a_rule_that_is_added_below_what_the_law_asks_says_so(parts: Parts) -> None:
    without = after(lambda p: p["rules"].remove(invoices(p)))
    short = after(lambda p: invoices(p).update(period="3 years"))
    (found,) = changes(without, short, DUTY)
    assert found.direction is Direction.BELOW_LAW
    told = worded(found.what, parts.translator(Language.ENGLISH))
    assert "new retention rule, 3 years" in told
    assert "The law requires 7 years" in told


def test_never_keeping_is_strictest() -> None:
    kept = {each.action for each in BEFORE.rules}
    assert RetentionAction.NEVER_KEEP in kept
    never = after(lambda p: rule(p).update(action="never_keep"))
    assert [each.direction for each in changes(BEFORE, never, DUTY)] == [STRICTER]


def test_every_code_is_known() -> None:
    assert {each.value for each in ProfessionalCode} == {"none", "nobco", "noloc", "nip", "lvsc"}


# --- row by row ---


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", policy_names())
def test_every_row_survives_plain_data_and_has_a_key_of_its_own(name: str, part: str) -> None:
    rows = rows_of(starting_policy(name), part)
    assert all(read_row(part, plain_row(each)) == (each,) for each in rows)
    keys = [row_key(each) for each in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("part", PARTS)
def test_a_row_is_put_in_the_place_of_another_and_taken_out(part: str) -> None:
    policy = starting_policy("online_platform")
    rows = rows_of(policy, part)
    first, second = rows[0], rows[1]
    assert rows_of(with_rows(policy, part, (first,), row_key(first)), part) == rows
    assert rows_of(without_row(policy, part, row_key(first)), part) == rows[1:]
    assert rows_of(with_rows(without_row(policy, part, row_key(second)), part, (second,)), part)[-1] == second


def test_a_rule_for_two_kinds_of_data_is_two_rules() -> None:
    data = plain_row(BEFORE.rules[0])
    assert len(read_row("rules", {**data, "categories": ["training", "enquiry"]})) == 2
    with pytest.raises(InputError) as raised:
        read_row("rules", {**data, "categories": []})
    assert [each.code for each in raised.value.faults] == ["policy.nothing_chosen"]


@pytest.mark.parametrize("name", policy_names())
def test_a_starting_policy_says_for_what_it_keeps_each_kind_of_data(name: str) -> None:
    """All but special categories where those are switched off, and with a weighing, risks and measures."""
    policy = starting_policy(name)
    kept = {each.category.value for each in policy.rules} - (set() if policy.special_categories else {"special"})
    assert kept <= {category.value for each in policy.activities for category in each.categories}
    assert all(each.risks.nl and each.measures.en and each.location.nl for each in policy.activities)
    assert policy_faults(policy) == ()


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda p: p["activities"][0].update(basis="gut_feeling"), "policy.not_a_choice"),
        (lambda p: p["activities"][0].update(key="Met Hoofdletter"), "policy.not_a_name"),
        (lambda p: p["recipients"][0].update(country="Nederland"), "policy.not_a_country"),
        (lambda p: p["activities"][0].update(own_term="0 years"), "policy.period_below_one"),
        (lambda p: p["activities"][0].update(own_term="9 working_days"), "policy.retention_in_working_days"),
        (lambda p: p.update(review_every="200 years"), "policy.period_too_long"),
        (lambda p: p["recipients"][0].update(activities=["no_such"]), "policy.unknown_activity"),
        (lambda p: p["promises"].extend(p["promises"][:1]), "policy.same_key"),
        (lambda p: p["activities"][0].update(agreement_with="principal"), "policy.contract_without_client"),
        (lambda p: p["activities"][1].pop("weighing"), "policy.weighing_missing"),
        (lambda p: p["activities"][0]["categories"].append("special"), "policy.special_switched_off"),
        (lambda p: p["promises"].extend(
            {"kind": kind, "text": {"nl": "x", "en": "x"}} for kind in ("eu_only", "safeguards_outside_eea")
        ), "policy.inside_and_outside"),
    ],
    ids=["basis", "key", "country", "zero", "working days", "two hundred years", "unknown activity", "twice",
         "contract", "weighing", "special", "inside and outside"],
)  # fmt: skip
def test_what_contradicts_is_refused(edit: Edit, code: str) -> None:
    plain: Plain = json.loads(json.dumps(plain_policy(BEFORE)))
    edit(plain)
    with pytest.raises(InputError) as raised:
        policy_from_json(json.dumps(plain))
    assert code in [each.code for each in raised.value.faults]
