"""A demonstration vault: made-up people, its passphrase shown, one button to go in."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.kernel.errors import CoachkluisError
from app.kernel.log import bug
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.first_run.step import Step
from app.ui.tasks.task import Task
from app.ui.widgets.parts import label, notice
from app.ui.widgets.work_bar import WorkBar
from app.vault.passphrase import Passphrase

if TYPE_CHECKING:
    from app.usecases.demo.make_demo import Demo


class DemoStep(Step):
    """Makes the vault when it is shown. Every one gets a folder of its own, beside the coach's vault."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "demo")
        self._demo: Demo | None = None
        self._task: Task | None = None
        self.next.setText(context.text("first_run.demo.enter"))
        self._bar = WorkBar()
        self._busy = label(context.text("first_run.demo.busy"), "muted")
        self._secret = label("", "key")
        self._secret.setObjectName("demo_passphrase")
        self._secret.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._remember = label(context.text("first_run.demo.passphrase"))
        self._wrong_text = label("")
        self._wrong = notice(self._wrong_text, "error")
        for each in (self._bar, self._busy, self._remember, self._secret, self._wrong):
            self.body.addWidget(each)
        self._show()

    def arrive(self) -> None:
        """Begin, unless it is made already."""
        if self._demo is not None or self._task is not None:
            return
        parts, folder = self.context.parts, _free_folder(self.context.folders.demonstrations)

        def making(progress: Progress) -> Demo:
            from app.usecases.demo.make_demo import make_demo

            return make_demo(parts, folder, progress)

        self._wrong_text.clear()
        self._task = self.context.tasks.run(making, self, self._made, self._failed)
        self._show()

    def advance(self) -> None:
        """Go in; where making it failed, try again."""
        if self._demo is None:
            self.arrive()
            return
        self.next.setEnabled(False)
        self.context.door.choose(self._demo.folder)
        self.context.door.open(Passphrase(self._demo.passphrase), self._failed)

    def _made(self, demo: Demo) -> None:
        self._demo, self._task = demo, None
        self._secret.setText(demo.passphrase)
        self._show()
        self.next.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        if isinstance(error, CoachkluisError):
            self._wrong_text.setText(self.context.text(error.key, **error.arguments))
        else:
            bug(error)
            self._wrong_text.setText(self.context.text("error.bug"))
        self._show()

    def _show(self) -> None:
        busy, made = self._task is not None, self._demo is not None
        for each in (self._bar, self._busy):
            each.setVisible(busy)
        for each in (self._secret, self._remember):
            each.setVisible(made)
        self._wrong.setVisible(bool(self._wrong_text.text()))
        self.next.setEnabled(not busy)


def _free_folder(under: Path) -> Path:
    return next(under / str(number) for number in count(1) if not (under / str(number)).exists())
