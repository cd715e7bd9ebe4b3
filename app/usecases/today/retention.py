"""What retention has for the coach to decide on (rows A6, B4, C7, X5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from app.domain.policy import RetentionAction
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.usecases.due_list import due_list
from app.usecases.parts import Parts
from app.vault.rows import Rows


def due_items(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """One line for what may go, and one for what is to be looked at again, over all dossiers."""
    due = due_list(rows, parts, today).due
    actions = Counter(each.action is RetentionAction.REVIEW for each in due)
    dossiers = {
        again: len({each.client for each in due if (each.action is RetentionAction.REVIEW) is again})
        for again in actions
    }
    for again, code in ((False, "today.retention.due"), (True, "today.retention.review")):
        if actions[again]:
            yield TodayLine(reason(code, items=actions[again], dossiers=dossiers[again]), today, "retention")
