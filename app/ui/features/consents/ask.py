"""Asking consent by package: what is asked in the exact words, and which consents may be withdrawn in the same file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.unfinished import Unfinished, read_typed, typed_noun
from app.kernel.errors import Fault, InputError
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.consents.ask_lines import AskLines
from app.ui.forms.consent_form import ConsentForm
from app.ui.forms.packing import PackingDialog
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.ask_consent import Question, ask_consent, read_line, read_question
from app.usecases.package_for import MadePackage


class AskConsentDialog(PackingDialog):
    """Several lines go in one file, and the client answers each on its own."""

    def __init__(self, context: Context, near: QWidget, client: Id) -> None:
        super().__init__(context, near, "consents.ask", "consents.ask.make", name="ask_consent")
        self.setMinimumWidth(760)
        self._client = client
        person = context.reader.get(Client, client)
        self.lines = AskLines(context, client)
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
            self._new.toggled.connect(self.lines.setVisible)
            inside.addWidget(self._new)
        inside.addWidget(self.lines)
        if self._standing:
            inside.addWidget(label(context.text("consents.ask.standing"), "label"))
            for number, each in enumerate(self._boxes):
                each.setObjectName(f"standing_{number}")
                inside.addWidget(each)
        inside.addStretch(1)
        self.question.addLayout(inside)
        self.keep_typed(About(client), self.form)
        self.form.focus_first()
        self.lines.added.connect(self._keep_line)
        self.lines.removed.connect(self._leave_out_line)

    @property
    def form(self) -> ConsentForm:
        """The fields of the line that is open."""
        return self.lines.form

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return not self.is_done and any(each.dirty for each in self.lines.forms)

    def take_up(self, unfinished: Unfinished) -> None:
        """Have as many lines as there were, and fill in what was typed into each."""
        kept = [key for key in read_typed(unfinished.content) if typed_noun(key) == ConsentAsked.noun.name]
        for _ in kept[1:]:
            self.lines.add()
        super().take_up(unfinished)
        for each in self.lines.forms:
            each.taken_up()
        self.lines.open_line(self.lines.lines[0])

    def confirmed(self) -> None:
        """Look at each line; then ask where the file goes, and make it."""
        vault, parts, client = self.context.vault, self.context.parts, self._client
        standing = [each.id for each, chosen in zip(self._standing, self._boxes, strict=True) if chosen.isChecked()]
        asked = self.lines.lines if self._new is None or self._new.isChecked() else []
        for line in asked:
            try:
                read_line(self.context.reader, client, line.form.given(), self.context.clock.now())
            except InputError as wrong:
                self.lines.open_line(line)
                self.show_faults(wrong.faults)
                return
        question = Question([each.form.given() for each in asked], standing)

        def ready(_: Progress) -> None:
            reader = vault.reader()
            read_question(reader, parts, reader.get(Client, client), question)

        def asking(target: Path, progress: Progress) -> MadePackage:
            return ask_consent(vault, parts, client, question, target, progress)

        suggested = self.context.text("consents.ask.file", day=self.context.today.isoformat())
        self.pack("consents.ask.place", suggested, ready, asking)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields of the line that is open what is wrong."""
        self.form.show_faults(faults)
        self.failed()

    def _keep_line(self, form: object) -> None:
        if self.keeper is not None and isinstance(form, ConsentForm):
            self.keeper.add(form)

    def _leave_out_line(self, form: object) -> None:
        if self.keeper is not None and isinstance(form, ConsentForm):
            self.keeper.leave_out(form)


def ask_for_consent(context: Context, near: QWidget, client: Id) -> AskConsentDialog:
    """Ask a client for consent by package."""
    dialog = AskConsentDialog(context, near, client)
    dialog.open()
    return dialog
