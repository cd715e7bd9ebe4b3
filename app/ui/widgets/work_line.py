"""One piece of long work on one line: what is done, how far it is, and a button to end it, where it can be."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.context import Context
from app.ui.tasks.task import Task
from app.ui.widgets.parts import button, label
from app.ui.widgets.work_bar import WorkBar

_WIDTH = 240


class WorkLine(QFrame):
    """Goes by itself when the work has ended."""

    def __init__(self, context: Context, task: Task) -> None:
        super().__init__()
        self._context, self._task = context, task
        self._bar = WorkBar(task.label)
        self._bar.setFixedWidth(_WIDTH)
        self._text = label(task.label, wrap=False)
        self.cancel = button(context.text("window.stop_work"), self.stop, "quiet", name="cancel_task")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        layout.addStretch(1)
        layout.addWidget(self._bar)
        layout.addWidget(self.cancel)
        if not task.stoppable:
            self.cancel.hide()
        task.progressed.connect(self._progress)
        task.ended.connect(self.deleteLater)

    def stop(self) -> None:
        """Ask the work to end; the line stays until it has."""
        self._task.cancel()
        self.cancel.setEnabled(False)
        self._text.setText(self._context.text("window.cancelling"))

    def _progress(self, done: int, total: int) -> None:
        self._bar.show_progress(done, total)
