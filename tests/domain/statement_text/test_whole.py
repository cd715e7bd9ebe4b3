"""The statement of each starting policy, in both languages: whole, without holes, and nothing promised left unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.period import Period, Unit
from app.domain.policy import Policy, Trigger, adopt
from app.domain.policy_promise import PromiseKind
from app.domain.practice import Practice
from app.domain.prose import Heading
from app.domain.prose_source import plain_text, read_source
from app.domain.reason import LocalText
from app.domain.statement_changes import StatementChange, statement_changes
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.whole import statement_source
from app.domain.trajectory import ControllerRole
from app.kernel.ids import Id
from app.kernel.resources import resources
from app.kernel.translator import Language, Translator, load_translator
from app.usecases.parts import Parts
from tests.fakes import SetClock

DAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
PARTS = Parts(SetClock(), resources())
POLICIES = {each.name: adopt(each, DAY) for each in PARTS.starting_policies}
LANGUAGES = {each: load_translator(each, resources()) for each in Language}
DUTCH = LANGUAGES[Language.DUTCH]
PRACTICE = Practice(
    id=Id("p"), made=NOW, changed=NOW, trade_name="Praktijk De Wilg", legal_name="De Wilg Coaching B.V.",
    kvk="90123456", email="post@dewilg.example", officer="mr. A. Jansen",
)  # fmt: skip


def facts(policy: Policy, *roles: ControllerRole) -> StatementFacts:
    law = PARTS.law
    return StatementFacts(
        practice=PRACTICE, policy=policy, on=DAY, statute=law.statute, transfers=law.transfers,
        authority=law.authorities.on(DAY), codes=law.codes, roles=frozenset(roles),
    )  # fmt: skip


def said(policy: Policy, translator: Translator, *roles: ControllerRole) -> str:
    return plain_text(read_source(statement_source(facts(policy, *roles), translator)))


@pytest.fixture(params=list(Language))
def translator(request: pytest.FixtureRequest) -> Translator:
    return LANGUAGES[request.param]


def kept(period: Period) -> Policy:
    policy = POLICIES["office"]
    rules = (replace(each, period=period) if each.trigger is Trigger.BOOK_YEAR_END else each for each in policy.rules)
    return replace(policy, rules=tuple(rules))


@pytest.mark.parametrize(("years", "asked"), [(3, False), (6, False), (7, True), (8, False), (10, False)])
def test_the_law_is_named_only_where_it_asks_neither_more_nor_less(years: int, asked: bool) -> None:
    words = said(kept(Period(years, Unit.YEARS)), DUTCH)
    assert f"{years} jaar na het einde van het boekjaar" in words
    assert ("De wet vraagt deze termijn (AWR art. 52 lid 4)" in words) is asked
    of_estate = "De wet vraagt deze termijn van wat over onroerend goed gaat (Wet OB art. 34a)"
    assert (of_estate in words) is (years == 10)


@pytest.mark.parametrize("name", POLICIES)
def test_every_row_of_the_policy_is_said(name: str, translator: Translator) -> None:
    policy, words = POLICIES[name], said(POLICIES[name], translator)
    rows = [each.purpose for each in policy.activities] + [each.name for each in policy.recipients]
    rows += [each.text for each in policy.promises] + [each.title for each in policy.roles]
    rows += [each.what for each in policy.asked] + [each.weighing for each in policy.activities]
    for each in rows:
        assert each.words(translator).rstrip(".") in words, each


@pytest.mark.parametrize("name", POLICIES)
def test_it_has_no_holes(name: str, translator: Translator) -> None:
    source = statement_source(facts(POLICIES[name], *ControllerRole), translator)
    words = plain_text(read_source(source))
    assert not re.findall(r"\[[a-z_]+\.[a-z_.]+\]", words), "a text without words"
    assert not re.findall(r"[{}]|  |\.\.|,,| [.,;:]|None", words)
    assert all(line.strip() for line in words.split("\n"))
    headings = [each for each in read_source(source) if isinstance(each, Heading)]
    titles = [each.spans[0].text for each in headings]
    assert len(titles) == len(set(titles)) > 12


@pytest.mark.parametrize("kind", PromiseKind)
def test_a_promise_of_any_kind_is_said_once(kind: PromiseKind) -> None:
    policy = POLICIES["office"]
    text = LocalText("Dit beloven we plechtig.", "This we promise solemnly.")
    example = next(each for policy in POLICIES.values() for each in policy.promises)
    made = replace(policy, promises=(replace(example, kind=kind, text=text),))
    assert said(made, DUTCH).count(text.nl) == 1


def test_what_is_never_recorded_has_no_term() -> None:
    policy = POLICIES["training_and_interim"]
    assert "bijzondere persoonsgegevens leggen we niet vast" in said(policy, DUTCH)
    table = said(policy, DUTCH).split("Hoe lang we bewaren")[1].split("Hoe we gegevens beveiligen")[0]
    assert "bijzondere persoonsgegevens" not in table
    assert "Dit bewaren we niet bij een interim-opdracht" in table


def test_one_promised_term_is_told_once_and_several_each_at_its_own() -> None:
    assert said(POLICIES["online_platform"], DUTCH).count("binnen 2 weken") == 1
    assert "Dat doen we binnen 3 werkdagen." in said(POLICIES["career_advice"], DUTCH)


def test_work_for_other_controllers_is_told() -> None:
    policy = POLICIES["office"]
    assert "in opdracht van een organisatie die zelf verantwoordelijk is" not in said(policy, DUTCH)
    assert "in opdracht van een organisatie die zelf verantwoordelijk is" in said(
        policy, DUTCH, ControllerRole.PROCESSOR
    )


def test_a_recipient_abroad_without_a_safeguard_is_not_passed_over() -> None:
    policy = POLICIES["office"]
    abroad = replace(policy.recipients[0], country="US", safeguard="")
    words = said(replace(policy, recipients=(abroad,)), DUTCH)
    assert "Verenigde Staten, zonder waarborg." in words


def test_changes_are_told_line_by_line() -> None:
    assert statement_changes("# Een\n\nBlijft.\n\nOud.\n", "# Een\n\nBlijft.\n\nNieuw.\n\nMeer.\n") == (
        StatementChange(False, "Oud."),
        StatementChange(True, "Nieuw."),
        StatementChange(True, "Meer."),
    )
    assert statement_changes("Blijft.\n", "Blijft.\n") == ()
