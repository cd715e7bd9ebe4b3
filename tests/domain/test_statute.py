"""The statutory figures."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.period import Period, Unit
from app.domain.statute import FigureName, FigureUnit, read_statute
from tests.domain.policy_samples import read, statute

TODAY = date(2026, 3, 3)


def test_the_figures_of_the_law() -> None:
    found = {name: statute().figure(name, TODAY) for name in FigureName}
    assert {name: (each.amount, each.unit) for name, each in found.items()} == {
        FigureName.ANSWER_TERM: (1, FigureUnit.MONTHS),
        FigureName.ANSWER_EXTENSION: (2, FigureUnit.MONTHS),
        FigureName.BREACH_REPORT: (72, FigureUnit.HOURS),
        FigureName.FISCAL_RETENTION: (7, FigureUnit.YEARS),
        FigureName.FISCAL_RETENTION_REAL_ESTATE: (10, FigureUnit.YEARS),
        FigureName.AGE_OF_CONSENT: (16, FigureUnit.YEARS),
        FigureName.AGE_OF_MAJORITY: (18, FigureUnit.YEARS),
        FigureName.TOLD_OF_SOURCE: (1, FigureUnit.MONTHS),
    }
    assert all(each.source.nl and each.source.en for each in found.values())


def test_a_new_row_holds_from_its_day_and_the_old_one_before() -> None:
    row = '[[figure]]\nname = "breach_report"\namount = 96\nunit = "hours"\nvalid_from = 2027-07-01\n'
    changed = read_statute(read("statute", "figures.toml") + row + 'source = { nl = "x", en = "x" }\n')
    days = (date(2000, 1, 1), date(2027, 6, 30), date(2027, 7, 1), date(2040, 1, 1))
    assert [changed.figure(FigureName.BREACH_REPORT, day).amount for day in days] == [72, 72, 96, 96]


def test_hours_are_no_period_of_days() -> None:
    assert statute().figure(FigureName.FISCAL_RETENTION, TODAY).period == Period(7, Unit.YEARS)
    with pytest.raises(ValueError, match="hours"):
        _ = statute().figure(FigureName.BREACH_REPORT, TODAY).period


def test_a_file_without_a_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="age_of_consent"):
        read_statute(read("statute", "figures.toml").replace('"age_of_consent"', '"answer_term"'))
