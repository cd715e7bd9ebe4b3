"""Sending the questions of an intake: one a line, to be changed freely, and out as a package."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.packing import PackingDialog
from app.ui.widgets.inputs import TextInput
from app.ui.widgets.parts import label, labelled
from app.usecases.package_for import MadePackage
from app.usecases.send_intake import read_questions, send_intake, usual_questions

_LINES = 10


class IntakeDialog(PackingDialog):
    """Begins with what most coaches ask, in the client's language."""

    def __init__(self, context: Context, near: QWidget, client: Id) -> None:
        super().__init__(context, near, "intake.send", "intake.make", name="intake")
        self._client = client
        person = context.reader.get(Client, client)
        questions = usual_questions(context.parts.translator(person.language))
        self._questions = TextInput(_LINES)
        self._questions.setObjectName("questions")
        self._questions.show_value("\n".join(questions))
        self.question.addWidget(label(context.text("intake.text", client=person.name), "muted"))
        self.question.addLayout(labelled(context.text("intake.label"), self._questions))
        self.question.addWidget(label(context.text("intake.hint"), "hint"))

    def confirmed(self) -> None:
        """Look at it; then ask where to, and make it."""
        vault, parts, client = self.context.vault, self.context.parts, self._client
        questions = str(self._questions.given()).split("\n")

        def ready(_: Progress) -> None:
            read_questions(vault.reader(), parts, client, questions)

        def packing(target: Path, progress: Progress) -> MadePackage:
            return send_intake(vault, parts, client, questions, target, progress)

        self.pack("intake.send", self.context.text("intake.file"), ready, packing)
