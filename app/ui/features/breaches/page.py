"""The register of breaches, and the page of one above it."""

from __future__ import annotations

from typing import cast

from app.domain.breach import Breach
from app.ui.context import Context
from app.ui.features.breaches.breach_page import BreachPage
from app.ui.features.breaches.forms import suspect_form
from app.ui.features.breaches.recognise import recognise
from app.ui.features.breaches.rows import BY_URGENCY, BreachRow, breach_columns, breach_rows, tone_of
from app.ui.widgets.list_and_page import ListAndPage
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable

_NOUNS = frozenset({"breach", "breach_report", "breach_notice", "policy"})


class BreachesPage(ListAndPage):
    """The most urgent first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "breaches", Breach, _NOUNS)
        text = context.text
        help_ = button(text("breaches.recognise"), lambda: recognise(context, self), name="recognise")
        new = button(text("breaches.suspect"), self.suspect, "primary", name="suspect_breach")
        columns = breach_columns(context)
        rows = Listed(lambda: breach_rows(context), columns, {"stands": lambda row: f"{_place(row):09}"})
        table = RecordTable(context, columns, rows, empty="breaches.empty", order=BY_URGENCY)
        table.view.setObjectName("breaches")
        table.view.setAccessibleName(text("breaches.title"))
        table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        fit_columns(table, tuple(each.width for each in columns), fixed=(2,))
        header = PageHeader(text("breaches.title"), text("breaches.below"), help_, new)
        self.show_parts(header, table, BreachPage(context))

    def record_of(self, row: object) -> str:
        """The breach of a row."""
        return cast(BreachRow, row).breach.id

    def suspect(self) -> None:
        """Record a suspicion."""
        suspect_form(self.context, self)


def _place(row: BreachRow) -> int:
    """What is to be reported by its hours, below it what is open, and then what is closed, the newest first."""
    if row.hours_left is not None:
        return row.hours_left + 100_000_000
    newest_first = 99_999_999 - int(row.breach.made.timestamp()) // 60
    return newest_first + (200_000_000 if row.breach.closed_on is None else 400_000_000)
