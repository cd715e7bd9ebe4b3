"""What an item leaves in the practice's totals when it is destroyed: numbers that lead to nobody (row W10)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """So many, and what they add up to, of a kind and a year; the year 0 is all years together."""

    what: str
    year: int
    number: int
    sum: int
