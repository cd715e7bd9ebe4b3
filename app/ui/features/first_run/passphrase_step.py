"""The passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.step import Step
from app.ui.tab_order import tab_through
from app.ui.widgets.parts import label, labelled, notice
from app.ui.widgets.passphrase_offer import PassphraseOffer
from app.ui.widgets.secret_input import SecretInput
from app.ui.widgets.strength_meter import StrengthMeter
from app.vault.passphrase import Passphrase


class PassphraseStep(Step):
    """Asks for a passphrase that may be set, and for the same once more."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "passphrase", number=3)
        self._draft = draft
        text = context.text
        self.first = SecretInput(context, "new_passphrase")
        self.second = SecretInput(context, "new_passphrase_again")
        self._fault, self._differ = label("", "fault"), label(text("first_run.passphrase.differ"), "fault")
        self._fault.setObjectName("passphrase_fault")
        self._differ.setObjectName("passphrases_differ")
        self._hide_faults()
        self._meter = StrengthMeter(context, self.first)
        self.body.addLayout(labelled(text("first_run.passphrase.first"), self.first, self._fault, self._meter))
        self._offer = PassphraseOffer(context, self.first)
        self._offer.offered.connect(self._offered)
        self.body.addWidget(self._offer)
        self.body.addLayout(labelled(text("first_run.passphrase.second"), self.second, self._differ))
        self.body.addWidget(notice(text("first_run.passphrase.warning"), "warning"))
        # From one field to the other: a space typed in between would press the button that makes a passphrase.
        tab_through(self.second, self._offer)
        for each in (self.first, self.second):
            each.edited.connect(self._hide_faults)

    def arrive(self) -> None:
        """Put the cursor in the first field."""
        self._meter.about = tuple(str(each) for each in self._draft.practice.values() if each)
        self.first.setFocus()

    def advance(self) -> None:
        """Go on where it may be set and was typed the same twice."""
        self._hide_faults()
        self._meter.show_strength()  # who presses on at once hears it too
        passphrase = Passphrase(self.first.text)
        try:
            passphrase.require_fit()
            self._meter.require()
        except CoachkluisError as error:
            self._fault.setText(self.context.text(error.key, **error.arguments))
            self._point_out(self._fault, self.first)
            return
        if passphrase.secret != Passphrase(self.second.text).secret:
            self._point_out(self._differ, self.first, self.second)
            return
        self._draft.passphrase = passphrase
        self.done.emit()

    def enter(self) -> None:
        """Enter in the first field leads to the second, while that is empty."""
        if self.first.line.hasFocus() and self.first.text and not self.second.text:
            self.second.setFocus()
        else:
            super().enter()

    def forget(self) -> None:
        """It has done its work."""
        self.first.clear()
        self.second.clear()
        self._meter.show_strength()
        self._offer.forget()

    def _offered(self, passphrase: str) -> None:
        self._hide_faults()
        self.first.line.setText(passphrase)
        self.second.clear()
        self._meter.show_strength()
        self.second.setFocus()

    def _point_out(self, fault: QLabel, *wrong: SecretInput) -> None:
        """Where the two differ either can be the mistyped one: back to the first in any case."""
        fault.show()
        for each in wrong:
            each.set_wrong(True)
        self.first.line.selectAll()
        self.first.setFocus()

    def _hide_faults(self) -> None:
        self._fault.hide()
        self._differ.hide()
        for each in (self.first, self.second):
            each.set_wrong(False)
