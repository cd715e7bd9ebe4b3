"""Where a retention rule falls short of the fiscal duty: 7 years from the end of the book year (L11; AWR art. 52(4)).

The figures come from the statute; here is only what a rule is compared by.
"""

from __future__ import annotations

from datetime import date

from app.domain.category import Category
from app.domain.period import Period, rough_end
from app.domain.policy import Basis, RetentionAction, RetentionRule, Trigger
from app.domain.statute import Figure, FigureName, Statute

ENDS_WITH_WORK = (Trigger.BOOK_YEAR_END, Trigger.TRAJECTORY_END, Trigger.AGREEMENT_END, Trigger.TRAINING_END)
"""The triggers that wait for the same as the duty does: for the work to end, on which its book year depends."""
_FIRST, _LAST = date(2027, 1, 1), date(2027, 12, 31)
"""Of a book year."""


def ends_before(rule: RetentionRule, duty: Period) -> bool:
    """Whether a rule lets a fiscal record go before the duty does, at worst: what ended on 1 January belongs to a book
    year that ends on 31 December. What led to no agreement is no fiscal record.
    """
    if rule.category is not Category.ADMINISTRATION or rule.trigger not in ENDS_WITH_WORK:
        return False
    if rule.action is RetentionAction.REVIEW:
        return False
    if rule.period is None:
        return True
    start = _LAST if rule.trigger is Trigger.BOOK_YEAR_END else _FIRST
    return rough_end(rule.period, start) < rough_end(duty, _LAST)


def meets(trigger: Trigger, period: Period | None, duty: Period) -> bool:
    """Whether a term that runs from the book year's end is as long as the law asks."""
    return trigger is Trigger.BOOK_YEAR_END and period is not None and rough_end(period) >= rough_end(duty)


def asked_by(trigger: Trigger, period: Period | None, statute: Statute, on: date) -> Figure | None:
    """The figure of the law that asks this very term: the fiscal duty, or the longer one of what an administration says
    about real estate. None where no law asks it.
    """
    if trigger is not Trigger.BOOK_YEAR_END or period is None:
        return None
    figures = [statute.figure(each, on) for each in _FISCAL]
    return next((each for each in figures if rough_end(each.period) == rough_end(period)), None)


_FISCAL = (FigureName.FISCAL_RETENTION, FigureName.FISCAL_RETENTION_REAL_ESTATE)


def claims_too_long(rule: RetentionRule, statute: Statute, on: date) -> bool:
    """Whether a rule says that the law asks its term, while the law asks a shorter one: that is one's own promise."""
    if rule.basis is not Basis.STATUTORY or rule.trigger is not Trigger.BOOK_YEAR_END:
        return False
    enough = meets(rule.trigger, rule.period, statute.figure(FigureName.FISCAL_RETENTION, on).period)
    return enough and asked_by(rule.trigger, rule.period, statute, on) is None


def claims_too_much(rule: RetentionRule, duty: Period) -> bool:
    """Whether a rule says that the law asks its term, while the law asks a longer one."""
    if rule.basis is not Basis.STATUTORY:
        return False
    if rule.trigger is Trigger.BOOK_YEAR_END:
        return not meets(rule.trigger, rule.period, duty)
    return ends_before(rule, duty)
