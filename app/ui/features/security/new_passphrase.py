"""A new passphrase, typed twice and judged while it is typed, or made: by whoever shows the present one, or the
recovery key where that is forgotten. Who came in with a recovery key or shares a moment ago has shown it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.features.security.proving import ProvingDialog
from app.ui.tab_order import tab_through
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.passphrase_offer import PassphraseOffer
from app.ui.widgets.secret_input import SecretInput
from app.ui.widgets.strength_meter import StrengthMeter
from app.usecases.change_passphrase import change_passphrase
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.slots import TypedSecret

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewPassphraseDialog(ProvingDialog):
    """Changes the passphrase of the open vault."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(
            context, near, "security.passphrase.new", "security.change_passphrase", name="new_passphrase_dialog"
        )
        text = context.text
        self.first = SecretInput(context, "new_passphrase")
        self.second = SecretInput(context, "new_passphrase_again")
        self._meter = StrengthMeter(context, self.first)
        self._unfit = label("", "fault")
        self._unfit.setObjectName("passphrase_fault")
        self._unfit.hide()
        offer = PassphraseOffer(context, self.first)
        offer.offered.connect(self._offered)
        self._asks = not context.door.without_passphrase
        self.body.addWidget(label(text("security.passphrase.effect"), "muted"))
        if self._asks:
            self.ask_passphrase("security.passphrase.current")
        self.body.addLayout(labelled(text("security.passphrase.new"), self.first, self._meter))
        self.body.addWidget(offer)
        self.body.addLayout(labelled(text("first_run.passphrase.second"), self.second, self._unfit))
        tab_through(self.second, offer)  # a space typed after Tab would press what is between
        for each in (self.first, self.second):
            each.edited.connect(self._unfit.hide)
        (self.passphrase if self._asks else self.first).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from each field to the next, while that is empty."""
        if event.key() in _ENTER and self.focusWidget() is self.passphrase.line and not self.first.text:
            self.first.setFocus()
            return
        if event.key() in _ENTER and self.focusWidget() is self.first.line and not self.second.text:
            self.second.setFocus()
            return
        super().keyPressEvent(event)

    def confirmed(self) -> None:
        """Set it, where it may be set and was typed the same twice."""
        passphrase = Passphrase(self.first.text)
        try:
            passphrase.require_fit()
            self._meter.require()
            if passphrase.secret != Passphrase(self.second.text).secret:
                raise CoachkluisError("passphrases_differ")
        except CoachkluisError as error:
            self._unfit.setText(self.context.text(error.key, **error.arguments))
            self._unfit.show()
            return
        if self._asks:
            super().confirmed()
        else:
            self.primary.setEnabled(False)
            self.proven(passphrase)

    def given(self) -> TypedSecret:
        """The passphrase, or the recovery key: nobody has a passphrase whose check characters all fit."""
        try:
            return RecoveryKey.parse(self.passphrase.text)
        except CoachkluisError:
            return super().given()

    def proven(self, passphrase: Passphrase) -> None:
        """Set the new one."""
        vault, parts, new = self.context.vault, self.context.parts, Passphrase(self.first.text)
        self.context.run(self, self._changed, lambda _: change_passphrase(vault, new, parts), label="security.busy")

    def _changed(self, _: None) -> None:
        self.passphrase.clear()
        self.first.clear()
        self.second.clear()
        self.accept()

    def _offered(self, passphrase: str) -> None:
        self.first.line.setText(passphrase)
        self.second.clear()
        self._unfit.hide()
        self._meter.show_strength()
        self.second.setFocus()
        QTimer.singleShot(0, self, self.fit)  # once the groups know how high they are
