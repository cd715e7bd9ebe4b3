"""The steps in their order."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.first_run.demo_step import DemoStep
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.making import Making
from app.ui.features.first_run.passphrase_step import PassphraseStep
from app.ui.features.first_run.policy_step import PolicyStep
from app.ui.features.first_run.practice_step import PracticeStep
from app.ui.features.first_run.recovery_step import RecoveryStep
from app.ui.features.first_run.step import Step
from app.ui.features.first_run.welcome import Welcome
from app.ui.restoring.flow import choose_backup
from app.ui.widgets.dialog import tell
from app.vault.traces import holds_vault


class FirstRunScreen(QWidget):
    """Welcome, practice, policy, passphrase, making, recovery key; then the door opens."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.draft = context, Draft()
        welcome = Welcome(context)
        welcome.chosen.connect(self._begin)
        self.passphrase = PassphraseStep(context, self.draft)
        making = Making(context, self.draft)
        self._steps: tuple[Step, ...] = (
            welcome,
            PracticeStep(context, self.draft),
            PolicyStep(context, self.draft),
            self.passphrase,
            making,
            RecoveryStep(context, self.draft),
        )
        self._stack = QStackedWidget()
        for place, step in enumerate(self._steps):
            self._stack.addWidget(step)
            step.done.connect(lambda place=place: self._go(place + 1))
            step.back.connect(lambda place=place: self._go(place - 1))
        self._demo = DemoStep(context)
        self._demo.back.connect(lambda: self._go(0))
        self._stack.addWidget(self._demo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        welcome.arrive()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return cast(Step, self._stack.currentWidget())

    def _begin(self, way: str) -> None:
        if way == "new":
            self._go(1)
        elif way == "open":
            context = self.context
            title = context.text("first_run.way.open")
            context.files.open_folder(self, title, context.door.folder.parent, self._chosen)
        elif way == "restore":
            choose_backup(self.context, self)
        else:
            self._stack.setCurrentWidget(self._demo)
            self._demo.arrive()

    def _chosen(self, folder: Path) -> None:
        if holds_vault(folder):
            self.context.door.choose(folder)
        else:
            tell(self.context, self, "message.error", self.context.text("error.vault.no_vault"))

    def _go(self, place: int) -> None:
        if place == len(self._steps):
            self._enter()
            return
        self._stack.setCurrentIndex(place)
        self._steps[place].arrive()

    def _enter(self) -> None:
        vault = self.draft.vault
        if vault is None or self.context.door.state is not VaultState.NO_VAULT:
            raise RuntimeError("there is no vault to go into")
        self.passphrase.forget()
        self.draft.recovery_key = None
        self.context.door.enter(vault)
