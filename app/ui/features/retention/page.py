"""What there is to decide on over all dossiers: today, or as it will be on another day."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.domain.client import Client
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.retention.listed import KeptList
from app.ui.features.retention.rows import KeptRow
from app.ui.place import Place
from app.ui.tasks.task import Task
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import label, row
from app.usecases.kept_until import each_kept
from app.vault.rows import Rows
from app.vault.snapshot import snapshot
from app.vault.work import Change

_PAUSE = 250
"""Milliseconds after a change or a keystroke until all dossiers are gone through again."""
_STEP = 500
"""Items between two looks at whether somebody wants this to stop."""


class RetentionPage(Page):
    """Goes through all dossiers in a thread of its own; Enter goes to an item."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._task: Task | None = None
        self._day = DateInput(context.translator, context.colours)
        self._day.setObjectName("on_day")
        self._day.setFixedWidth(180)
        self._day.show_value(context.today)
        self._day.edited.connect(self._soon)
        question = label(text("retention_screen.on_day"), "label", wrap=False)
        question.setBuddy(self._day.inner)
        self._day.inner.setAccessibleName(text("retention_screen.on_day"))
        self._said = label("", "muted", wrap=False)
        self._said.setObjectName("due_number")
        self._list = KeptList(context, named=True, empty="retention_screen.nothing_due")
        self._list.opened.connect(self._open)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("retention_screen.title"), text("retention_screen.below")))
        layout.addLayout(row(question, self._day, None, self._said))
        layout.addWidget(self._list, 1)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Go through all dossiers again."""
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

        def gone_through(progress: Progress) -> list[KeptRow]:
            reader = vault.reader()
            with snapshot(reader):
                total = max(1, reader.count(Client))
                due = []
                for number, each in enumerate(each_kept(reader, parts, on=day)):
                    if number % _STEP == 0:
                        progress.report(min(number, total), total)
                    if each.due:
                        due.append(each)
                names = _names(reader, {each.client for each in due})
            return [KeptRow(each, names[each.client]) for each in due]

        self._said.setText(self.context.text("retention_screen.looking"))
        self._task = self.context.tasks.run(
            gone_through, self, self._show, lambda error: self.context.present(error, self)
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show(self, rows: list[KeptRow]) -> None:
        self._list.show_rows(rows)
        self._list.focus()
        text = self.context.text("retention_screen.none_due")
        self._said.setText(self.context.translator.count("retention_screen.due", len(rows)) if rows else text)

    def _asked_day(self) -> date | None:
        try:
            return date.fromisoformat(str(self._day.given()))
        except ValueError:
            return None

    def _open(self, found: object) -> None:
        item = cast(KeptRow, found).item
        self.context.navigate(Place("dossier", item.client, item.id, item.noun))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible():
            self._soon()


def _names(rows: Rows, clients: set[str]) -> dict[str, str]:
    return {each: rows.get(Client, each).name for each in clients}
