"""The page of one document: written, shared, decided on, made final and handed over from one place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answer import Decision
from app.domain.client import Client
from app.domain.document import Channel, Document, Version, VersionState
from app.domain.guidance import without_guidance
from app.domain.received_answer import ReceivedAnswer
from app.domain.trajectory import Trajectory
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.documents.acts import edit_document, finalise, go_on, save_pdf
from app.ui.features.documents.banner import Banner
from app.ui.features.documents.compare import CompareDialog
from app.ui.features.documents.decide import decide
from app.ui.features.documents.disclose import DiscloseDialog
from app.ui.features.documents.guidance_bar import GuidanceBar
from app.ui.features.documents.head import Head
from app.ui.features.documents.history import History
from app.ui.features.documents.on_paper import put_on_paper, save_locked
from app.ui.features.documents.paper import Paper
from app.ui.features.documents.share import share
from app.ui.features.documents.statements import StatementsBeside
from app.ui.features.documents.steps import Step, Steps, steps_for
from app.ui.features.documents.withdraw import give_notice, take_back_form, withdraw_form
from app.ui.forms.answer import choose_answer
from app.ui.keeping.keeper import Kept
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import label
from app.usecases.current_policy import policy_on
from app.usecases.tell import principal_to_tell
from app.usecases.templates import every_template
from app.usecases.waiting_answers import waiting_answers
from app.vault.work import Change

_SHOWN = frozenset(
    {
        "answer",
        "telling",
        "comment",
        "client",
        "client_statement",
        "document",
        "version",
        "package",
        "disclosure",
        "attachment",
        "organisation",
        "trajectory",
    }
)

_APART = 560
"""Pixels of width, at the usual size of type, below which the versions do not stand beside the text."""


class DocumentPage(Page):
    """Shows one document at a time: its newest version, unless another is chosen at the side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._document: Document | None = None
        self._version: Version | None = None
        self._chosen = ""
        self._steps: Steps | None = None
        self._answers: tuple[ReceivedAnswer, ...] = ()
        self._head = Head(context, self.take, self._back, self.turn_preview, self._save, self._turn_versions)
        self._banner = Banner(context)
        self._statements = StatementsBeside(context)
        self._guidance = GuidanceBar(context, self._remove_guidance)
        self._notice = label("", "hint")
        self._notice.hide()
        self.paper = Paper(context)
        self.paper.notice.connect(self._tell)
        self.paper.keeper.state_changed.connect(self._show_saved)
        self._history = History(context)
        self._history.chosen.connect(self._choose)
        self._history.compare.connect(self._compare)
        self._text = QWidget()
        text = QVBoxLayout(self._text)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(8)
        text.addWidget(self._banner)
        text.addWidget(self._statements)
        text.addWidget(self._guidance)
        text.addWidget(self.paper, 1)
        text.addWidget(self._notice)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addWidget(self._text, 1)
        beside.addWidget(self._history)
        self._apart, self._reading = False, True
        self._arrange()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._head)
        layout.addLayout(beside, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Show a document; `place.part` may name one of its versions."""
        self._document = self.context.reader.get(Document, place.record)
        self._chosen = place.part
        self._head.show_previewing(False)
        self._notice.hide()
        self._show()
        if self._version is not None:
            self.paper.show_text(self._version)

    def leave(self) -> None:
        """Save what is not saved. Where that fails it is said, and the text is there when one comes back."""
        self.paper.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the versions beside the text, a button shows them in its place."""
        super().resizeEvent(event)
        apart = event.size().width() < grown(_APART)
        if apart is not self._apart:
            self._apart = apart
            self._arrange()

    def actions_here(self) -> tuple[Action, ...]:
        """Every step, the preview, and saving at once for whoever is used to it."""
        steps = (
            Action(
                f"document_{each.value}", f"documents_screen.step.{each.value}", partial(self._act, each),
                when=partial(self._possible, each),
            )
            for each in Step
        )  # fmt: skip
        return (
            *steps,
            Action("document_preview", "documents_screen.preview", lambda _: self.turn_preview(), "Ctrl+P"),
            Action(
                "document_compare", "documents_screen.compare.open", lambda _: self._compare(), "Ctrl+Shift+V",
                lambda _: self._can_compare(),
            ),
            Action("document_save", "documents_screen.save", lambda _: self._save(), "Ctrl+S", self._can_save),
        )  # fmt: skip

    def take(self, step: Step, near: QWidget | None = None) -> None:
        """Take a step with the version that is shown; what was typed is saved first."""
        place = near or self
        if self.paper.keeper.record:
            self.paper.keeper.flush(lambda: self._take(step, place))
        else:
            self._take(step, place)

    def _turn_versions(self) -> None:
        self._reading = not self._reading
        self._arrange()

    def _arrange(self) -> None:
        """Versions beside the text; or, apart, one of the two."""
        versions = self._apart and not self._reading
        self._text.setVisible(not versions)
        self._history.setVisible(versions or not self._apart)
        self._history.take_width(whole=self._apart)
        self._head.show_versions(apart=self._apart, shown=versions)

    def turn_preview(self) -> None:
        """Show the preview, or the text again."""
        version = self._version
        if version is None:
            return
        if self.paper.previewing:
            self._head.show_previewing(False)
            self.paper.show_text(version)
        elif self.paper.keeper.record:
            self._head.show_previewing(True)
            self.paper.keeper.flush(self._preview)
        else:
            self._head.show_previewing(True)
            self._preview()

    def _preview(self) -> None:
        if self._version is not None:
            self.paper.preview(self.context.reader.get(Version, self._version.id))

    def _take(self, step: Step, near: QWidget) -> None:
        context = self.context
        version = context.reader.maybe(Version, self._version.id) if self._version else None
        if version is None or (near is self and not self._possible(step, context)):
            return
        match step:
            case Step.SHARE:
                share(context, near, version)
            case Step.APPROVE | Step.BLOCK | Step.CHANGES:
                decide(context, near, version, decision=Decision(step.value))
            case Step.RECEIVE:
                choose_answer(context, near)
            case Step.READ:
                answer = self._answers[0]
                context.navigate(Place("answer", answer.client, answer.id))
            case Step.WITHDRAW:
                withdraw_form(context, near, version)
            case Step.TAKE_BACK:
                take_back_form(context, near, version)
            case Step.NOTICE:
                give_notice(context, near, version)
            case Step.FINALISE:
                finalise(context, near, version)
            case Step.DISCLOSE:
                DiscloseDialog(context, near, version, self.take).open()
            case Step.NEW_VERSION:
                go_on(context, near, version)
            case Step.SAVE_PDF:
                save_pdf(context, near, version)
            case Step.SAVE_LOCKED:
                save_locked(context, near, version)
            case Step.PRINT:
                put_on_paper(context, near, version)
            case Step.EDIT:
                edit_document(context, near, version)
            case Step.NEWEST:
                self._choose("")

    def _show(self) -> None:
        document, reader = self._document, self.context.reader
        if document is None:
            return
        versions = sorted(reader.find(Version, document=document.id), key=lambda each: each.number)
        newest = versions[-1]
        shown = next((each for each in versions if each.id == self._chosen), newest)
        if self.paper.keeper.record != shown.id:
            self.paper.keeper.keep()
        self._version, self._chosen = shown, "" if shown is newest else shown.id
        client_first = policy_on(reader, self.context.today).requires_client_approval(shown.kind)
        untold = shown.state is VersionState.BLOCKED and bool(principal_to_tell(reader, shown.id))
        self._answers = waiting_answers(reader, shown)
        self._steps = steps_for(
            shown.state, newest=shown is newest, client_first=client_first, untold=untold, waits=bool(self._answers),
            by_file=shown.decided_how is Channel.PACKAGE,
        )  # fmt: skip
        trajectory = reader.maybe(Trajectory, document.trajectory)
        self._head.show_document(
            document, reader.get(Client, document.client).name, trajectory.title if trajectory else "", shown.number
        )
        self._head.show_steps(self._steps)
        self._banner.show_version(shown, self._answers, newest=shown is newest)
        self._statements.show_version(shown)
        self._guidance.show_version(shown)
        self._history.show_versions(document, versions, shown)
        self.paper.show_version(shown)
        self._show_saved(self.paper.keeper.state)

    def _choose(self, version: str) -> None:
        """Show another version. A draft that one turns away from is saved, and stays in its editor."""
        self._chosen = version
        self._show()

    def _changed(self, changes: frozenset[Change]) -> None:
        document = self._document
        if document is None or not self.isVisible():
            return
        if not any(each.noun in _SHOWN and each.client in ("", document.client) for each in changes):
            return
        self._document = self.context.reader.maybe(Document, document.id)
        if self._document is None:
            self.context.navigate(Place("dossier", document.client, part="documents"))
        elif not self._only_saved(changes):
            before = self._version
            self._show()
            if before is not None and self._version is not None and self._version.number > before.number:
                self.paper.editor.setFocus()  # the next version was begun, to be written

    def _only_saved(self, changes: frozenset[Change]) -> bool:
        """Whether no more happened than that the draft on the screen was saved: then nothing on the page is touched,
        and whoever is on a button with Tab stays there.
        """
        before, noun = self._version, Version.noun.name
        if before is None or {(each.noun, each.record) for each in changes} != {(noun, before.id)}:
            return False
        after = self.context.reader.get(Version, before.id)
        self._version = after
        self.paper.take_over(after)
        self._guidance.show_version(after, self.paper.editor.page.passages())  # what is on the screen is what was saved
        return replace(before, source=after.source, changed=after.changed) == after

    def _remove_guidance(self) -> None:
        """A step like any other in the text: it can be undone, and is saved as what is typed is."""
        editor, templates = self.paper.editor, every_template(self.context.parts.resources)
        editor.change_source(without_guidance(editor.source(), templates))
        self.paper.keeper.keep()
        editor.setFocus()  # the button goes: the text is where one goes on

    def _show_saved(self, state: Kept) -> None:
        version = self._version
        writing = version is not None and version.state is VersionState.DRAFT
        self._head.show_saved(state if writing else None)

    def _compare(self) -> None:
        """What was typed is saved first, so that the draft is compared as it stands."""
        version = self._version
        if version is None or not self._can_compare():
            return

        def go() -> None:
            versions = self.context.reader.find(Version, document=version.document)
            CompareDialog(self.context, self, versions, version).open()

        if self.paper.keeper.record:
            self.paper.keeper.flush(go)
        else:
            go()

    def _can_compare(self) -> bool:
        document = self._document
        return document is not None and self.context.reader.count(Version, document=document.id) > 1

    def _save(self) -> None:
        """Now, also where it failed a moment ago."""
        self.context.desk.hand_over()

    def _act(self, step: Step, _: Context) -> None:
        self.take(step)

    def _possible(self, step: Step, _: Context) -> bool:
        return self._steps is not None and step in self._steps.all

    def _can_save(self, _: Context) -> bool:
        return bool(self.paper.keeper.record)

    def _tell(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.show()

    def _escape(self) -> None:
        """Out of the preview first, then back to the list."""
        if self.paper.previewing:
            self.turn_preview()
        else:
            self._back()

    def _back(self) -> None:
        document = self._document
        if document is not None:
            self.context.navigate(Place("dossier", document.client, part="documents"))
