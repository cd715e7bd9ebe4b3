"""Reasons as data, worded late."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.reason import Label, LocalText, reason, worded
from app.kernel.translator import Language
from tests.domain.policy_samples import translator


def test_the_same_reason_is_worded_in_the_language_of_whoever_reads() -> None:
    why = reason("term.reason.holiday", date=date(2026, 4, 6), holiday=LocalText("tweede paasdag", "Easter Monday"))
    assert worded(why, translator(Language.DUTCH)) == "6 april 2026 telt niet als werkdag: tweede paasdag."
    assert worded(why, translator(Language.ENGLISH)) == ("6 April 2026 does not count as a working day: Easter Monday.")


def test_a_label_stands_in_the_locale_files() -> None:
    why = reason("retention.because.never_keep", category=Label("retention.category.special"))
    assert worded(why, translator(Language.DUTCH)) == "Hoort hier niet: bijzondere persoonsgegevens bewaren we niet."


def test_text_in_an_argument_is_never_a_template() -> None:
    why = reason("retention.because.ground", ground=LocalText("{secret} 100%", "{secret} 100%"))
    assert worded(why, translator(Language.DUTCH)) == "{secret} 100%"


def test_reasons_compare_as_data() -> None:
    why = reason("term.reason.saturday", date=date(2026, 4, 4))
    assert why == reason("term.reason.saturday", date=date(2026, 4, 4))
    assert why["date"] == date(2026, 4, 4)
    with pytest.raises(KeyError):
        _ = why["day"]
