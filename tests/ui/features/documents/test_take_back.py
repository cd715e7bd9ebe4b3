"""What a coach recorded by mistake is taken back from the page of the document."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.answer import Decision
from app.domain.document import VersionState
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.usecases.record_answer import record_answer
from tests.ui.features.documents.writer import DECIDED, Writer
from tests.ui.look import maybe


def test_a_mistake_is_taken_back_with_its_reason(writer: Writer) -> None:
    writer.share()
    writer.vault.now(record_answer, writer.first.id, Decision.BLOCK, DECIDED)
    writer.open()
    writer.hands.act("document_approve")
    assert "heft die blokkade op" in writer.hands.texts(writer.hands.dialog("approve"))
    writer.hands.dialog("approve").reject()
    writer.hands.act("document_take_back")
    writer.hands.fill("take_back", set_aside_why="Dit ging over een ander verslag.")
    writer.hands.gone("take_back")
    writer.hands.until(lambda: maybe(writer.hands.window, QPushButton, "step_approve") is not None)
    assert writer.version().state is VersionState.SHARED
    (answer,) = writer.vault.reader().find(ReceivedAnswer)
    assert (answer.state, answer.set_aside_why) == (AnswerState.SET_ASIDE, "Dit ging over een ander verslag.")
    assert "opzij" in writer.hands.see(QLabel, "answer_says").text().lower()
