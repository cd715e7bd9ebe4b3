"""Did a person confirm exactly this destruction? (rows A5, X5; F15, F29)"""

from __future__ import annotations

from collections.abc import Collection

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def confirm_destruction_gate(typed: str, expected: Collection[str], shown: str, now: str) -> Verdict:
    """What was typed is what the preview asked for, and the preview is still true.

    `expected` holds the text to type in each language. `shown` and `now` are fingerprints of the plan as it was shown
    and as it is; without `shown` the number of items in the typed text is what tells that nothing changed.
    """
    reasons = []
    if shown and shown != now:
        reasons.append(reason("gate.destroy.changed"))
    if " ".join(typed.split()).casefold() not in {each.casefold() for each in expected}:
        reasons.append(reason("gate.destroy.not_confirmed", expected=" / ".join(sorted(expected))))
    return verdict(reasons)
