"""Answer terms against a second, independent computation, for every day of receipt from 2020 to 2032."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import Period, Unit
from app.domain.reason import worded
from app.domain.statute import read_statute
from app.domain.term import answer_terms, legal_term, promised_term
from app.kernel.translator import Language
from tests.domain.policy_samples import holidays, read, statute, translator
from tests.domain.test_holidays import PUBLISHED_EASTERS

FIRST, LAST = date(2020, 1, 1), date(2032, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]
DAYS = st.dates(FIRST, LAST)
PROMISES = st.builds(Period, st.integers(1, 60), st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS]))

# --- the second computation: sets of days that nobody works, and a walk over the calendar -------------------------

EASTERS = [date.fromisoformat(each) for each in PUBLISHED_EASTERS]
SURELY_FREE = {easter + timedelta(days=away) for easter in EASTERS for away in (1, 39, 50)} | {
    date(year, month, day) for year in range(2018, 2041) for month, day in ((1, 1), (4, 27), (12, 25), (12, 26))
}  # King's Day on a Sunday is kept on a Saturday: neither is a working day, so it needs no case here.
DECREED = """
2020-05-22 2021-05-14 2022-05-27 2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30
2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26
""".split()  # noqa: SIM905 - a list of dates is read more easily without quotes
PERHAPS_FREE = (
    {easter - timedelta(days=2) for easter in EASTERS}
    | {date(year, 5, 5) for year in range(2018, 2041)}
    | {date.fromisoformat(each) for each in DECREED}
)


def free(day: date, *, perhaps: bool) -> bool:
    return day.isoweekday() > 5 or day in SURELY_FREE or (perhaps and day in PERHAPS_FREE)


def months_later(received: date, months: int) -> date:
    """Walk on, a day at a time, to the month that is meant, and in it to the same number or else the last day."""
    day, changes = received, 0
    while changes < months:
        day += timedelta(days=1)
        changes += day.day == 1
    month = day.month
    while day.day != received.day and (day + timedelta(days=1)).month == month:
        day += timedelta(days=1)
    return day


def walked(day: date, *, perhaps: bool) -> date:
    return day if not free(day, perhaps=perhaps) else walked(day + timedelta(days=1), perhaps=perhaps)


@pytest.mark.parametrize(("extended", "months"), [(False, 1), (True, 3)])
def test_every_legal_term_agrees_with_a_second_computation(extended: bool, months: int) -> None:
    for received in EVERY_DAY:
        term = legal_term(received, statute(), holidays(), extended=extended)
        counted = months_later(received, months)
        expected = (walked(counted, perhaps=True), walked(counted, perhaps=False))
        assert (term.ends_on, term.safe) == expected, received


def test_working_days_agree_with_a_second_computation() -> None:
    for received in EVERY_DAY:
        following = (received + timedelta(days=step) for step in range(1, 30))
        third = [day for day in following if not free(day, perhaps=False)][2]
        assert promised_term(received, Period(3, Unit.WORKING_DAYS), holidays()).ends_on == third, received


def test_who_asks_later_is_never_answered_earlier() -> None:
    ends = [legal_term(each, statute(), holidays()) for each in EVERY_DAY]
    assert all(before.ends_on <= after.ends_on and before.safe <= after.safe for before, after in pairwise(ends))


# --- single cases, each a sentence of the law or of PRODUCT.md L1 --------------------------------------------------


@pytest.mark.parametrize(
    ("received", "ends_on", "safe"),
    [
        pytest.param("2026-03-10", "2026-04-10", "2026-04-10", id="the same-numbered day"),
        pytest.param("2026-01-31", "2026-03-02", "2026-03-02", id="the last day of February, a Saturday"),
        pytest.param("2028-01-31", "2028-02-29", "2028-02-29", id="29 February"),
        pytest.param("2028-02-29", "2028-03-29", "2028-03-29", id="from 29 February"),
        pytest.param("2026-03-03", "2026-04-07", "2026-04-03", id="Good Friday: doubtful, then Easter"),
        pytest.param("2026-03-04", "2026-04-07", "2026-04-07", id="the Saturday before Easter: certain"),
        pytest.param("2026-04-05", "2026-05-06", "2026-05-05", id="5 May"),
        pytest.param("2026-04-14", "2026-05-18", "2026-05-15", id="Ascension, the decreed Friday, a weekend"),
        pytest.param("2025-11-25", "2025-12-29", "2025-12-29", id="Christmas, then a weekend"),
        pytest.param("2025-12-01", "2026-01-05", "2026-01-02", id="New Year, the decreed Friday, a weekend"),
        pytest.param("2024-07-27", "2024-08-27", "2024-08-27", id="receipt on a Saturday does not matter"),
    ],
)
def test_the_legal_term(received: str, ends_on: str, safe: str) -> None:
    term = legal_term(date.fromisoformat(received), statute(), holidays())
    assert (term.ends_on.isoformat(), term.safe.isoformat()) == (ends_on, safe)


def test_an_extension_runs_three_months_from_receipt_and_not_two_from_the_first_end() -> None:
    assert legal_term(date(2026, 1, 31), statute(), holidays(), extended=True).ends_on == date(2026, 4, 30)


def test_an_extension_leaves_the_promise_where_it_is() -> None:
    received, promised = date(2026, 3, 10), Period(14, Unit.DAYS)
    plain = answer_terms(received, promised, statute(), holidays())
    extended = answer_terms(received, promised, statute(), holidays(), extended=True)
    assert extended.promised == plain.promised
    assert (plain.legal.ends_on, extended.legal.ends_on) == (date(2026, 4, 10), date(2026, 6, 10))


@given(DAYS, PROMISES)
def test_a_promise_never_moves_later(received: date, promised: Period) -> None:
    """Days and weeks end on the day itself; working days end no later than with every holiday counted as worked off."""
    term = promised_term(received, promised, holidays())
    assert term.safe == term.ends_on
    if promised.unit is Unit.WORKING_DAYS:
        counted = [received + timedelta(days=step) for step in range(1, (term.ends_on - received).days + 1)]
        assert sum(not free(day, perhaps=False) for day in counted) == promised.amount
        assert not free(term.ends_on, perhaps=False)
    else:
        assert (term.ends_on - received).days == promised.amount * (7 if promised.unit is Unit.WEEKS else 1)


@given(DAYS, PROMISES | st.none(), st.booleans())
def test_the_earlier_of_promise_and_law_drives(received: date, promised: Period | None, extended: bool) -> None:
    terms = answer_terms(received, promised, statute(), holidays(), extended=extended)
    safe = [term.safe for term in (terms.promised, terms.legal) if term is not None]
    assert terms.remind_on == min(safe)
    assert terms.drives.safe == terms.remind_on
    assert received < terms.remind_on <= terms.drives.ends_on


def test_a_promise_that_ends_in_a_weekend_stays_there_and_says_so() -> None:
    term = promised_term(date(2026, 3, 7), Period(14, Unit.DAYS), holidays())
    assert term.ends_on == date(2026, 3, 21)
    assert [each.code for each in term.reasons] == ["term.reason.promised", "term.reason.stays"]


def test_a_change_of_law_holds_from_its_own_day() -> None:
    changed = read_statute(
        read("statute", "figures.toml")
        + '[[figure]]\nname = "answer_term"\namount = 6\nunit = "weeks"\nvalid_from = 2027-01-01\n'
        + 'source = { nl = "x", en = "x" }\n'
    )
    assert legal_term(date(2026, 12, 31), changed, holidays()).ends_on == date(2027, 2, 1)
    assert legal_term(date(2027, 1, 1), changed, holidays()).ends_on == date(2027, 2, 12)


def test_the_reasons_in_words() -> None:
    term = legal_term(date(2026, 3, 3), statute(), holidays())
    assert [worded(each, translator(Language.DUTCH)) for each in term.reasons] == [
        "De wet geeft je 1 maand (AVG art. 12 lid 3). De dag van ontvangst, 3 maart 2026, telt niet mee.",
        "3 april 2026 telt niet als werkdag: Goede Vrijdag.",
        "4 april 2026 is een zaterdag.",
        "5 april 2026 is een zondag.",
        "6 april 2026 telt niet als werkdag: tweede paasdag.",
        "Daarom eindigt de termijn niet op 3 april 2026 maar op de eerste werkdag daarna: 7 april 2026.",
        "Of de termijn echt tot 7 april 2026 doorloopt, staat niet vast. Ga daarom uit van 3 april 2026.",
    ]
    promise = promised_term(date(2026, 4, 24), Period(3, Unit.WORKING_DAYS), holidays())
    assert [worded(each, translator(Language.ENGLISH)) for each in promise.reasons] == [
        "Your privacy policy promises an answer within 3 working days. "
        "The day of receipt, 24 April 2026, does not count.",
        "27 April 2026 does not count as a working day: King's Day.",
    ]


def test_every_reason_has_words_in_both_languages() -> None:
    for language in Language:
        for received in EVERY_DAY[:800]:
            for extended in (False, True):
                terms = answer_terms(received, Period(14, Unit.DAYS), statute(), holidays(), extended=extended)
                assert terms.promised is not None
                for each in (*terms.promised.reasons, *terms.legal.reasons):
                    words = worded(each, translator(language))
                    assert not words.startswith("["), each
                    assert "[" not in words, each
