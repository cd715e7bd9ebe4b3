"""The foot of the window: how old the newest backup is, long work that runs, how far it is, and a button to end it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui.context import Context
from app.ui.shell.nightly import Nightly
from app.ui.tasks.task import Task
from app.ui.theme.theme import set_role
from app.ui.widgets.backup_age import BackupAge
from app.ui.widgets.parts import button, label
from app.ui.widgets.work_bar import WorkBar


class Status(QFrame):
    """A line for the backups, and one for each piece of long work."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        set_role(self, "status")
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(32, 6, 24, 6)
        self._age = BackupAge(context)
        self._layout.addWidget(self._age)
        self._nightly = Nightly(context, self)
        self._nightly.troubled.connect(self._age.show_trouble)
        self._nightly.looked.connect(self._age.show_state)
        for task in context.tasks.running:
            self._show(task)
        context.tasks.started.connect(self._show)

    def _show(self, task: Task) -> None:
        if not task.label:
            return
        line = _Line(self._context, task)
        task.ended.connect(line.deleteLater)
        self._layout.addWidget(line)
        line.show()


class _Line(QFrame):
    """One piece of work."""

    def __init__(self, context: Context, task: Task) -> None:
        super().__init__()
        self._context, self._task = context, task
        self._bar = WorkBar(task.label)
        self._bar.setFixedWidth(240)
        self._text = label(task.label, wrap=False)
        self._cancel = button(context.text("dialog.cancel"), self._stop, "quiet", name="cancel_task")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        layout.addStretch(1)
        layout.addWidget(self._bar)
        layout.addWidget(self._cancel)
        task.progressed.connect(self._progress)

    def _progress(self, done: int, total: int) -> None:
        self._bar.show_progress(done, total)

    def _stop(self) -> None:
        self._task.cancel()
        self._cancel.setEnabled(False)
        self._text.setText(self._context.text("window.cancelling"))
