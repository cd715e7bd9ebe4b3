"""The rows of a noun as the vault lists them: sorted, filtered and counted in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from app.domain.declare import Record
from app.ui.context import Context
from app.ui.widgets.paged import Order
from app.vault.lists import Query

R = TypeVar("R", bound=Record)


class Stored(Generic[R]):
    """All items of a noun that have these values. `Order("")` is the noun's own order."""

    def __init__(self, context: Context, record: type[R], **equal: object) -> None:
        self._context, self._record, self._equal = context, record, tuple(equal.items())

    def count(self, filter: str) -> int:
        """How many items there are in which every word of the filter is found."""
        return self._context.reader.total(Query(self._record, filter, equal=self._equal))

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[R]:
        """A page of them."""
        query = Query(self._record, filter, order.column, order.descending, self._equal)
        return self._context.reader.page(query, offset, limit)
