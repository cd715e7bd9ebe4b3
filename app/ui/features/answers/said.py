"""What an answer says, as cards: the decision, each consent word for word, what was filled in and what was checked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.domain.answer import ConsentAnswer, ConsentChoice, Decision
from app.domain.answer_json import read_answer_bytes
from app.domain.attachment import Attachment
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.breakable import breakable
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, column, label, row
from app.ui.widgets.state_mark import StateMark, Tone
from app.usecases.overturned_decision import overturned_decision

_DECIDED = {Decision.APPROVE: Tone.GOOD, Decision.CHANGES: Tone.WAITING, Decision.BLOCK: Tone.STOPPED}
_CHOSEN = {
    ConsentChoice.GIVE: Tone.GOOD,
    ConsentChoice.REFUSE: Tone.STOPPED,
    ConsentChoice.WITHDRAW: Tone.STOPPED,
}


def said_cards(context: Context, received: ReceivedAnswer, comments: int) -> list[QWidget]:
    """All cards, the decision first."""
    return list(_cards(context, received, comments))


def _cards(context: Context, received: ReceivedAnswer, comments: int) -> Iterator[QWidget]:
    text = context.text
    said = Card(text("answers.said"))
    if received.version:
        decision = received.decision or (Decision.CHANGES if comments else None)
        tone, key = (
            (_DECIDED[decision], f"answers.decided.{decision.value}") if decision else (Tone.QUIET, "answers.read")
        )
        said.body.addWidget(_mark(context, tone, text(key), "answer_decision"))
        if comments:
            said.body.addWidget(label(context.translator.count("answers.comments", comments), "muted"))
        stands = _what_stands(context, received)
        if stands:
            shown = label(stands, "muted")
            shown.setObjectName("standing_decision")
            said.body.addWidget(shown)
    if received.remark:
        said.body.addWidget(label(text("answer.remark"), "hint"))
        said.body.addWidget(_words(received.remark, "answer_remark"))
    if received.filled_in:
        said.body.addWidget(label(text("answer.filled_in"), "hint"))
        said.body.addWidget(_words(received.filled_in, "answer_filled_in"))
    if said.body.count():
        yield said
    answer = read_answer_bytes(received.said) if received.said else None
    if answer is not None and answer.consents:
        card = Card(text("answers.consents"))
        for each in answer.consents:
            card.body.addWidget(_consent(context, each))
        yield card
    yield _facts(context, received)


def _what_stands(context: Context, received: ReceivedAnswer) -> str:
    """The decision that an answer would take the place of; empty where none stands, or it was dealt with."""
    version = context.reader.maybe(Version, received.version)
    if received.state is not AnswerState.WAITING or version is None or version.decided_on is None:
        return ""
    return context.text("answers.standing", number=version.number, stands=_decision_of(context, version))


def overturning_words(context: Context, received: ReceivedAnswer) -> str:
    """What stands now and what would stand when the answer counts; empty where it overturns no decision."""
    found = overturned_decision(context.reader, received)
    if found is None:
        return ""
    after = context.text(f"version_state.{found.after.value}")
    stands = _decision_of(context, found.version)
    return context.text("answers.overturning", number=found.version.number, stands=stands, after=after)


def _decision_of(context: Context, version: Version) -> str:
    """A decision that was made: which, when and how."""
    stands = [context.text(f"version_state.{version.state.value}")]
    if version.decided_on is not None:
        stands.append(context.translator.date(version.decided_on))
    if version.decided_how is not None:
        stands.append(context.text(f"channel.{version.decided_how.value}"))
    return " · ".join(stands)


def _consent(context: Context, said: ConsentAnswer) -> QWidget:
    line = context.reader.get(ConsentAsked, said.line)
    return box(
        column(
            label(line.purpose, "label"),
            _words(line.text, "consent_text"),
            _mark(context, _CHOSEN[said.choice], context.text(f"consent_choice.{said.choice.value}"), "consent_choice"),
            spacing=4,
        )
    )


def _facts(context: Context, received: ReceivedAnswer) -> QWidget:
    """Under which name and when, what was checked, and the file itself."""
    text, day = context.text, context.translator.date
    card = Card(text("answers.facts"))
    told = [(text("answer.name"), received.name), (text("answer.received_on"), day(received.received_on))]
    if received.written_on is not None:
        told.insert(1, (text("answer.written_on"), day(received.written_on)))
    if received.settled_on is not None:
        told.append((text("answer.settled_on"), day(received.settled_on)))
    if received.state is AnswerState.SET_ASIDE:
        told.append((text("answer.set_aside_why"), received.set_aside_why))
    card.body.addWidget(pairs(told, 2))
    if received.package:
        card.body.addWidget(label(text("answers.checked"), "muted"))
    evidence = context.reader.maybe(Attachment, received.evidence)
    if evidence is not None:
        place = Place("dossier", evidence.client, evidence.id, Attachment.noun.name)
        show = link(text("answers.evidence"), lambda: context.navigate(place), name="show_evidence")
        show.setToolTip(evidence.name)
        card.body.addLayout(row(show, None))
    return card


def _mark(context: Context, tone: Tone, words: str, name: str) -> StateMark:
    mark = StateMark(context.colours)
    mark.words.setObjectName(name)
    mark.words.setWordWrap(True)
    mark.show_state(tone, words)
    return mark


def _words(text: str, name: str) -> QWidget:
    shown = label(breakable(text))
    shown.setObjectName(name)
    return shown
