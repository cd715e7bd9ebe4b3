"""What retention has for the coach to decide on (rows A6, B4, C7, X5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.domain.reason import Counted, reason
from app.domain.today import TodayLine
from app.kernel.ids import Id
from app.usecases.due_list import due_list
from app.usecases.parts import Parts
from app.vault.rows import Rows

_NOBODY: Final = Id("")


def due_items(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """One line for what may go, and one for what is to be looked at again, over all dossiers."""
    due = due_list(rows, parts, today).due
    for code, review in (("today.retention.due", False), ("today.retention.review", True)):
        found = due.to_review(wanted=review)
        if found:
            items = Counted("today.items", len(found))
            inside = found.dossiers - {_NOBODY}
            where = "" if inside == found.dossiers else ".beside" if inside else ".outside"
            dossiers = Counted("today.dossiers", len(inside))
            yield TodayLine(reason(f"{code}{where}", items=items, dossiers=dossiers), today, "retention")
