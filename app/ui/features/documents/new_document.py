"""Beginning a document: from which template, about which trajectory, under which title, in which language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.document import Document, DocumentKind, Version
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished
from app.kernel.errors import Fault
from app.kernel.ids import Id
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.forms.references import trajectories_of
from app.ui.forms.trajectory import new_trajectory
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog, ask
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.templates import Template, templates
from app.usecases.write_document import begin_document

_FIELDS = (("title",), ("trajectory",), ("language",))
_BLANK = "blank"
"""The name of the template without text."""


class NewDocumentDialog(Dialog):
    """Templates at the left with a word on each; at the right what else is to be known."""

    def __init__(self, context: Context, near: QWidget, client: Client, trajectory: Trajectory) -> None:
        super().__init__(
            context, near, "documents_screen.new", "documents_screen.begin", name="new_document_dialog"
        )  # fmt: skip
        self.setMinimumWidth(860)
        self._client = client
        self.form = RecordForm(
            context, Document, _FIELDS, references={"trajectory": lambda: trajectories_of(context, client.id)}
        )
        self.form.set_values({"trajectory": trajectory.id, "language": client.language})
        self._list = QListWidget()
        self._list.setObjectName("templates")
        self._list.setAccessibleName(context.text("documents_screen.template"))
        self._list.setMinimumHeight(380)
        self._list.setMinimumWidth(330)
        self._text = label("", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * 4)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label(context.text("documents_screen.template"), "label"))
        left.addWidget(self._list, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._text)
        right.addWidget(self.form)
        right.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addLayout(left, 3)
        beside.addLayout(right, 4)
        self.body.addLayout(beside)
        self._title = ""
        self._fill()
        self._list.currentRowChanged.connect(lambda _: self._chosen())
        self._list.itemActivated.connect(lambda _: self.confirmed())
        self.form.edited.connect(self._language_changed)
        self._chosen()
        self.keep_typed(About(client.id), self.form)
        self._list.setFocus()

    def confirmed(self) -> None:
        """Begin the document; the button rests until there is an answer."""
        self.primary.setEnabled(False)
        template = self._template
        given = {**self.form.values(), "kind": template.kind.value}
        self.context.do(self, self._begun, begin_document, given, self._client.id, template.source)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
        self.failed()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def is_edited(self) -> bool:
        """Whether going back would lose a title that was thought of."""
        return self.form.values()["title"] not in ("", self._title)

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before; the templates are those of the language."""
        super().take_up(unfinished)
        self._language_changed()

    @property
    def _template(self) -> Template:
        return self._offered[max(0, self._list.currentRow())]

    def _fill(self) -> None:
        """The templates in the document's language, and last the blank one."""
        self._language = Language(str(self.form.values()["language"]))
        translator = self.context.parts.translator(self._language)
        blank = translator.text("documents_screen.blank_title")
        self._offered = (
            *templates(self.context.parts.resources, self._language),
            Template(_BLANK, DocumentKind.REPORT, blank, ""),
        )
        here = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for each in self._offered:
            name = translator.text("documents_screen.blank") if each.name == _BLANK else each.title
            self._list.addItem(QListWidgetItem(name))
        self._list.setCurrentRow(max(0, here))
        self._list.blockSignals(False)

    def _chosen(self) -> None:
        """Tell of the template, and let the title follow unless the coach wrote another."""
        template = self._template
        self._text.setText(self.context.text(f"template.{template.name}"))
        if self.form.values()["title"] in ("", self._title):
            self._title = template.title
            self.form.fields["title"].input.show_value(template.title)

    def _language_changed(self) -> None:
        if self.form.values()["language"] != self._language.value:
            self._fill()
            self._chosen()

    def _begun(self, version: Version) -> None:
        self.accept()
        self.context.navigate(Place("document", self._client.id, version.document))


def new_document(context: Context, near: QWidget, client: Id) -> Dialog:
    """Ask what it will be, and go to where it is written. Without a trajectory that comes first."""
    found = context.reader.find(Trajectory, client=client)
    running = [each for each in found if each.ends_on is None or each.ends_on >= context.today]
    latest = max(running or found, key=lambda each: each.starts_on, default=None)
    if latest is None:
        return ask(
            context, near, "documents_screen.needs_trajectory", "trajectory.new",
            lambda: _trajectory_first(context, near, client),
        )  # fmt: skip
    dialog = NewDocumentDialog(context, near, context.reader.get(Client, client), latest)
    dialog.open()
    return dialog


def _trajectory_first(context: Context, near: QWidget, client: Id) -> None:
    new_trajectory(context, near, client, lambda _: _then_document(context, near, client))


def _then_document(context: Context, near: QWidget, client: Id) -> None:
    new_document(context, near, client)
