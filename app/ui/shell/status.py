"""The foot of the window: how old the newest backup is, long work that runs, how far it is, and a button to end it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui.context import Context
from app.ui.shell.nightly import Nightly
from app.ui.tasks.task import Task
from app.ui.theme.theme import set_role
from app.ui.widgets.backup_age import BackupAge
from app.ui.widgets.work_line import WorkLine


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
        line = WorkLine(self._context, task)
        self._layout.addWidget(line)
        line.show()
