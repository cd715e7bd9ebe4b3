"""The vault is made: a few seconds in which the window stays alive."""

from __future__ import annotations

from app.kernel.errors import CoachkluisError
from app.kernel.log import bug
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.step import Step
from app.ui.widgets.parts import label, notice
from app.ui.widgets.work_bar import WorkBar
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import Vault


class Making(Step):
    """Makes the vault when it is shown, and goes on by itself."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "making")
        self._draft = draft
        self.next.setText(context.text("first_run.making.again"))
        self._bar = WorkBar()
        self._wrong_text = label("")
        self._wrong_text.setObjectName("making_wrong")
        self._wrong = notice(self._wrong_text, "error")
        self.body.addWidget(label(context.text("first_run.making.folder", folder=context.door.folder), "muted"))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._wrong)

    def arrive(self) -> None:
        """Begin."""
        self._bar.show()
        for each in (self._wrong, self.next, self.previous):
            each.hide()
        passphrase, policy = self._draft.passphrase, self._draft.policy
        if passphrase is None or policy is None:
            raise RuntimeError("a step was passed over")
        self.context.door.create(passphrase, self._draft.practice, policy, self._made, self._failed)

    def advance(self) -> None:
        """Try again."""
        self.arrive()

    def _made(self, made: tuple[Vault, RecoveryKey]) -> None:
        self._draft.vault, self._draft.recovery_key = made
        self._draft.passphrase = None
        self.done.emit()

    def _failed(self, error: BaseException) -> None:
        self._bar.hide()
        for each in (self._wrong, self.next, self.previous):
            each.show()
        if isinstance(error, CoachkluisError):
            self._wrong_text.setText(self.context.text(error.key, **error.arguments))
        else:
            bug(error)
            self._wrong_text.setText(self.context.text("error.bug"))
