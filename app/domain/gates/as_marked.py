"""Is what was covered still what the coach looked at? (rows L15, X7)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason


def as_marked_gate(changed: Iterable[Reason]) -> Verdict:
    """Where a text or file changed since something in it was covered, a bar may stand in the wrong place. `changed`
    says what each is called.
    """
    return verdict(reason("gate.access_package.text_changed", item=each) for each in changed)
