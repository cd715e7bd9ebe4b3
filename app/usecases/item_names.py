"""What items are called where they stand in lists: by what they lead to, looked up once each."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.declare import Record
from app.domain.document import Document
from app.domain.organisation import Organisation
from app.domain.reason import Reason
from app.domain.statement import Statement
from app.domain.terms import Terms
from app.domain.training import Training, TrainingMeeting
from app.kernel.ids import Id
from app.vault.rows import Rows

_NAMING: tuple[type[Record], ...] = (Document, Training, TrainingMeeting, Statement, Terms, Organisation)
"""The nouns after which items of others are called."""


class ItemNames:
    """Names of items; `documents` are those that are at hand already."""

    def __init__(self, rows: Rows, documents: Mapping[Id, Document] | None = None) -> None:
        self._rows = rows
        self._known: dict[str, Record | None] = {}
        self._known.update((str(key), each) for key, each in (documents or {}).items())

    def of(self, record: Record) -> Reason:
        """What an item is called."""
        return record.named(self._look)

    def _look(self, identity: str) -> Record | None:
        if identity not in self._known:
            found = (self._rows.maybe(noun, identity) for noun in _NAMING)
            self._known[identity] = next((each for each in found if each is not None), None) if identity else None
        return self._known[identity]
