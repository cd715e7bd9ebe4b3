"""Drift: each way in which practice and policy can differ is told once, in both languages, and gone when mended."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.category import Category
from app.domain.client import Client
from app.domain.declare import asked
from app.domain.drift import Drift, DriftFacts, Published, Received, drift
from app.domain.organisation import OrganisationKind
from app.domain.period import Period, Unit
from app.domain.policy import Policy, adopt
from app.domain.policy_json import plain_policy, stored_policy
from app.domain.policy_promise import PromiseKind
from app.domain.policy_recipient import Secrecy
from app.domain.professional_code import ProfessionalCode, read_codes
from app.domain.reason import LocalText, worded
from app.domain.request_kind import RequestKind
from app.domain.transfers import read_transfers
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.parts import Parts
from tests.domain.policy_samples import policy_names, read, starting_policy, statute

TODAY = date(2026, 3, 3)
TRANSFERS = read_transfers(read("statute", "transfers.toml"))
CODES = read_codes(read("statute", "codes.toml"))


def facts(policy: Policy, **more: object) -> DriftFacts:
    plain = DriftFacts(
        policy=policy, today=TODAY, statute=statute(), transfers=TRANSFERS, codes=CODES, officer="Noor Mulder"
    )
    published = Published("1", TODAY, policy.version)
    return replace(plain, **{"published": published, **more})  # type: ignore[arg-type]  # fields of DriftFacts


def mended(name: str = "training_and_interim") -> Policy:
    """A policy in force today that has no drift of its own: every agreement is there."""
    policy = adopt(starting_policy(name), TODAY)
    return replace(policy, recipients=tuple(replace(each, agreement_on=TODAY) for each in policy.recipients))


def codes(found: tuple[Drift, ...]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize("name", policy_names())
def test_a_starting_policy_whose_agreements_are_there_has_no_drift(name: str) -> None:
    fields = {each.label: each.declaration.required for each in asked(Client)}
    assert drift(facts(mended(name), fields=fields)) == ()


@pytest.mark.parametrize("name", policy_names())
def test_a_starting_policy_as_adopted_lacks_only_agreements_and_a_statement(name: str) -> None:
    found = drift(facts(adopt(starting_policy(name), TODAY), published=None))
    assert set(codes(found)) == {"no_agreement", "no_statement"}


def recipient(**values: object) -> Callable[[Policy], Policy]:
    def edit(policy: Policy) -> Policy:
        first = replace(policy.recipients[0], **values)  # type: ignore[arg-type]  # fields of Recipient
        return replace(policy, recipients=(first, *policy.recipients[1:]))

    return edit


def same(policy: Policy) -> Policy:
    return policy


def rule(period: Period | None, category: Category = Category.ADMINISTRATION) -> Callable[[Policy], Policy]:
    def edit(policy: Policy) -> Policy:
        rules = tuple(replace(each, period=period) if each.category is category else each for each in policy.rules)
        return replace(policy, rules=rules)

    return edit


def later_answer(policy: Policy) -> Policy:
    answers = starting_policy("online_platform").answers
    return replace(policy, answers=tuple(replace(each, period=Period(6, Unit.WEEKS)) for each in answers[:1]))


def activity(**values: object) -> Callable[[Policy], Policy]:
    def edit(policy: Policy) -> Policy:
        first = replace(policy.activities[0], **values)  # type: ignore[arg-type]  # fields of Activity
        return replace(policy, activities=(first, *policy.activities[1:]))

    return edit


def without_promise(kind: PromiseKind) -> Callable[[Policy], Policy]:
    return lambda policy: replace(policy, promises=tuple(each for each in policy.promises if each.kind is not kind))


def eu_only(policy: Policy) -> Policy:
    return replace(policy, promises=starting_policy("reintegration").promises)


def role(policy: Policy) -> Policy:
    return replace(policy, roles=tuple(replace(each, logs_in=True) for each in policy.roles))


ABROAD = {"country": "US"}
DOCTOR = Received("id-doctor", "Huisarts De Linde", OrganisationKind.PRACTITIONER)
CASES: list[tuple[str, str, Callable[[Policy], Policy], dict[str, object]]] = [
    ("no_rule", "rules", same, {"without_rule": {Category.ENQUIRY: 2}}),
    ("never_kept", "rules", same, {"never_kept": {Category.ASSESSMENT: 1}}),
    ("special", "switches", same, {"kept": {Category.SPECIAL: 1}}),
    ("bsn", "switches", same, {"national_numbers": 1}),
    ("no_activity", "activities", same, {"kept": {Category.SPECIAL: 1}}),
    ("recipient_not_named", "recipients", same, {"received": (DOCTOR,)}),
    ("no_agreement", "recipients", recipient(agreement_on=None), {}),
    ("no_confidentiality", "recipients",
     recipient(kind=OrganisationKind.OTHER, secrecy=Secrecy.CONFIDENTIALITY_AGREEMENT, agreement_on=None), {}),
    ("not_bound", "recipients", recipient(kind=OrganisationKind.OTHER, secrecy=Secrecy.NONE), {}),
    ("no_officer", "promises", eu_only, {"officer": ""}),
    ("outside_eu", "recipients", eu_only, {}),
    ("no_safeguard", "recipients", recipient(**ABROAD), {}),
    ("safeguard_lapsed", "recipients", recipient(**ABROAD, safeguard="privacy_shield"), {}),
    ("safeguard_elsewhere", "recipients", recipient(country="BR", safeguard="data_privacy_framework"), {}),
    ("safeguard_ended", "recipients",
     recipient(**ABROAD, safeguard="standard_clauses", safeguard_until=date(2026, 3, 2)), {}),
    ("shorter_than_duty", "rules", rule(Period(6, Unit.YEARS)), {}),
    ("later_than_law", "answers", later_answer, {}),
    ("no_statement", "statement", same, {"published": None}),
    ("statement_older", "statement", lambda policy: replace(policy, version=2),
     {"published": Published("1", TODAY, 1, as_now=False)}),
    ("statement_differs", "statement", same, {"published": Published("1", TODAY, 1, as_now=False)}),
    ("no_complaint_route", "promises", without_promise(PromiseKind.COMPLAINT_ROUTE), {}),
    ("part_missing", "activities", lambda policy: replace(policy, activities=(), recipients=()), {}),
    ("no_review", "activities", activity(review_on=None), {}),
    ("review_passed", "activities", activity(review_on=date(2026, 3, 2)), {}),
    ("single_login", "roles", role, {}),
    ("code_shown_first", "switches",
     lambda policy: replace(policy, code=ProfessionalCode.NOLOC), {}),
    ("contradiction", "activities", activity(subjects=()), {}),
    ("language_missing", "activities", activity(purpose=LocalText("Alleen Nederlands", "")), {}),
    ("asked_unknown", "asked", same, {"fields": {"client.shoe_size": False}}),
    ("required_unsaid", "asked", same, {"fields": {"client.street": True}}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "part", "edit", "more"), CASES, ids=[each[0] for each in CASES])
def test_each_kind_of_drift_is_told(
    code: str, part: str, edit: Callable[[Policy], Policy], more: dict[str, object], parts: Parts
) -> None:
    found = [each for each in drift(facts(edit(mended()), **more)) if each.code == code]
    assert found
    assert found[0].part == part
    for language in Language:
        assert "[" not in worded(found[0].why, parts.translator(language))


def test_every_code_of_drift_has_a_case() -> None:
    source = (resources().parent / "app" / "domain" / "drift.py").read_text(encoding="utf-8")
    told = set(re.findall(r'Drift\(\s*"([a-z_]+)"|_at\(recipient, "([a-z_]+)"|_of\(category, "([a-z_]+)"', source))
    assert {next(filter(None, each)) for each in told} == {each[0] for each in CASES}


def test_a_version_of_the_policy_that_changes_no_word_of_the_statement_is_no_drift() -> None:
    newer = replace(mended(), version=2)
    assert codes(drift(facts(newer, published=Published("1", TODAY, 1)))) == []


def test_an_organisation_is_named_by_its_role_or_by_itself() -> None:
    employer = Received("id-employer", "Bakkerij De Korenaar", OrganisationKind.EMPLOYER)
    assert codes(drift(facts(mended("career_advice"), received=(employer,)))) == []
    policy = mended("career_advice")
    named = tuple(
        replace(each, organisation="id-other") if each.kind is OrganisationKind.EMPLOYER else each
        for each in policy.recipients
    )
    assert codes(drift(facts(replace(policy, recipients=named), received=(employer,)))) == ["recipient_not_named"]


def test_outside_the_eu_is_drift_where_that_was_promised_even_inside_the_eea() -> None:
    policy = recipient(country="NO")(mended("reintegration"))
    assert codes(drift(facts(policy))) == ["outside_eu"]


def test_a_policy_from_before_these_parts_is_read_and_tells_what_it_lacks() -> None:
    plain = plain_policy(starting_policy("reintegration"))
    for part in ("activities", "recipients", "promises", "asked", "roles", "code", "bsn_ground", "review_every"):
        del plain[part]
    old = stored_policy(json.dumps(plain))
    assert (old.activities, old.code, old.processors) == ((), ProfessionalCode.NONE, ())
    found = drift(facts(old))
    assert codes(found) == ["no_complaint_route", *["part_missing"] * 4, "contradiction"]
    assert found[-1].part == "bsn_ground"


def test_a_stored_policy_is_never_refused_for_its_rules() -> None:
    plain = plain_policy(starting_policy("office"))
    plain["rules"] = []
    assert "contradiction" in codes(drift(facts(stored_policy(json.dumps(plain)))))


def test_a_promise_of_another_kind_of_answer_is_not_later_than_law() -> None:
    assert {each.kind for each in starting_policy("online_platform").answers} >= {RequestKind.ACCESS}
    assert "later_than_law" not in codes(drift(facts(mended("online_platform"))))
