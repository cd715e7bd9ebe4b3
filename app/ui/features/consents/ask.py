"""Asking consent by package: what is asked in the exact words, and which consents may be withdrawn in the same file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole, GivenBy
from app.domain.consent_asked import ConsentAsked
from app.kernel.errors import Fault
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.consent import frozen_versions
from app.ui.forms.consent_text import TEXT_VERSION, consent_words
from app.ui.forms.packing import PackingDialog
from app.ui.forms.references import organisations, representatives_of, trajectories_of
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.ask_consent import Question, ask_consent
from app.usecases.package_for import MadePackage

_FIELDS: Arrangement = (
    ("role", "recipient"),
    ("version", "trajectory", "data_category"),
    ("purpose",),
    ("text",),
    ("given_by", "representative"),
    ("freely",),
    ("valid_until",),
)
_LINES = 6


class AskConsentDialog(PackingDialog):
    """The text follows the other fields until the coach changes it by hand, as where a consent is recorded."""

    def __init__(self, context: Context, near: QWidget, client: Id) -> None:
        super().__init__(context, near, "consents.ask", "consents.ask.make", name="ask_consent")
        self.setMinimumWidth(760)
        self._client = client
        person = context.reader.get(Client, client)
        self._language = context.parts.translator(person.language)
        self.form = RecordForm(
            context, ConsentAsked, _FIELDS,
            references={
                "recipient": lambda: organisations(context),
                "version": lambda: frozen_versions(context, client),
                "trajectory": lambda: trajectories_of(context, client),
                "representative": lambda: representatives_of(context, client),
            },
        )  # fmt: skip
        words = self._words = consent_words(context.reader, self._language, self.form.values())
        self.form.set_values({"purpose": words.purpose, "text": words.text})
        exact = self.form.fields["text"].input.inner
        exact.setMinimumHeight(exact.fontMetrics().lineSpacing() * _LINES)
        self.question.addWidget(label(context.text("consents.ask.text", client=person.name), "muted"))
        self._standing = [each for each in context.reader.find(Consent, client=client) if each.in_force(context.today)]
        self._boxes = [QCheckBox(each.purpose.replace("&", "&&")) for each in self._standing]
        asked = [QCheckBox(context.text("consents.ask.new"))] if self._standing else []
        self._new = asked[0] if asked else None
        inside = QVBoxLayout()
        inside.setSpacing(12)
        if self._new is not None:
            self._new.setObjectName("ask_new")
            self._new.setChecked(True)
            self._new.toggled.connect(self.form.setVisible)
            inside.addWidget(self._new)
        inside.addWidget(self.form)
        if self._standing:
            inside.addWidget(label(context.text("consents.ask.standing"), "label"))
            for number, each in enumerate(self._boxes):
                each.setObjectName(f"standing_{number}")
                inside.addWidget(each)
        inside.addStretch(1)
        self.question.addLayout(inside)
        self._arrange()
        self.form.edited.connect(self._follow)
        self.keep_typed(About(client), self.form)

    def confirmed(self) -> None:
        """Ask where the file goes, and make it; what is wrong is said at the fields."""
        vault, parts, client = self.context.vault, self.context.parts, self._client
        standing = [each.id for each, chosen in zip(self._standing, self._boxes, strict=True) if chosen.isChecked()]
        lines = [self._line()] if self._new is None or self._new.isChecked() else []
        question = Question(lines, standing)

        def asking(target: Path, progress: Progress) -> MadePackage:
            return ask_consent(vault, parts, client, question, target, progress)

        suggested = self.context.text("consents.ask.file", day=self.context.today.isoformat())
        self.pack("consents.ask.place", suggested, asking)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
        self.failed()

    def _line(self) -> dict[str, object]:
        values = self.form.values()
        standard = values["text"] == self._words.text
        return {**values, "text_version": f"{values['role']}-{TEXT_VERSION}" if standard else ""}

    def _arrange(self) -> None:
        """Show only what this kind of consent, asked of this person, is about."""
        values = self.form.values()
        release = values["role"] == ConsentRole.RELEASE
        wanted = {
            "recipient": release or values["role"] == ConsentRole.PROMISE,
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
        words = self._words = consent_words(self.context.reader, self._language, values)
        for name in untouched:
            if getattr(words, name) != getattr(before, name):
                self.form.fields[name].input.show_value(getattr(words, name))


def ask_for_consent(context: Context, near: QWidget, client: Id) -> AskConsentDialog:
    """Ask a client for consent by package."""
    dialog = AskConsentDialog(context, near, client)
    dialog.open()
    return dialog
