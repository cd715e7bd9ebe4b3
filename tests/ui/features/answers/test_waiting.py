"""While an answer waits, the page of its document says so first, and every refusal for it leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.document import Version, VersionState
from app.domain.gate import GateRefused
from app.domain.received_answer import AnswerState
from app.usecases.finalise_document import finalise_document
from tests.ui.features.answers.test_answers import Answering
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


@pytest.fixture
def answering(hands: DossierHands, tmp_path: Path) -> Answering:
    return Answering(hands, tmp_path)


def test_a_block_that_waits_is_what_the_page_of_its_document_asks_first(answering: Answering) -> None:
    hands, context = answering.hands, answering.context
    assert answering.drop(answering.of_draft("block"))
    hands.see(QLabel, "answer_title")
    hands.go("document", answering.client.id, answering.version.document)
    assert "Er wacht een reactie van" in hands.see(QLabel, "state_words").text()
    assert "geblokkeerd" in hands.see(QLabel, "state_words").text()
    assert maybe(hands.window, QPushButton, "step_approve") is None
    assert hands.see(QLabel, "answer_says").text() == "Geblokkeerd · Wacht op jou"
    show = hands.see(QPushButton, "show_answer")
    assert show.width() >= show.sizeHint().width(), "nothing of it is cut off"
    hands.press("step_read")
    hands.until(lambda: maybe(hands.window, QPushButton, "accept_answer") is not None)

    hands.go("document", answering.client.id, answering.version.document)
    with pytest.raises(GateRefused) as refused:
        finalise_document(context.vault, context.parts, answering.version.id)
    context.present(refused.value, hands.window)
    assert any("tegenhoudt" in each for each in answering.told())
    hands.press("look_at")
    hands.until(lambda: maybe(hands.window, QPushButton, "accept_answer") is not None)
    hands.press("accept_answer")
    hands.until(lambda: answering.received().state is AnswerState.ACCEPTED)
    hands.go("document", answering.client.id, answering.version.document)
    hands.until(lambda: "hield deze versie tegen" in hands.see(QLabel, "state_words").text())
    assert maybe(hands.window, QPushButton, "step_read") is None
    assert context.reader.get(Version, answering.version.id).state is VersionState.BLOCKED
