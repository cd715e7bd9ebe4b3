"""Who has to hear of the privacy statement, and that data came from somebody else (rows C1, L17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.reason import reason
from app.domain.statement import Statement
from app.domain.today import SOON, TodayLine
from app.usecases.parts import Parts
from app.usecases.to_be_told import clients_to_tell, sources_to_tell
from app.vault.rows import Rows


def people_to_tell(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """One line for everybody who must hear where their data came from, by the first day of all; and one for those who
    have not had the newest statement.
    """
    sources = [each for each in sources_to_tell(rows, parts.law.statute, today) if each.by <= today + SOON]
    if sources:
        number = len({each.client for each in sources})
        first = min(each.by for each in sources)
        yield TodayLine(reason("today.source", number=number), first, Statement.noun.name)
    waiting = len(clients_to_tell(rows, today))
    if waiting:
        yield TodayLine(reason("today.statement", number=waiting), None, Statement.noun.name)
