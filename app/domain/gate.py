"""What a gate answers. A use case asks its gate inside the transaction that acts, so nothing changes in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.reason import Reason
from app.kernel.errors import CoachkluisError


@dataclass(frozen=True, slots=True)
class Allowed:
    """Nothing stands in the way."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It may not be done now, and these are all the reasons."""

    reasons: tuple[Reason, ...]


Verdict = Allowed | Refused


class GateRefused(CoachkluisError):
    """An act that a gate does not allow. Nothing was done."""

    exit_code = 6

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__("refused", count=len(reasons))
        self.reasons = reasons


def verdict(reasons: Iterable[Reason]) -> Verdict:
    """Refused for these reasons, or allowed where there are none."""
    found = tuple(reasons)
    return Refused(found) if found else Allowed()


def require(answer: Verdict) -> None:
    """Go on where it is allowed; raise GateRefused with every reason where it is not."""
    if isinstance(answer, Refused):
        raise GateRefused(answer.reasons)
