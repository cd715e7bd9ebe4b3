"""The dialog in which a consent is recorded that a client gave (GDPR art. 7; row L7)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.organisation import Organisation
from app.domain.unfinished import Unfinished
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.consent_form import ConsentForm
from app.ui.forms.evidence import below, offer_evidence
from app.ui.forms.organisation import new_organisation
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement
from app.ui.widgets.form_keeper import About
from app.ui.widgets.link import link
from app.usecases.give_consent import give_consent

CONSENT_FIELDS: Arrangement = (
    ("role",),
    ("recipient",),
    ("version",),
    ("trajectory", "data_category"),
    ("purpose",),
    ("text",),
    ("given_on", "given_how"),
    ("given_by", "given_name"),
    ("representative", "freely"),
    ("evidence", "valid_until"),
)
Given = Callable[[Consent], None]
_LINES = 8
"""Lines in which the standard texts stand whole, in either language."""


class ConsentDialog(FormDialog):
    """Asks what was consented to and how."""

    def __init__(
        self, context: Context, near: QWidget, client: Id, then: Given | None, known: dict[str, object]
    ) -> None:
        person = context.reader.get(Client, client)
        known = {"given_on": context.today, "given_name": person.name, **known}
        self.consent = ConsentForm(context, Consent, CONSENT_FIELDS, client, known, high=_LINES)
        super().__init__(context, near, "consent.new", self.consent, self._keep, name="consent", about=About(client))
        self._client, self._then = client, then
        self.setMinimumWidth(760)
        new = link(context.text("consent.new_recipient"), self._new_recipient, name="new_recipient")
        below(self.consent, "recipient", new)
        offer_evidence(context, self, client)

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before."""
        super().take_up(unfinished)
        self.consent.taken_up()

    def _keep(self, _: FormDialog, __: dict[str, object]) -> None:
        self.context.do(self, self._kept, give_consent, self.consent.given(), self._client, self.context.law)

    def _kept(self, consent: Consent) -> None:
        self.saved()
        if self._then is not None:
            self._then(consent)

    def _new_recipient(self) -> None:
        new_organisation(self.context, self, self._chosen_recipient)

    def _chosen_recipient(self, organisation: Organisation) -> None:
        self.consent.fields["recipient"].input.show_value(organisation.id)
        self.consent.follow()


def new_consent(
    context: Context, near: QWidget, client: Id, then: Given | None = None, *,
    recipient: str = "", version: str = "", trajectory: str = "",
) -> ConsentDialog:  # fmt: skip
    """Record a consent; what is known already is filled in. `then` gets it."""
    known: dict[str, object] = {"recipient": recipient, "version": version, "trajectory": trajectory}
    dialog = ConsentDialog(context, near, client, then, known)
    dialog.open()
    return dialog
