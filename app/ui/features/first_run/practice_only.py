"""A vault that has no practice yet: the same steps up to its policy, in the open vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.errors import Fault
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.policy_steps import policy_steps
from app.ui.features.first_run.practice_step import PracticeStep
from app.ui.features.first_run.steps import Steps
from app.usecases.create_practice import create_practice


class PracticeOnly(QWidget):
    """Asks for the practice and its policy, and calls `done` when they are kept."""

    def __init__(self, context: Context, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._draft, self._done = context, Draft(), done
        self._practice = PracticeStep(context, self._draft)
        self._practice.previous.hide()
        self._steps = Steps(self._practice)
        first_question = policy_steps(context, self._draft, self._steps, self._keep)
        self._practice.done.connect(lambda: self._steps.go(first_question))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)
        self._steps.go(self._practice)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Back to the fields, with what is wrong."""
        self._steps.go(self._practice)
        self._practice.show_faults(faults)

    def _keep(self) -> None:
        policy = self._draft.policy
        if policy is not None:
            self._context.do(self, lambda _: self._done(), create_practice, self._draft.practice, policy)
