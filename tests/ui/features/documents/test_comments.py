"""The client's comments beside a version, until it is final."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from app.domain.answer import Decision
from app.domain.client_comment import ClientComment
from app.domain.document import VersionState
from app.ui.widgets.dialog import Dialog
from app.usecases.deal_with_comment import deal_with_comment
from app.usecases.record_answer import record_answer
from app.usecases.write_document import begin_version, save_draft
from tests.ui.features.documents.writer import DECIDED, Writer
from tests.ui.look import maybe


def test_finalising_says_what_is_still_open_and_leaves_nothing_to_do(writer: Writer) -> None:
    hands, vault = writer.hands, writer.vault
    writer.share()
    given = {**DECIDED, "comments": ["Mag mijn naam eruit?", "Mooi verslag."]}
    vault.now(record_answer, writer.first.id, Decision.APPROVE, given)
    kept = {each.text: each for each in vault.reader().find(ClientComment)}
    open_still, done = kept["Mag mijn naam eruit?"], kept["Mooi verslag."]
    vault.now(deal_with_comment, done.id)
    writer.open()
    assert "nog 1 te doen" in hands.texts()
    assert hands.see(QLabel, "answer_says").text() == "Akkoord"
    answer = hands.see(QPushButton, "show_answer").accessibleName()
    assert answer.endswith(": Akkoord"), answer
    hands.press("step_finalise")
    assert "Er staat nog 1 opmerking van je cliënt open." in hands.texts(hands.see(Dialog, "question"))
    hands.press("primary")
    hands.until(lambda: writer.version().state is VersionState.FINAL)
    ended = hands.see(QLabel, f"comment_end_{open_still.id}").text()
    assert ended == "Stond nog open toen deze versie werd vastgesteld"
    assert hands.see(QLabel, f"comment_end_{done.id}").text().startswith("Gedaan op ")
    assert "te doen" not in hands.texts()
    assert maybe(hands.window, QCheckBox, f"comment_{open_still.id}") is None


def test_without_open_comments_finalising_says_nothing_of_them(writer: Writer) -> None:
    writer.share()
    writer.approve()
    writer.open()
    writer.hands.press("step_finalise")
    assert "opmerking" not in writer.hands.texts(writer.hands.see(Dialog, "question"))


def test_what_was_remarked_on_an_earlier_version_stays_in_sight_with_the_next(writer: Writer) -> None:
    hands, vault = writer.hands, writer.vault
    writer.share()
    vault.now(record_answer, writer.first.id, Decision.CHANGES, {**DECIDED, "comments": ["Mag mijn naam eruit?"]})
    (remark,) = vault.reader().find(ClientComment)
    second = vault.now(begin_version, writer.first.document)
    vault.now(save_draft, second.id, "# Verslag\n\nZonder naam.\n")
    for share in (False, True):
        if share:
            writer.share(second)
        writer.open()
        assert "Mag mijn naam eruit?" in hands.texts()
        assert "Bij versie 1" in hands.texts()
        assert hands.see(QCheckBox, f"comment_{remark.id}").isEnabled()
    vault.now(record_answer, second.id, Decision.APPROVE, {**DECIDED, "comments": []})
    hands.until(lambda: writer.version(2).state is VersionState.APPROVED)
    writer.open()
    assert "nog 1 te doen" in hands.texts()
