"""Steps one after another, with the way back that was come by."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from app.ui.features.first_run.step import Step


class Steps(QStackedWidget):
    """Shows one step at a time. Going back leads to the step from which one came, whichever way that was."""

    def __init__(self, *steps: Step) -> None:
        super().__init__()
        self._come: list[Step] = []
        for each in steps:
            self.take(each)

    def take(self, step: Step) -> None:
        """Let a step be one of these."""
        self.addWidget(step)
        step.back.connect(self.go_back)

    def go(self, step: Step) -> None:
        """Show a step."""
        before = self.currentWidget()
        if isinstance(before, Step) and before is not step:
            self._come.append(before)
        self._show(step)

    def go_back(self) -> None:
        """Show the step from which one came."""
        if self._come:
            self._show(self._come.pop())

    def _show(self, step: Step) -> None:
        self.setCurrentWidget(step)
        step.arrive()
