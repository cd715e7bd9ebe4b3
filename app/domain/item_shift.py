"""Whether an item is kept longer or shorter under another policy."""

from __future__ import annotations

from enum import StrEnum

from app.domain.period import rough_end
from app.domain.retention import Kept


class Shift(StrEnum):
    """How the date of an item moves. `policy_shift.<value>` words it."""

    EARLIER = "earlier"
    LATER = "later"
    OTHER = "other"
    """There is no date to compare: the term runs from something else that has not happened."""


def shift(before: Kept, after: Kept) -> Shift | None:
    """How the date moves; None where it stays. What has no end yet moves with its period: a trajectory still runs."""
    if before.until is not None and after.until is not None:
        return _moved(earlier=after.until < before.until) if after.until != before.until else None
    if before.until is not None or after.until is not None:
        return _moved(earlier=before.until is None)
    if before.rule is None or after.rule is None:
        return None if before.rule is after.rule else Shift.OTHER
    if before.trigger is not after.trigger:
        return Shift.OTHER
    old, new = before.period, after.period
    if old == new:
        return None
    if old is None or new is None:
        return Shift.OTHER
    return _moved(earlier=rough_end(new) < rough_end(old))


def _moved(*, earlier: bool) -> Shift:
    return Shift.EARLIER if earlier else Shift.LATER
