"""The list of what is due, and below it why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from app.ui.context import Context
from app.ui.features.retention.due_rows import DueRow, due_columns, due_sentences, due_tone
from app.ui.features.retention.explained import ExplainedList
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import stretch_column


class DueView(ExplainedList):
    """Of DueRow; Enter goes to the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, due_columns(context), {"since": lambda row: row.since.isoformat()}, "since")
        self.table.view.setItemDelegateForColumn(3, MarkDelegate(context.colours, due_tone, self))
        stretch_column(self.table, 1)

    @property
    def current(self) -> DueRow | None:
        """The row that the cursor is on."""
        return cast("DueRow | None", self.table.current)

    def explain(self, row: DueRow) -> tuple[str, Sequence[str]]:
        """Why these are due."""
        return "", due_sentences(self.context, row)
