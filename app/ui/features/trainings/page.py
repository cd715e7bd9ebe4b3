"""The list of trainings, and the page of one above it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.training import Training
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.trainings.forms import new_training
from app.ui.features.trainings.rows import NEWEST, TrainingRow, tone_of, training_columns, training_rows
from app.ui.features.trainings.training_page import TrainingPage
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_NOUNS = frozenset({"training", "participation", "organisation"})


class TrainingsPage(Page):
    """Enter opens a training; Esc comes back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        new = button(text("trainings.new"), self.new, "primary", name="new_training")
        columns = training_columns(context)
        keys = {"when": lambda row: row.training.starts_on.isoformat(), "people": lambda row: f"{row.people:06}"}
        rows = Listed(lambda: training_rows(context), columns, keys)
        self.table = RecordTable(context, columns, rows, empty="trainings.empty", order=NEWEST)
        self.table.view.setObjectName("trainings")
        self.table.view.setAccessibleName(text("trainings.title"))
        self.table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        fit_columns(self.table, tuple(each.width for each in columns), fixed=(2, 3))
        self.table.opened.connect(self._open)
        self._listed = QWidget()
        layout = QVBoxLayout(self._listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("trainings.title"), text("trainings.below"), new))
        layout.addWidget(self.table, 1)
        self._one = TrainingPage(context)
        self._one.left.connect(self._close)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._listed)
        self._stack.addWidget(self._one)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Show one training, or the list."""
        training = self.context.reader.maybe(Training, place.record)
        if training is not None:
            self._stack.setCurrentWidget(self._one)
            self._one.show_training(training)
            return
        self.table.refresh()
        self._stack.setCurrentWidget(self._listed)
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done with the training that is shown."""
        return self._one.steps() if self._stack.currentWidget() is self._one else ()

    def new(self) -> None:
        """Plan a training."""
        new_training(self.context, self)

    def _open(self, row: object) -> None:
        self.context.navigate(Place("trainings", record=cast(TrainingRow, row).training.id))

    def _close(self) -> None:
        self.context.navigate(Place("trainings"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self._listed.isVisible() and any(each.noun in _NOUNS for each in changes):
            self.table.refresh()
