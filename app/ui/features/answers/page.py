"""The page of one answer: what the client was shown, beside what came back, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.document import Document, Version, VersionState
from app.domain.gate import Allowed
from app.domain.gates.take_comments_over import take_comments_over_gate as gate
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.answers.beside import DraftBeside
from app.ui.features.answers.forms import set_aside_form, show_receipt
from app.ui.features.answers.rows import tone_of
from app.ui.features.answers.said import overturning_words, said_cards
from app.ui.place import Place
from app.ui.theme.icons import icon
from app.ui.widgets.card import CardPage
from app.ui.widgets.dialog import ask
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, notice
from app.ui.widgets.state_mark import StateMark
from app.usecases.accept_answer import accept_answer
from app.usecases.answer_facts import frozen_blocks
from app.usecases.take_comments_over import take_comments_over, take_over_facts
from app.vault.work import Change

_NOUNS = frozenset({"answer", "comment", "version", "consent", "package"})


class AnswerPage(Page):
    """Esc goes back to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._received: ReceivedAnswer | None = None
        self._back = link("", self._leave, name="back_to_answers")
        self._back.setIcon(icon("caret-left", context.colours.accent))
        self._mark = StateMark(context.colours)
        self._mark.words.setObjectName("answer_state")
        self._title, self._below = ElidedLabel("title"), ElidedLabel("muted")
        self._title.setObjectName("answer_title")
        self._document = button(text("answers.to_document"), self._to_document, name="to_document")
        self._receipt = button(text("answers.receipt"), self._show_receipt, name="show_receipt")
        self._aside = button(text("answers.set_aside"), self._set_aside, name="set_aside_answer")
        self._accept = button(text("answers.accept"), self._do_accept, "primary", name="accept_answer")
        self._over = button("", self._take_over, "primary", name="take_comments_over")
        self._replaced_words = label("")
        self._replaced_words.setObjectName("answer_replaced")
        self._replaced = notice(self._replaced_words, "warning")
        self._overturns_words = label("")
        self._overturns_words.setObjectName("answer_overturns")
        self._overturns = notice(self._overturns_words, "warning")
        self._beside = DraftBeside(context)
        self._said = CardPage()
        self._said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        steps = (self._document, self._receipt, self._aside, self._accept, self._over)
        head = Flow(self._below, *steps, lead=True, gap=10)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addWidget(self._beside, 3)
        beside.addWidget(self._said, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(Flow(self._back, self._mark, lead=True))
        layout.addWidget(self._title)
        layout.addLayout(head)
        layout.addWidget(self._replaced)
        layout.addWidget(self._overturns)
        layout.addSpacing(4)
        layout.addLayout(beside, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Show an answer."""
        self._received = self.context.reader.get(ReceivedAnswer, place.record)
        self._show()
        first = next((each for each in (self._accept, self._over) if each.isVisibleTo(self)), self._receipt)
        first.setFocus()

    def actions_here(self) -> tuple[Action, ...]:
        """Accepting, setting aside, and the receipt."""
        return (
            Action("accept_answer", "answers.accept", lambda _: self._do_accept(), when=self._can_count),
            Action("take_comments_over", "answers.take_over", lambda _: self._take_over(), when=self._can_take_over),
            Action("set_aside_answer", "answers.set_aside", lambda _: self._set_aside(), when=self._waits),
            Action("answer_receipt", "answers.receipt", lambda _: self._show_receipt()),
        )

    def _show(self) -> None:
        received, reader, text = self._received, self.context.reader, self.context.text
        if received is None:
            return
        client = reader.get(Client, received.client)
        version = reader.maybe(Version, received.version)
        self._back.setText(text("answers.back", client=client.name).replace("&", "&&"))
        self._title.setText(text("answers.of", name=received.name or client.name))
        facts = [text(f"channel.{received.how.value}"), self.context.translator.date(received.received_on)]
        if version is not None:
            title = reader.get(Document, version.document).title
            facts.append(text("answers.about", title=title, number=version.number))
        self._below.setText(" · ".join(facts))
        self._mark.show_state(tone_of(received), text(f"answer_state.{received.state.value}"))
        waits = received.state is AnswerState.WAITING
        replaced = version is not None and version.state is VersionState.SUPERSEDED
        self._aside.setVisible(waits)
        self._accept.setVisible(waits and not replaced)
        self._show_replaced(received if waits and replaced else None)
        words = overturning_words(self.context, received)
        self._overturns_words.setText(words)
        self._overturns.setVisible(bool(words))
        self._document.setVisible(version is not None and not waits)
        comments = sorted(
            reader.find(ClientComment, answer=received.id, version=received.version),
            key=lambda each: (each.place, each.made),
        )
        self._beside.setVisible(version is not None)
        if version is not None:
            self._beside.show_text(frozen_blocks(version), comments)
        self._said.show_cards(said_cards(self.context, received, len(comments)))

    def _waits(self, _: Context) -> bool:
        return self._received is not None and self._received.state is AnswerState.WAITING

    def _can_count(self, context: Context) -> bool:
        return self._waits(context) and not self._accept.isHidden()

    def _can_take_over(self, context: Context) -> bool:
        return self._waits(context) and not self._over.isHidden()

    def _show_replaced(self, received: ReceivedAnswer | None) -> None:
        """Say of an answer to a version that was replaced which one it is about, and what of it is still of use."""
        text = self.context.text
        self._replaced.setVisible(received is not None)
        self._over.hide()
        if received is None:
            return
        facts = take_over_facts(self.context.reader, received.id)
        allowed = isinstance(gate(facts), Allowed)
        if facts.version is None or facts.newest is None:
            return
        numbers = {"number": facts.version.number, "newest": facts.newest.number}
        state = text(f"version_state.{facts.newest.state.value}").lower()
        said = [text("answers.replaced", state=state, **numbers)]
        said.append(text("answers.replaced.comments" if allowed else "answers.replaced.aside", **numbers))
        self._replaced_words.setText(" ".join(said))
        self._over.setText(text("answers.take_over_to", **numbers))
        self._over.setVisible(allowed)

    def _take_over(self) -> None:
        if self._received is not None:
            self.context.do(self, self._accepted, take_comments_over, self._received.id)

    def _do_accept(self) -> None:
        """What the client decided before gives way only when the coach says so."""
        if self._received is None:
            return
        words = overturning_words(self.context, self._received)
        if words:
            ask(
                self.context,
                self,
                "answers.overturns",
                "answers.overturns.yes",
                self._let_count,
                danger=True,
                told=words,
            )
        else:
            self._let_count()

    def _let_count(self) -> None:
        if self._received is not None:
            self.context.do(self, self._accepted, accept_answer, self._received.id, self.context.law)

    def _accepted(self, _: ReceivedAnswer) -> None:
        self._receipt.setFocus()

    def _set_aside(self) -> None:
        if self._received is not None:
            set_aside_form(self.context, self, self._received)

    def _show_receipt(self) -> None:
        if self._received is not None:
            show_receipt(self.context, self, self._received)

    def _to_document(self) -> None:
        received = self._received
        version = self.context.reader.maybe(Version, received.version) if received is not None else None
        if version is not None:
            self.context.navigate(Place("document", version.client, version.document))

    def _leave(self) -> None:
        if self._received is not None:
            self.context.navigate(Place("dossier", self._received.client, part="answers"))

    def _changed(self, changes: frozenset[Change]) -> None:
        received = self._received
        if received is None or not self.isVisible():
            return
        if any(each.noun in _NOUNS and each.client == received.client for each in changes):
            self._received = self.context.reader.maybe(ReceivedAnswer, received.id)
            if self._received is None:
                self.context.navigate(Place("dossier", received.client, part="answers"))
            else:
                self._show()
