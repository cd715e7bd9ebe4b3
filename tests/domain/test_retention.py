"""Until when an item is kept, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.category import Category
from app.domain.hold import Hold, HoldReason
from app.domain.period import Period, Unit, last_day
from app.domain.policy import Basis, Policy, RetentionAction, RetentionRule, Trigger
from app.domain.reason import LocalText, worded
from app.domain.retention import Kept, KeptState, explain
from app.domain.retention_facts import RetentionItem, book_year_end, retention_item
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id, new_id
from app.kernel.translator import Language
from tests.domain.policy_samples import keys, policy_names, starting_policy, statute, translator
from tests.domain.trajectory_samples import trajectory

TODAY = date(2026, 9, 1)
MADE = date(2025, 11, 12)
ENDED = date(2026, 3, 3)


def item(
    category: Category,
    *known: Trajectory,
    fiscal: bool = False,
    made: date = MADE,
    more: Mapping[Trigger, date | None] | None = None,
) -> RetentionItem:
    return retention_item("document", new_id(), category, made, known, fiscal=fiscal, more=more)


def kept(policy: str | Policy, what: RetentionItem, today: date = TODAY, holds: tuple[Hold, ...] = ()) -> Kept:
    return explain(what, starting_policy(policy) if isinstance(policy, str) else policy, statute(), today, holds)


def words(found: Kept, language: Language = Language.DUTCH) -> list[str]:
    return [worded(each, translator(language)) for each in found.reasons]


def hold() -> Hold:
    moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    return Hold(
        id=new_id(), made=moment, changed=moment, client=new_id(), reason=HoldReason.PROCEDURE,
        since=date(2026, 6, 1), review_on=date(2026, 12, 1),
    )  # fmt: skip


def with_rule(category: Category, trigger: Trigger, period: Period | None, action: RetentionAction) -> Policy:
    """A policy with this rule before its others for the category."""
    rule = RetentionRule(category, trigger, period, action, Basis.PROMISED, LocalText("Grond.", "Ground."))
    policy = starting_policy("office")
    return replace(policy, rules=(rule, *(each for each in policy.rules if each.category is not category)))


# --- the date and its sentence -------------------------------------------------------------------------------------


def test_a_report_is_kept_three_years_after_the_trajectory() -> None:
    found = kept("training_and_interim", item(Category.COACHING_REPORT, trajectory(ENDED)))
    assert found.state is KeptState.KEPT
    assert (found.trigger, found.trigger_date) == (Trigger.TRAJECTORY_END, ENDED)
    assert (found.until, found.due_from) == (date(2029, 3, 3), date(2029, 3, 4))
    assert words(found) == [
        "Bewaard tot en met 3 maart 2029: coachingsverslagen bewaren we 3 jaar na het einde van het traject "
        "(3 maart 2026).",
        "Zo kunnen we bij een vervolgvraag teruggrijpen op wat eruit kwam.",
    ]
    assert words(found, Language.ENGLISH)[0] == (
        "Kept up to and including 3 March 2029: we keep coaching reports for 3 years after the end of the trajectory "
        "(3 March 2026)."
    )


def test_it_is_due_on_the_day_after_the_last_day() -> None:
    what = item(Category.COACHING_REPORT, trajectory(ENDED))
    states = [kept("training_and_interim", what, day).state for day in (date(2029, 3, 3), date(2029, 3, 4))]
    assert states == [KeptState.KEPT, KeptState.DUE]
    assert words(kept("training_and_interim", what, date(2029, 3, 4)))[0] == (
        "Nu te vernietigen: coachingsverslagen bewaren we 3 jaar na het einde van het traject (3 maart 2026), "
        "dus tot en met 3 maart 2029."
    )


def test_while_the_trajectory_runs_there_is_no_date_and_it_says_why() -> None:
    found = kept("career_advice", item(Category.SESSION_NOTES, trajectory()))
    assert (found.state, found.until, found.due_from) == (KeptState.WAITING_FOR_TRIGGER, None, None)
    assert words(found)[0] == (
        "Nog geen einddatum, want het traject loopt nog: "
        "gespreksaantekeningen bewaren we 5 jaar na het einde van het traject."
    )


def test_a_planned_end_gives_an_expected_date() -> None:
    what = item(Category.SESSION_NOTES, trajectory(date(2026, 12, 1)))
    found = kept("career_advice", what)
    assert (found.state, found.until) == (KeptState.WAITING_FOR_TRIGGER, date(2031, 12, 1))
    assert words(found)[0].startswith("Naar verwachting bewaard tot en met 1 december 2031")
    assert kept("career_advice", what, date(2026, 12, 1)).state is KeptState.KEPT


def test_a_book_year_that_still_runs_is_no_planned_end() -> None:
    found = kept("career_advice", item(Category.ADMINISTRATION, trajectory(ENDED), fiscal=True))
    assert (found.state, found.until) == (KeptState.KEPT, date(2033, 12, 31))


def test_a_newsletter_contact_is_kept_until_unsubscribed() -> None:
    reading = kept("online_platform", item(Category.NEWSLETTER, more={Trigger.WITHDRAWAL: None}))
    assert (reading.state, reading.until) == (KeptState.UNTIL_WITHDRAWN, None)
    gone = kept("online_platform", item(Category.NEWSLETTER, more={Trigger.WITHDRAWAL: TODAY}))
    assert (gone.state, gone.due_from) == (KeptState.DUE, TODAY)
    assert "1 september 2026" in words(gone)[0]


def test_what_is_never_kept_is_due_from_the_day_it_was_made() -> None:
    found = kept("career_advice", item(Category.SPECIAL, trajectory(), made=TODAY), TODAY)
    assert (found.state, found.due_from) == (KeptState.DUE, TODAY)
    assert words(found)[0] == "Hoort hier niet: bijzondere persoonsgegevens bewaren we niet."


def test_contact_details_of_regulars_are_reviewed() -> None:
    what = item(Category.IDENTITY, trajectory(ENDED))
    later, now = (kept("office", what, day) for day in (date(2028, 3, 3), date(2028, 3, 4)))
    assert (later.state, now.state) == (KeptState.KEPT, KeptState.REVIEW)
    assert words(later)[0].startswith("Bewaard tot en met 3 maart 2028, dan opnieuw bekijken")
    assert words(now)[0].startswith("Nu opnieuw bekijken")


def test_evaluations_that_are_anonymised_say_so() -> None:
    found = kept("reintegration", item(Category.TRAINING, trajectory(ENDED)), date(2028, 3, 4))
    assert found.state is KeptState.DUE
    assert words(found)[0].startswith("Nu te anonimiseren")


def test_an_intake_without_a_trajectory_has_its_own_term() -> None:
    found = kept("reintegration", item(Category.SESSION_NOTES))
    assert (found.trigger, found.until) == (Trigger.INTAKE, date(2026, 5, 12))
    assert found.state is KeptState.DUE


def test_an_item_without_a_rule_is_drift() -> None:
    policy = replace(starting_policy("office"), rules=())
    found = kept(policy, item(Category.SESSION_NOTES, trajectory(ENDED)))
    assert (found.state, found.rule, found.until) == (KeptState.NO_RULE, None, None)
    assert words(found) == [
        "Geen bewaarregel: je privacybeleid zegt niet hoelang we gespreksaantekeningen in dit geval bewaren. "
        "Vul het aan."
    ]


def test_a_fiscal_item_without_a_rule_still_names_its_duty() -> None:
    policy = replace(starting_policy("office"), rules=())
    found = kept(policy, item(Category.ADMINISTRATION, trajectory(ENDED), fiscal=True))
    assert (found.state, found.until) == (KeptState.NO_RULE, date(2033, 12, 31))
    assert (
        words(found)[1]
        == "Van de wet moet dit 7 jaar bewaard blijven na het einde van het boekjaar (AWR art. 52 lid 4)."
    )


# --- holds ---------------------------------------------------------------------------------------------------------


def test_a_hold_keeps_what_would_be_due() -> None:
    what, day = item(Category.COACHING_REPORT, trajectory(ENDED)), date(2029, 3, 4)
    held = (hold(),)
    found = kept("training_and_interim", what, day, held)
    assert (found.state, found.held) == (KeptState.HELD, held)
    assert words(found)[0].startswith("Mag nu niet weg")
    assert words(found)[-1] == "Vernietigingsstop sinds 1 juni 2026: er loopt of dreigt een procedure."
    assert kept("training_and_interim", what, ENDED, held).state is KeptState.KEPT


# --- the fiscal duty ------------------------------------------------------------------------------------------------


def test_a_promise_shorter_than_the_fiscal_duty_gives_way_and_is_told() -> None:
    policy = with_rule(Category.ADMINISTRATION, Trigger.AGREEMENT_END, Period(5, Unit.YEARS), RetentionAction.DESTROY)
    found = kept(policy, item(Category.ADMINISTRATION, trajectory(ENDED), fiscal=True))
    assert (found.trigger, found.trigger_date) == (Trigger.BOOK_YEAR_END, date(2026, 12, 31))
    assert (found.until, found.due_from) == (date(2033, 12, 31), date(2034, 1, 1))
    assert words(found) == [
        "Bewaard tot en met 31 december 2033: administratie bewaren we 7 jaar na het einde van het boekjaar "
        "(31 december 2026).",
        "Van de wet moet dit 7 jaar bewaard blijven na het einde van het boekjaar (AWR art. 52 lid 4).",
        "Je belooft korter: 5 jaar na het einde van de overeenkomst. Pas je privacybeleid hierop aan.",
        "Grond.",
    ]


RUNNING = trajectory()


@pytest.mark.parametrize("trigger", [Trigger.BOOK_YEAR_END, Trigger.AGREEMENT_END], ids=str)
def test_while_the_trajectory_runs_the_longer_duty_is_named(trigger: Trigger) -> None:
    policy = with_rule(Category.ADMINISTRATION, trigger, Period(3, Unit.YEARS), RetentionAction.DESTROY)
    found = kept(policy, item(Category.ADMINISTRATION, RUNNING, fiscal=True))
    assert (found.state, found.until) == (KeptState.WAITING_FOR_TRIGGER, None)
    assert (found.trigger, found.period) == (Trigger.BOOK_YEAR_END, Period(7, Unit.YEARS))
    said = words(found)
    assert said[0] == (
        "Nog geen einddatum, want het traject loopt nog, dus het boekjaar staat nog niet vast: "
        "administratie bewaren we 7 jaar na het einde van het boekjaar."
    )
    assert said[1] == "Van de wet moet dit 7 jaar bewaard blijven na het einde van het boekjaar (AWR art. 52 lid 4)."
    assert said[2].startswith("Je belooft korter: 3 jaar na ")


@pytest.mark.parametrize(
    ("trigger", "period", "decides"),
    [
        (Trigger.BOOK_YEAR_END, Period(7, Unit.YEARS), Trigger.BOOK_YEAR_END),
        (Trigger.BOOK_YEAR_END, Period(10, Unit.YEARS), Trigger.BOOK_YEAR_END),
        (Trigger.AGREEMENT_END, Period(7, Unit.YEARS), Trigger.BOOK_YEAR_END),
        (Trigger.AGREEMENT_END, Period(10, Unit.YEARS), Trigger.AGREEMENT_END),
    ],
    ids=["as the law", "longer", "as long from an earlier day", "longer from an earlier day"],
)
def test_while_the_trajectory_runs_what_decides_is_what_will(
    trigger: Trigger, period: Period, decides: Trigger
) -> None:
    """What is said while it runs is what counts once it has ended."""
    policy = with_rule(Category.ADMINISTRATION, trigger, period, RetentionAction.DESTROY)
    runs = kept(policy, item(Category.ADMINISTRATION, RUNNING, fiscal=True))
    ended = kept(policy, item(Category.ADMINISTRATION, trajectory(ENDED), fiscal=True))
    assert (runs.trigger, runs.period) == (ended.trigger, ended.period) == (decides, period)
    assert kept(policy, item(Category.ADMINISTRATION, RUNNING)).trigger is trigger, "not fiscal: the promise"


def test_what_is_not_fiscal_keeps_its_promise() -> None:
    policy = with_rule(Category.ADMINISTRATION, Trigger.AGREEMENT_END, Period(5, Unit.YEARS), RetentionAction.DESTROY)
    assert kept(policy, item(Category.ADMINISTRATION, trajectory(ENDED))).until == date(2031, 3, 3)


def test_a_fiscal_item_is_not_destroyed_because_its_category_is_never_kept() -> None:
    policy = with_rule(Category.ADMINISTRATION, Trigger.MADE, None, RetentionAction.NEVER_KEEP)
    found = kept(policy, item(Category.ADMINISTRATION, trajectory(ENDED), fiscal=True))
    assert (found.state, found.until) == (KeptState.KEPT, date(2033, 12, 31))
    assert "Je belooft dit nooit te bewaren. Pas je privacybeleid hierop aan." in words(found)


def test_a_fiscal_item_needs_a_book_year() -> None:
    with pytest.raises(ValueError, match="book year"):
        RetentionItem("x", Id("x"), Category.ADMINISTRATION, {Trigger.MADE: MADE}, fiscal=True)


PERIODS = st.builds(Period, st.integers(1, 100), st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]))
TRIGGERS = st.sampled_from([Trigger.MADE, Trigger.TRAJECTORY_END, Trigger.AGREEMENT_END, Trigger.BOOK_YEAR_END])
SOME_DAY = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(PERIODS, TRIGGERS, SOME_DAY, SOME_DAY, SOME_DAY, st.booleans(), st.integers(1, 12))
def test_the_later_of_promise_and_duty_counts(
    period: Period, trigger: Trigger, made: date, ended: date, today: date, fiscal: bool, starts: int
) -> None:
    policy = with_rule(Category.ADMINISTRATION, trigger, period, RetentionAction.DESTROY)
    what = retention_item(
        "x", new_id(), Category.ADMINISTRATION, made, [trajectory(ended)], fiscal=fiscal, book_year_starts=starts
    )
    start = what.triggers[trigger]
    assert start is not None
    promise = last_day(start, period)
    found = kept(policy, what, today)
    if fiscal:
        closed = book_year_end(ended, starts)
        no_leap_day = closed.replace(day=28) if (closed.month, closed.day) == (2, 29) else closed
        assert found.until == max(promise, no_leap_day.replace(year=closed.year + 7))
    else:
        assert found.until == promise
    assert (found.state is KeptState.DUE) is (today > found.until), "running trajectory or not: the rule's own trigger"


@given(st.sampled_from(policy_names()), SOME_DAY, SOME_DAY, st.integers(0, 4000))
def test_time_never_brings_an_item_back_and_never_moves_its_date(
    name: str, ended: date, today: date, days: int
) -> None:
    for category in Category:
        if category is Category.PRACTICE:
            continue
        what = item(category, trajectory(ended), more={Trigger.WITHDRAWAL: None, Trigger.REQUEST_CLOSED: ended})
        before, after = kept(name, what, today), kept(name, what, today + timedelta(days=days))
        assert before.until == after.until
        gone = (KeptState.DUE, KeptState.REVIEW)
        assert not (before.state in gone and after.state not in gone)


# --- what happened to an item ---------------------------------------------------------------------------------------


def test_a_dossier_ends_with_its_last_trajectory_and_not_while_one_runs() -> None:
    first, last = trajectory(date(2024, 5, 1)), trajectory(ENDED)
    assert item(Category.IDENTITY, first, last).triggers[Trigger.TRAJECTORY_END] == ENDED
    assert item(Category.IDENTITY, last, first).triggers[Trigger.TRAJECTORY_END] == ENDED
    running = item(Category.IDENTITY, first, trajectory(), last)
    assert running.triggers[Trigger.TRAJECTORY_END] is None
    assert running.triggers[Trigger.BOOK_YEAR_END] is None


def test_only_a_training_has_a_training_end() -> None:
    training = trajectory(ENDED, TrajectoryKind.TRAINING)
    assert item(Category.TRAINING, training).triggers[Trigger.TRAINING_END] == ENDED
    assert Trigger.TRAINING_END not in item(Category.TRAINING, trajectory(ENDED)).triggers


def test_rules_for_one_kind_of_trajectory_apply_where_all_are_of_that_kind() -> None:
    interim, coaching = trajectory(ENDED, TrajectoryKind.INTERIM), trajectory(ENDED)
    assert item(Category.SESSION_NOTES, interim, interim).only is TrajectoryKind.INTERIM
    assert item(Category.SESSION_NOTES, interim, coaching).only is None
    assert item(Category.SESSION_NOTES).only is None


@pytest.mark.parametrize(
    ("day", "starts", "end"),
    [
        ("2026-01-01", 1, "2026-12-31"),
        ("2026-12-31", 1, "2026-12-31"),
        ("2026-06-30", 7, "2026-06-30"),
        ("2026-07-01", 7, "2027-06-30"),
        ("2027-03-01", 3, "2028-02-29"),
    ],
)
def test_the_end_of_the_book_year(day: str, starts: int, end: str) -> None:
    assert book_year_end(date.fromisoformat(day), starts) == date.fromisoformat(end)


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", policy_names())
def test_every_sentence_has_words(name: str, language: Language) -> None:
    """Every category, before, in and after every kind of trajectory, held or not: never a key in brackets."""
    more: list[Mapping[Trigger, date | None]] = [
        {Trigger.WITHDRAWAL: day, Trigger.REQUEST_CLOSED: day} for day in (None, ENDED)
    ]
    for category in Category:
        for known in ([], [trajectory()], [trajectory(ENDED)], [trajectory(ENDED, TrajectoryKind.INTERIM)]):
            for each in more:
                what = item(category, *known, fiscal=category is Category.ADMINISTRATION, more=each)
                for today in (MADE, ENDED, TODAY, date(2060, 1, 1)):
                    for holds in ((), (hold(),)):
                        for sentence in words(kept(name, what, today, holds), language):
                            assert "[" not in sentence
                            assert "{" not in sentence


def test_every_state_action_trigger_and_category_has_a_label() -> None:
    expected = {
        f"retention.{area}.{each.value}"
        for area, choices in (
            ("state", KeptState), ("action", RetentionAction), ("basis", Basis), ("category", Category),
            ("trigger", Trigger), ("waiting", Trigger),
        )
        for each in choices
    }  # fmt: skip
    assert expected <= keys(Language.DUTCH)
