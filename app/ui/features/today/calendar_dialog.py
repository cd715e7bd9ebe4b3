"""What of the planned sessions goes into the coach's calendar: asked, and never more than that (row W4)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.context import Context
from app.ui.open_list import OpenList
from app.ui.widgets.dialog import Dialog, tell
from app.ui.widgets.parts import label, labelled
from app.usecases.export_calendar import CalendarChoice, Shown, Written, write_calendar
from app.vault.snapshot import snapshot


class CalendarDialog(Dialog):
    """Begins with the least: only that there is something."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "calendar.title", "calendar.save", name="calendar")
        self._near = near
        text = context.text
        intro = label(text("calendar.intro"))
        intro.setMinimumWidth(460)
        self._shown = OpenList()
        self._shown.setObjectName("calendar_shown")
        for each in Shown:
            self._shown.addItem(text(f"calendar_shown.{each.value}"), each)
        self._place = QCheckBox(text("calendar.place"))
        self._place.setObjectName("calendar_place")
        self.body.addWidget(intro)
        self.body.addLayout(labelled(text("calendar.shown"), self._shown))
        self.body.addWidget(self._place)

    def confirmed(self) -> None:
        """Ask where to, and write."""
        text = self.context.text
        choice = CalendarChoice(
            since=self.context.today, shown=Shown(self._shown.currentData()), place=self._place.isChecked()
        )
        self.accept()
        self.context.files.save_file(
            self._near, text("calendar.title"), f"{text('calendar.file')}.ics", "iCalendar (*.ics)",
            partial(_write, self.context, self._near, choice),
        )  # fmt: skip


def _write(context: Context, near: QWidget, choice: CalendarChoice, target: Path) -> None:
    vault, translator, today = context.vault, context.translator, context.today

    def work(_: object) -> Written:
        reader = vault.reader()
        with snapshot(reader):
            return write_calendar(reader, choice, translator, target, today)

    def written(done: Written) -> None:
        lines = [translator.count("calendar.written", done.sessions)]
        if done.restricted:
            lines.append(translator.count("calendar.restricted", done.restricted))
        tell(context, near, "calendar.title", *lines)

    context.run(near, written, work, label="calendar.save")
