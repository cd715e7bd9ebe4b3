"""Withdrawing a consent: one question that says what it does, and it is done (GDPR art. 7(3); rows L7, E6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.reason import worded
from app.kernel.errors import Fault
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label, notice
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.withdrawal_effect import effect_reasons, withdrawal_effect

_FIELDS: Arrangement = (("withdrawn_on", "withdrawn_how"),)
_SERVICE: Arrangement = (*_FIELDS, ("service_stopped",), ("effect",))
"""For all but a release, which stops no guidance."""
_MOST = 8
"""Sentences in which the effect is told; what more is due stands with retention."""


class WithdrawDialog(Dialog):
    """Today and in person are filled in already, so that the button alone is enough."""

    def __init__(self, context: Context, near: QWidget, consent: Consent) -> None:
        super().__init__(context, near, "consents.withdraw.title", "consents.withdraw", danger=True, name="withdrawing")
        self.setMinimumWidth(560)
        self._consent = consent
        lines = effect_lines(context, consent)
        self.body.addWidget(label(context.text("consents.withdraw.text", purpose=consent.purpose)))
        effect = label("\n".join(f"• {each}" for each in lines) if len(lines) > 1 else lines[0])
        effect.setObjectName("effect")
        self.body.addWidget(notice(effect, "warning"))
        self.form = RecordForm(context, Consent, _FIELDS if consent.role is ConsentRole.RELEASE else _SERVICE)
        self.form.set_values({"withdrawn_on": context.today, "withdrawn_how": Channel.IN_PERSON})
        self.body.addWidget(self.form)
        self.keep_typed(About(consent.client, consent.id), self.form)
        self.primary.setFocus()

    def confirmed(self) -> None:
        """Withdraw it."""
        self.primary.setEnabled(False)
        self.context.do(self, self._done, withdraw_consent, self._consent.id, self.form.values())

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
        self.failed()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def _done(self, _: Consent) -> None:
        self.accept()


def withdraw(context: Context, near: QWidget, consent: Consent) -> WithdrawDialog:
    """Ask, and withdraw it."""
    dialog = WithdrawDialog(context, near, consent)
    dialog.open()
    return dialog


def effect_lines(context: Context, consent: Consent) -> list[str]:
    """What the withdrawal does, a sentence a line."""
    effect = withdrawal_effect(context.reader, consent, context.today)
    said = [worded(each, context.translator) for each in effect_reasons(effect)]
    rest = len(said) - _MOST
    return said if rest < 2 else [*said[:_MOST], context.translator.count("consents.withdraw.more", rest)]
