"""When an answer was written, as far as it can be told: which of two came first (rows D10, L14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Written:
    """`day` is always known. `at` is the instant (UTC, to the second) of the clock of the client's own device, and
    `sequence` how many answers had been saved then from the page as it was open, from 1: None and 0 in what was
    recorded by the coach, and in answers of packages that were made before these existed.
    """

    day: date
    at: datetime | None = None
    sequence: int = 0

    def is_later_than(self, other: Written) -> bool:
        """Whether it surely is: by the instant and then the count, or by the day where one of them has no instant."""
        if self.at is not None and other.at is not None:
            return (self.at, self.sequence) > (other.at, other.sequence)
        return self.day > other.day
