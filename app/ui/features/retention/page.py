"""What there is to decide on over all dossiers: today, or as it will be on another day."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.domain.policy import RetentionAction
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.retention.due_rows import DueRow, due_rows
from app.ui.features.retention.due_view import DueView
from app.ui.place import Place
from app.ui.tasks.task import Task
from app.ui.theme.fonts import grown
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.flow import Flow
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import box, button, label, row
from app.usecases.due_list import due_list
from app.usecases.plan_destruction import Chosen
from app.vault.snapshot import snapshot
from app.vault.work import Change

_PAUSE = 250
"""Milliseconds after a change or a keystroke until it is asked again."""


class RetentionPage(Page):
    """One line a dossier; Enter goes to it. What goes is shown before anything is done, and typed to confirm."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._task: Task | None = None
        self._day = DateInput(context.translator, context.colours)
        self._day.setObjectName("on_day")
        self._day.setFixedWidth(grown(180))
        self._day.show_value(context.today)
        self._day.edited.connect(self._soon)
        question = label(text("retention_screen.on_day"), "label", wrap=False)
        question.setBuddy(self._day.inner)
        self._day.inner.setAccessibleName(text("retention_screen.on_day"))
        self._said = label("", "muted", wrap=False)
        self._said.setObjectName("due_number")
        self._list = DueView(context)
        self._list.opened.connect(self._open)
        self._list.table.again.connect(self._begin)
        self._list.selected.connect(self._selected)
        self._certificates = button(text("retention_acts.certificates"), self._show_certificates, name="certificates")
        self._one = button(text("retention_acts.preview"), self._preview, "primary", name="preview")
        self._one.setEnabled(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        header = PageHeader(
            text("retention_screen.title"), text("retention_screen.below"), self._certificates, self._one
        )
        layout.addWidget(header)
        layout.addLayout(Flow(box(row(question, self._day, None)), self._said, lead=True))
        layout.addWidget(self._list, 1)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Look again at what is due."""
        self._begin()

    def leave(self) -> None:
        """Nobody waits for it any more."""
        self._pause.stop()
        self._stop()

    def _soon(self) -> None:
        self._pause.start()

    def _begin(self) -> None:
        self._stop()
        day = self._asked_day()
        if day is None:
            self._said.setText(self.context.text("fault.not_a_date"))
            return
        vault, parts = self.context.vault, self.context.parts

        def looked(_: Progress) -> tuple[list[DueRow], int]:
            reader = vault.reader()
            with snapshot(reader):
                found = due_list(reader, parts, day)
                return due_rows(reader, found.due), len(found.held)

        self._said.setText(self.context.text("retention_screen.looking"))
        self._task = self.context.read(self._list.table, self._show, looked, self._said.clear)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show(self, found: tuple[list[DueRow], int]) -> None:
        rows, held = found
        self._list.show_rows(rows)
        self._list.focus()
        count, number = self.context.translator.count, sum(len(each.items) for each in rows)
        said = count("retention_screen.due", number) if number else self.context.text("retention_screen.none_due")
        self._said.setText(f"{said} · {count('retention_acts.held', held)}" if held else said)

    def _asked_day(self) -> date | None:
        try:
            return date.fromisoformat(str(self._day.given()))
        except ValueError:
            return None

    def _selected(self, found: object) -> None:
        # Only today something can be done: another day is a look ahead.
        self._one.setEnabled(found is not None and self._asked_day() == self.context.today)

    def _preview(self) -> None:
        from app.ui.forms.destroying import destroying

        chosen = self._list.current
        if chosen is not None:
            # What is to be looked at goes only because it was chosen; what is due goes as far as it may.
            looked = chosen.action is RetentionAction.REVIEW
            named = looked or not chosen.client
            ids = frozenset(each.id for each in chosen.items) if named else frozenset()
            destroying(self.context, self, Chosen(chosen.client, ids))

    def _show_certificates(self) -> None:
        from app.ui.features.retention.certificates import show_certificates

        show_certificates(self.context, self)

    def _open(self, found: object) -> None:
        due = cast(DueRow, found)
        place = Place("dossier", due.client, part="retention") if due.client else Place("relations")
        self.context.navigate(Place("relations", record=due.organisation) if due.organisation else place)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible():
            self._soon()
