"""What was asked by package and not answered yet: with its passphrase once more, and a way to call it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.consent_asked import ConsentAsked
from app.domain.package import Package
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.passphrase_again import PassphraseDialog
from app.ui.forms.why_form import why_form
from app.ui.theme.theme import set_role
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form_keeper import About
from app.ui.widgets.link import link
from app.ui.widgets.parts import empty, label, row
from app.usecases.open_questions import open_questions
from app.usecases.withdraw_draft import call_back


class AskedQuestions(QFrame):
    """Not there where nothing waits for the client."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__()
        self._context, self._client = context, client
        self.setObjectName("asked_questions")
        set_role(self, "notice")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 14, 10)
        self._layout.setSpacing(4)
        self.hide()

    def refresh(self) -> None:
        """Read again."""
        empty(self._layout)
        found = list(open_questions(self._context.reader, self._client))
        for each in found:
            self._layout.addWidget(self._line(each))
        self.setVisible(bool(found))

    def _line(self, package: Package) -> QWidget:
        context = self._context
        lines = context.reader.find(ConsentAsked, package=package.id)
        purposes = ", ".join(each.purpose for each in lines)
        words = label(context.text("consents.asked", day=package.made_on, purposes=purposes))
        again = link(context.text("documents_screen.passphrase.look_up"), partial(self._again, package), name="again")
        back = link(context.text("consents.call_back"), partial(self._call_back, package), name="call_back")
        made = QWidget()
        line = row(words, again, back)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _again(self, package: Package) -> None:
        PassphraseDialog(self._context, self, package).open()

    def _call_back(self, package: Package) -> None:
        call_back_form(self._context, self, package)


def call_back_form(context: Context, near: QWidget, package: Package) -> FormDialog:
    """Ask why, and call the question back."""
    return why_form(
        context, near, Package, "called_back_why", call_back, About(package.client, package.id),
        key="consents.call_back", name="call_back_question",
    )  # fmt: skip
