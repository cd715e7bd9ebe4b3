"""Long work that was begun in a dialog: told of there, since nothing behind a dialog can be reached.

Until it is over the dialog decides nothing: what is still on its way, such as a file that proves a decision, would be
missing from it without a word.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.context import Context
from app.ui.tasks.task import Task
from app.ui.widgets.work_line import WorkLine

_SOON = 250
"""Milliseconds after which work is told of: what is over before then would only make the dialog jump."""


class DialogWork(QWidget):
    """The lines of what runs, and the button that waits for it."""

    def __init__(self, context: Context, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._context = context
        self._running: list[Task] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._waiting = QWidget(dialog)
        self._before: QWidget | None = None
        self._goes_on = False
        """Whether the cursor goes there when the work has ended, wherever it is by then."""
        self.hide()

    def around(self, primary: QPushButton) -> QWidget:
        """The primary button in what lets it wait, whatever the dialog itself thinks of it meanwhile."""
        layout = QHBoxLayout(self._waiting)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(primary)
        return self._waiting

    def show_work(self, task: Task) -> None:
        """Show it soon, and let the primary button wait at once."""
        if not self._running:
            self._before = self.window().focusWidget()
        self._running.append(task)
        self._waiting.setEnabled(False)
        task.ended.connect(self._ended)
        line = WorkLine(self._context, task)
        line.hide()
        self._lines.addWidget(line)
        QTimer.singleShot(_SOON, line, line.show)
        QTimer.singleShot(_SOON, self, self._appear)

    def go_to(self, wanted: QWidget) -> None:
        """Have the cursor at a widget: at once, or when what it waits for has ended."""
        if self._running and not wanted.isEnabled():
            self._before, self._goes_on = wanted, True
        else:
            wanted.setFocus()

    def stop(self) -> bool:
        """Ask what runs to end. Whether there was anything."""
        for line in self.findChildren(WorkLine):
            line.stop()
        return bool(self._running)

    def _appear(self) -> None:
        if self._running:
            self.show()

    def _ended(self) -> None:
        self._running = [each for each in self._running if each is not self.sender()]
        if self._running:
            return
        self._waiting.setEnabled(True)
        focused: QWidget | None = self.window().focusWidget()
        at_work = focused is not None and self.isAncestorOf(focused)
        self.hide()
        goes, self._goes_on = at_work or self._goes_on, False
        if goes and self._before is not None and isValid(self._before):
            self._before.setFocus()
