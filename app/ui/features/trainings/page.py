"""The list of trainings, and the page of one above it."""

from __future__ import annotations

from typing import cast

from app.domain.training import Training
from app.ui.context import Context
from app.ui.features.trainings.forms import new_training
from app.ui.features.trainings.rows import NEWEST, TrainingRow, tone_of, training_columns, training_rows
from app.ui.features.trainings.training_page import TrainingPage
from app.ui.widgets.list_and_page import ListAndPage
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable

_NOUNS = frozenset({"training", "participation", "organisation"})


class TrainingsPage(ListAndPage):
    """The newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "trainings", Training, _NOUNS)
        text = context.text
        new = button(text("trainings.new"), self.new, "primary", name="new_training")
        columns = training_columns(context)
        keys = {"when": lambda row: row.training.starts_on.isoformat(), "people": lambda row: f"{row.people:06}"}
        rows = Listed(lambda: training_rows(context), columns, keys)
        table = RecordTable(context, columns, rows, empty="trainings.empty", order=NEWEST)
        table.view.setObjectName("trainings")
        table.view.setAccessibleName(text("trainings.title"))
        table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        fit_columns(table, tuple(each.width for each in columns), fixed=(2, 3))
        self.show_parts(PageHeader(text("trainings.title"), text("trainings.below"), new), table, TrainingPage(context))

    def record_of(self, row: object) -> str:
        """The training of a row."""
        return cast(TrainingRow, row).training.id

    def new(self) -> None:
        """Plan a training."""
        new_training(self.context, self)
