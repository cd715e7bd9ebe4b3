"""The rows of the list of answers."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.answer_json import read_answer_bytes
from app.domain.document import Document, Version
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.state_mark import Tone

_TONES = {
    AnswerState.WAITING: Tone.WAITING,
    AnswerState.ACCEPTED: Tone.GOOD,
    AnswerState.COMMENTS_TAKEN: Tone.GOOD,
    AnswerState.SET_ASIDE: Tone.QUIET,
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as the list shows it."""

    received: ReceivedAnswer
    about: str
    says: str


def answer_rows(context: Context, client: Id) -> list[AnswerRow]:
    """A client's answers, the newest first."""
    reader, text = context.reader, context.text
    titles = {each.id: each.title for each in reader.find(Document, client=client)}
    versions = {each.id: each for each in reader.find(Version, client=client)}
    found = []
    for each in reversed(reader.find(ReceivedAnswer, client=client)):
        version = versions.get(each.version)
        if version is not None:
            about = text("answers.about", title=titles[version.document], number=version.number)
        else:
            about = text("answers.about_form" if each.filled_in else "answers.about_consent")
        found.append(AnswerRow(each, about, _says(context, each)))
    return found


def _says(context: Context, received: ReceivedAnswer) -> str:
    """The decision on the version, and what is chosen of consents: each word once."""
    keys = [f"decision.{received.decision.value}"] if received.decision else []
    if received.said:
        keys += [f"answers.consent.{each.choice.value}" for each in read_answer_bytes(received.said).consents]
    return ", ".join(map(context.text, dict.fromkeys(keys)))


def answer_columns(context: Context) -> tuple[TableColumn[AnswerRow], ...]:
    """About what, how it stands, what it says, and since when."""
    translator = context.translator
    text = translator.text

    return (
        TableColumn("about", "answers.about_label", lambda row: row.about, 250),
        TableColumn("state", "answer.state", lambda row: text(f"answer_state.{row.received.state.value}"), 140),
        TableColumn("decision", "answer.decision", lambda row: row.says, 130),
        TableColumn("day", "answers.day", lambda row: translator.short_date(row.received.received_on), 120),
    )


def tone_of(received: ReceivedAnswer) -> Tone:
    """Its mark."""
    return _TONES[received.state]
