"""What makes a key that lasts asks for the passphrase first: an open window does not make a passer-by its owner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.secret_input import SecretInput
from app.vault.passphrase import Passphrase
from app.vault.recovery_change import require_opening
from app.vault.slots import TypedSecret


class ProvingDialog(Dialog):
    """A dialog that goes on, by `proven`, when the passphrase of the open vault was typed into it."""

    def __init__(
        self, context: Context, near: QWidget, title: str, primary: str, *, danger: bool = False, name: str = ""
    ) -> None:
        super().__init__(context, near, title, primary, danger=danger, name=name)
        self.passphrase = SecretInput(context, "current_passphrase")
        self._fault = label("", "fault")
        self._fault.setObjectName("current_fault")
        self._fault.hide()
        self.passphrase.edited.connect(self._fault.hide)
        self.setMinimumWidth(560)

    def ask_passphrase(self, asked: str = "security.prove") -> None:
        """Put the field below what stands in the dialog, with the cursor in it."""
        self.body.addLayout(labelled(self.context.text(asked), self.passphrase, self._fault))
        self.passphrase.setFocus()

    def given(self) -> TypedSecret:
        """What was typed as proof."""
        return Passphrase(self.passphrase.text)

    def confirmed(self) -> None:
        """Check the passphrase, while the vault stays as it is."""
        context, secret, passphrase = self.context, self.given(), Passphrase(self.passphrase.text)
        vault, effort = context.vault, context.parts.effort
        self.primary.setEnabled(False)
        context.run(
            self, lambda _: self.proven(passphrase), lambda _: require_opening(vault, secret, effort),
            label="security.busy", failed=self._wrong,
        )  # fmt: skip

    def proven(self, passphrase: Passphrase) -> None:
        """It is the passphrase of this vault: do what the dialog is for."""
        self.accept()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def _wrong(self, error: BaseException) -> None:
        self.failed()
        if isinstance(error, CoachkluisError):
            self._fault.setText(self.context.text(error.key, **error.arguments))
            self._fault.show()
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()
        else:
            self.context.present(error, self)


def prove(context: Context, near: QWidget, question: str, yes: str, then: Callable[[], None]) -> None:
    """Ask something as `ask` does, with the passphrase as the answer. `then` is done when it was right."""
    dialog = ProvingDialog(context, near, f"{question}.title", yes, name="prove_dialog")
    dialog.body.addWidget(label(context.text(question)))
    dialog.ask_passphrase()
    dialog.accepted.connect(then)
    dialog.open()
