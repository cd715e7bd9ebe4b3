"""The steps in their order."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.first_run.backup_step import BackupStep
from app.ui.features.first_run.demo_step import DemoStep
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.making import Making
from app.ui.features.first_run.passphrase_step import PassphraseStep
from app.ui.features.first_run.policy_steps import policy_steps
from app.ui.features.first_run.practice_step import PracticeStep
from app.ui.features.first_run.recovery_step import RecoveryStep
from app.ui.features.first_run.step import Step
from app.ui.features.first_run.steps import Steps
from app.ui.features.first_run.welcome import Welcome
from app.ui.restoring.flow import choose_backup
from app.ui.widgets.dialog import tell
from app.vault.traces import holds_vault


class FirstRunScreen(QWidget):
    """Welcome, practice, policy, passphrase, making, recovery key, place for backups; then the door opens."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.draft = context, Draft()
        welcome, practice = Welcome(context), PracticeStep(context, self.draft)
        welcome.chosen.connect(self._begin)
        self.passphrase, making = PassphraseStep(context, self.draft), Making(context, self.draft)
        recovery, backup = RecoveryStep(context, self.draft), BackupStep(context)
        self._practice, self._demo = practice, DemoStep(context)
        self._steps = Steps(welcome, practice, self.passphrase, making, recovery, backup, self._demo)
        question = policy_steps(context, self.draft, self._steps, lambda: self._steps.go(self.passphrase))
        for before, after in (
            (practice, question), (self.passphrase, making), (making, recovery), (recovery, backup),
        ):  # fmt: skip
            before.done.connect(lambda after=after: self._steps.go(after))
        backup.done.connect(self._enter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)
        self._steps.go(welcome)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return cast(Step, self._steps.currentWidget())

    def _begin(self, way: str) -> None:
        if way == "new":
            self._steps.go(self._practice)
        elif way == "open":
            context = self.context
            title = context.text("first_run.way.open")
            context.files.open_folder(self, title, context.door.folder.parent, self._chosen)
        elif way == "restore":
            choose_backup(self.context, self)
        else:
            self._steps.go(self._demo)

    def _chosen(self, folder: Path) -> None:
        if holds_vault(folder):
            self.context.door.choose(folder)
        else:
            tell(self.context, self, "message.error", self.context.text("error.vault.no_vault"))

    def _enter(self) -> None:
        vault = self.draft.vault
        if vault is None or self.context.door.state is not VaultState.NO_VAULT:
            raise RuntimeError("there is no vault to go into")
        self.passphrase.forget()
        self.draft.recovery_key = None
        self.context.door.enter(vault)
