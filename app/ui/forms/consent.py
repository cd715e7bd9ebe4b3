"""The dialog in which a consent is recorded that a client gave (GDPR art. 7; row L7)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole, GivenBy
from app.domain.document import Document, Version, VersionState
from app.domain.organisation import Organisation
from app.domain.unfinished import Unfinished
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.consent_text import TEXT_VERSION, consent_words
from app.ui.forms.evidence import below, offer_evidence
from app.ui.forms.organisation import new_organisation
from app.ui.forms.references import attachments_of, organisations, representatives_of, trajectories_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.inputs import Option
from app.ui.widgets.link import link
from app.usecases.give_consent import give_consent

CONSENT_FIELDS: Arrangement = (
    ("role",),
    ("recipient",),
    ("version", "trajectory", "data_category"),
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
_GROUNDS = frozenset({ConsentRole.LEGAL_BASIS.value, ConsentRole.SPECIAL_CATEGORIES.value})
"""Roles that name no recipient: a release is recorded apart (L7)."""
_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.FINAL)


class ConsentDialog(FormDialog):
    """Asks what was consented to and how. The text follows the other fields until the coach changes it by hand."""

    def __init__(
        self, context: Context, near: QWidget, client: Id, then: Given | None, known: dict[str, object]
    ) -> None:
        form = RecordForm(
            context,
            Consent,
            CONSENT_FIELDS,
            references={
                "recipient": lambda: organisations(context),
                "version": lambda: frozen_versions(context, client),
                "trajectory": lambda: trajectories_of(context, client),
                "representative": lambda: representatives_of(context, client),
                "evidence": lambda: attachments_of(context, client),
            },
        )
        person = context.reader.get(Client, client)
        self._language = context.parts.translator(person.language)
        form.set_values({"given_on": context.today, "given_name": person.name, **known})
        words = self._words = consent_words(context.reader, self._language, form.values())
        form.set_values({"purpose": words.purpose, "text": words.text})
        super().__init__(context, near, "consent.new", form, self._keep, name="consent", about=About(client))
        self._client, self._then, self._role = client, then, form.values()["role"]
        self.setMinimumWidth(760)
        new = link(context.text("consent.new_recipient"), self._new_recipient, name="new_recipient")
        below(form, "recipient", new)
        offer_evidence(context, self, client)
        exact = form.fields["text"].input.inner
        exact.setMinimumHeight(exact.fontMetrics().lineSpacing() * _LINES + 26)
        self._arrange()
        form.edited.connect(self._follow)

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before; what follows from the other fields follows on."""
        super().take_up(unfinished)
        values = self.form.values()
        self._role = values["role"]
        self._words = consent_words(self.context.reader, self._language, values)

    def _arrange(self) -> None:
        """Show only what this kind of consent, given by this person, is about. What is filled in stays in sight."""
        values = self.form.values()
        release = values["role"] == ConsentRole.RELEASE
        wanted = {
            "recipient": release or not _GROUNDS & {str(values["role"])},
            "version": release,
            "data_category": not release,
            "representative": values["given_by"] == GivenBy.REPRESENTATIVE,
            "freely": values["role"] == ConsentRole.LEGAL_BASIS,
        }
        for name, shown in wanted.items():
            self.form.fields[name].setVisible(shown or bool(values[name]))

    def _follow(self) -> None:
        """Let purpose and text follow, as far as they are still the standard's own."""
        self._arrange()
        before, values = self._words, self.form.values()
        untouched = {name for name in ("purpose", "text") if values[name] == getattr(before, name)}
        role, self._role = self._role, values["role"]
        if role != self._role and "purpose" in untouched:
            values["purpose"] = ""
        words = self._words = consent_words(self.context.reader, self._language, values)
        for name in untouched:
            if getattr(words, name) != getattr(before, name):
                self.form.fields[name].input.show_value(getattr(words, name))

    def _keep(self, _: FormDialog, values: dict[str, object]) -> None:
        standard = values["text"] == self._words.text
        given = {**values, "text_version": f"{values['role']}-{TEXT_VERSION}" if standard else ""}
        self.context.do(self, self._kept, give_consent, given, self._client, self.context.law)

    def _kept(self, consent: Consent) -> None:
        self.saved()
        if self._then is not None:
            self._then(consent)

    def _new_recipient(self) -> None:
        new_organisation(self.context, self, self._chosen_recipient)

    def _chosen_recipient(self, organisation: Organisation) -> None:
        self.form.fields["recipient"].input.show_value(organisation.id)
        self._follow()


def new_consent(
    context: Context, near: QWidget, client: Id, then: Given | None = None, *,
    recipient: str = "", version: str = "", trajectory: str = "",
) -> ConsentDialog:  # fmt: skip
    """Record a consent; what is known already is filled in. `then` gets it."""
    known: dict[str, object] = {"recipient": recipient, "version": version, "trajectory": trajectory}
    dialog = ConsentDialog(context, near, client, then, known)
    dialog.open()
    return dialog


def frozen_versions(context: Context, client: Id) -> list[Option]:
    """What was frozen and is still of use. A draft is none of these: its text may change after the consent."""
    reader, text = context.reader, context.text
    titles = {each.id: each.title for each in reader.find(Document, client=client)}
    found = [each for each in reader.find(Version, client=client) if each.state in _OPEN]
    return [
        (
            each.id,
            text(
                "consent.version_option", title=titles[each.document], number=each.number,
                state=text(f"version_state.{each.state.value}"),
            ),
        )
        for each in reversed(found)
    ]  # fmt: skip
