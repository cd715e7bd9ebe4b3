"""A list of what is kept, and below it all there is to say of the item that the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from app.domain.category import Sensitivity
from app.ui.context import Context
from app.ui.features.retention.explained import ExplainedList
from app.ui.features.retention.rows import SORT_KEYS, kept_columns, tone_of
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.usecases.kept_until import KeptItem


class KeptList(ExplainedList):
    """Of KeptItem; Enter goes to the item."""

    def __init__(self, context: Context) -> None:
        columns = kept_columns(context)
        super().__init__(context, columns, SORT_KEYS, "until")
        state = next(place for place, each in enumerate(columns) if each.name == "state")
        self.table.view.setItemDelegateForColumn(state, MarkDelegate(context.colours, tone_of, self))
        fit_columns(self.table, tuple(each.width for each in columns))

    @property
    def current(self) -> KeptItem | None:
        """The item that the cursor is on."""
        return cast("KeptItem | None", self.table.current)

    def explain(self, row: KeptItem) -> tuple[str, Sequence[str]]:
        """What it is, until when it is kept and why, and that it is sensitive where it is (A3)."""
        translator = self.context.translator
        how = row.category.sensitivity
        flagged = how in (Sensitivity.SENSITIVE, Sensitivity.SPECIAL)
        sensitive = (translator.text(f"retention_screen.sensitivity.{how.value}"),) if flagged else ()
        return row.label(translator), (*row.reasons(translator), *sensitive)
