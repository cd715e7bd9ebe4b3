"""An answer in the window: dropped, looked at beside the draft, taken into the record or set aside."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answer import Decision
from app.domain.client_comment import ClientComment
from app.domain.consent import Consent, ConsentRole
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version, VersionState
from app.domain.organisation import Organisation
from app.domain.package import Package
from app.domain.prose_source import read_source
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.unfinished import Unfinished
from app.kernel.ids import new_id
from app.kernel.progress import Silent
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.features.answers.beside import DraftBeside
from app.ui.features.consents.ask import AskConsentDialog
from app.ui.shell.frame import Frame
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.table import RecordTable
from app.usecases.record_answer import record_answer
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_document, begin_version
from tests.packages.answers import Said, said, sealed
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe
from tests.vault.fast_keys import PASSPHRASE

TEXT = "# Verslag\n\nAnna wil **groeien**.\n\nZe begint in mei.\n"
HOSTILE = "<b>Nee</b> &amp; <img src='file:///etc/passwd'>"


class Answering:
    """A draft at the client's, and the files that come back."""

    def __init__(self, hands: DossierHands, scratch: Path) -> None:
        self.hands, self.scratch = hands, scratch
        self.context = hands.context
        self.client = hands.client()
        given = {"title": "Eindrapportage", "trajectory": hands.trajectory(self.client).id}
        draft: Version = self.context.vault.now(begin_document, given, self.client.id, TEXT)
        file = scratch / "concept.html"
        self.package = share_document(self.context.vault, self.context.parts, draft.id, file, Silent()).package
        self.version = self.context.reader.get(Version, draft.id)

    def file(self, package: Package | None = None, **content: object) -> Path:
        """An answer of the client, as a file."""
        package = package or self.package
        words: Said = said(package.package_id, **{"name": self.client.name, "written_on": "2026-03-03", **content})
        private = load_der_private_key(package.answer_private_key, password=None)
        assert isinstance(private, EllipticCurvePrivateKey)
        public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        target = self.scratch / "Reactie.answer"
        target.write_bytes(sealed(words, package.package_id, public, package.answer_key))
        return target

    def of_draft(self, decision: str | None, *comments: tuple[int, str]) -> Path:
        """An answer to the draft."""
        about = {
            "version": self.version.id, "content_sha256": self.version.content_sha256, "decision": decision,
            "comments": [{"block": block, "text": text} for block, text in comments],
        }  # fmt: skip
        return self.file(documents=[about])

    def drop(self, file: Path, over_what: QWidget | None = None) -> bool:
        """Drag a file over the window, or over something in it, and let it go; whether anything wants it."""
        data, frame = QMimeData(), over_what or self.hands.window.findChild(Frame)
        assert isinstance(frame, QWidget)
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            over = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
        QApplication.sendEvent(frame, over)
        if over.isAccepted():
            QApplication.sendEvent(frame, QDropEvent(QPointF(400, 300), copy, data, left, none))
        return over.isAccepted()

    def told(self) -> list[str]:
        """What is said in dialogs now."""
        dialogs = [each for each in self.hands.window.findChildren(Dialog) if each.isVisible()]
        return [each.text() for dialog in dialogs for each in dialog.findChildren(QLabel)]

    def received(self) -> ReceivedAnswer:
        """The one answer that there is."""
        (found,) = self.context.reader.find(ReceivedAnswer)
        return found

    def comments(self) -> list[str]:
        """The comments that are in sight, from the top."""
        return self.hands.see(DraftBeside, "draft_beside").comments()


def fill(dialog: AskConsentDialog, **values: object) -> None:
    """Fill in fields of the line that is open, as a hand does."""
    for name, value in values.items():
        dialog.form.fields[name].input.show_value(value)
        dialog.form.fields[name].input.edited.emit()


@pytest.fixture
def answering(hands: DossierHands, tmp_path: Path) -> Answering:
    return Answering(hands, tmp_path)


def test_an_answer_that_is_dropped_is_shown_beside_the_draft_and_taken_into_the_record(answering: Answering) -> None:
    hands = answering.hands
    (answering.scratch / "brief.txt").write_text("Hoi", encoding="utf-8")
    assert not answering.drop(answering.scratch / "brief.txt")
    hands.go("document", answering.client.id, answering.version.document)
    text = hands.see(ProseEditor, "frozen").page.viewport()
    assert answering.drop(answering.of_draft("changes", (2, "In juni!"), (1, HOSTILE), (-1, "Verder mooi.")), text)
    assert hands.see(QLabel, "answer_title").text() == "Reactie van Anna van den Berg"
    hands.until(lambda: answering.comments() == ["Verder mooi.", HOSTILE, "In juni!"])
    assert hands.see(QLabel, "answer_decision").text() == "Wil eerst iets aangepast zien"
    assert answering.context.reader.get(Version, answering.version.id).state is VersionState.SHARED
    hands.press("accept_answer")
    hands.until(lambda: answering.received().state is AnswerState.ACCEPTED)
    version = answering.context.reader.get(Version, answering.version.id)
    assert (version.state, version.evidence) == (VersionState.ANSWERED, answering.received().evidence)
    hands.until(lambda: maybe(hands.window, QPushButton, "accept_answer") is None)
    hands.press("show_receipt")
    assert "geen handtekening" in hands.see(QPlainTextEdit, "receipt_text").toPlainText()
    hands.see(Dialog, "receipt").reject()

    assert answering.drop(answering.scratch / "Reactie.answer")
    hands.until(lambda: any("al ingenomen" in each for each in answering.told()))
    hands.see(Dialog, "message").reject()
    hands.until(lambda: maybe(hands.window, Dialog, "message") is None)
    assert answering.received().state is AnswerState.ACCEPTED

    answering.context.vault.now(begin_version, answering.version.document)
    hands.go("document", answering.client.id, answering.version.document)
    comment = next(each for each in answering.context.reader.find(ClientComment) if each.text == "In juni!")
    hands.see(QCheckBox, f"comment_{comment.id}").click()
    hands.until(lambda: answering.context.reader.get(ClientComment, comment.id).dealt_with_on is not None)
    hands.until(lambda: hands.see(QCheckBox, f"comment_{comment.id}").isChecked())


def test_one_that_does_not_count_is_refused_in_words_or_set_aside_with_a_reason(
    answering: Answering, files: AnsweredFiles
) -> None:
    hands = answering.hands
    torn = answering.scratch / "stuk.answer"
    torn.write_bytes(answering.of_draft("approve").read_bytes()[:-30])
    answering.drop(torn)
    hands.until(lambda: isinstance(hands.window.findChild(Dialog), Dialog))
    for each in hands.window.findChildren(Dialog):
        each.reject()
    hands.until(lambda: hands.window.findChild(Dialog) is None)
    assert not answering.context.reader.count(ReceivedAnswer)

    files.answers = [answering.of_draft("approve")]
    hands.act("receive_answer")
    hands.press("set_aside_answer")
    dialog = hands.see(FormDialog, "set_aside")
    dialog.primary.click()
    hands.until(lambda: bool(dialog.form.fields["set_aside_why"].fault))
    dialog.form.fields["set_aside_why"].input.show_value("Het was de buurvrouw.")
    dialog.primary.click()
    hands.until(lambda: answering.received().state is AnswerState.SET_ASIDE)
    assert answering.context.reader.get(Version, answering.version.id).state is VersionState.SHARED

    hands.go("document", answering.client.id, answering.version.document)
    hands.act("document_withdraw")
    dialog = hands.see(FormDialog, "withdraw_draft")
    dialog.form.fields["called_back_why"].input.show_value("Er stond een verkeerde naam in.")
    dialog.primary.click()
    hands.until(lambda: answering.context.reader.get(Version, answering.version.id).state is VersionState.WITHDRAWN)
    hands.until(lambda: "verkeerde naam" in hands.see(QLabel, "state_words").text())
    answering.drop(answering.of_draft("approve"))
    hands.until(lambda: any("verkeerde naam" in each for each in answering.told()))


def test_ten_thousand_comments_are_all_there(context: Context, qtbot: QtBot) -> None:
    shown = DraftBeside(context)
    qtbot.addWidget(shown)
    now, one = context.clock.now(), new_id()
    texts = [f"Nummer {number}\n{HOSTILE}" for number in range(10_000)]
    comments = [
        ClientComment(id=one, made=now, changed=now, client=one, answer=one, version=one, place=number % 4, text=text)
        for number, text in enumerate(texts)
    ]
    shown.show_text(read_source(TEXT), comments)
    assert sorted(shown.comments()) == sorted(texts)
    assert shown.comments()[0] == texts[0], "what is about the whole stands first"
    assert "Anna wil groeien." in shown.toPlainText()


def test_of_an_answer_to_a_replaced_version_the_comments_are_taken_over(answering: Answering) -> None:
    hands, reader = answering.hands, answering.context.reader
    answering.drop(answering.of_draft("approve", (1, "In juni!")))
    hands.until(lambda: maybe(hands.window, QPushButton, "accept_answer") is not None)
    assert maybe(hands.window, QLabel, "answer_replaced") is None
    newer = answering.context.vault.now(begin_version, answering.version.document)
    hands.until(lambda: maybe(hands.window, QLabel, "answer_replaced") is not None)
    told = hands.see(QLabel, "answer_replaced").text()
    assert told.startswith("Deze reactie gaat over versie 1. Daarna kwam versie 2 (concept)")
    assert maybe(hands.window, QPushButton, "accept_answer") is None
    hands.press("take_comments_over")
    hands.until(lambda: answering.received().state is AnswerState.COMMENTS_TAKEN)
    hands.until(lambda: hands.see(QLabel, "answer_state").text() == "Opmerkingen meegenomen")
    assert answering.comments() == ["In juni!"]
    hands.go("document", answering.client.id, answering.version.document)
    (taken,) = reader.find(ClientComment, version=newer.id)
    assert not hands.see(QCheckBox, f"comment_{taken.id}").isChecked()


def test_an_answer_that_came_too_late_is_read_when_that_is_asked(answering: Answering) -> None:
    hands, reader = answering.hands, answering.context.reader
    file = answering.of_draft("approve", (1, "In juni!"))
    answering.context.vault.now(begin_version, answering.version.document)
    answering.drop(file)
    hands.until(lambda: maybe(hands.window, Dialog, "question") is not None)
    assert reader.count(ReceivedAnswer) == 0
    hands.press("primary")
    hands.until(lambda: maybe(hands.window, QLabel, "answer_replaced") is not None)
    assert maybe(hands.window, QPushButton, "accept_answer") is None
    hands.press("take_comments_over")
    hands.until(lambda: answering.received().state is AnswerState.COMMENTS_TAKEN)


def test_what_counts_now_stands_beside_an_answer_that_would_change_it(answering: Answering) -> None:
    hands, vault = answering.hands, answering.context.vault
    answering.drop(answering.of_draft("approve"))
    assert hands.see(QLabel, "answer_decision").text() == "Akkoord"
    assert maybe(hands.window, QLabel, "standing_decision") is None, "nothing stands yet"
    waiting = answering.received()
    told = {"decided_by": "Anna van den Berg", "decided_how": "telephone"}
    vault.now(record_answer, answering.version.id, Decision.BLOCK, told)
    hands.go("answer", answering.client.id, waiting.id)
    decided = answering.context.reader.get(Version, answering.version.id).decided_on
    assert decided is not None
    day = answering.context.translator.date(decided)
    assert hands.see(QLabel, "standing_decision").text() == (
        f"Wat nu geldt voor versie 1: Geblokkeerd · {day} · Per telefoon"
    )
    hands.press("accept_answer")
    hands.until(lambda: all(each in "\n".join(answering.told()) for each in ("geblokkeerd", "opzij leggen")))


def test_an_answer_that_overturns_a_decision_counts_only_after_a_question(answering: Answering) -> None:
    hands, vault, reader = answering.hands, answering.context.vault, answering.context.reader
    told = {"decided_by": "Anna van den Berg", "decided_how": "paper"}
    vault.now(record_answer, answering.version.id, Decision.APPROVE, told)
    answering.drop(answering.of_draft("changes", (1, "Toch niet.")))
    day = answering.context.translator.date(answering.context.today)
    said = f"Bij versie 1 staat nu: Akkoord · {day} · Op papier."
    assert hands.see(QLabel, "answer_overturns").text().startswith(said)
    hands.press("accept_answer")
    question = hands.see(Dialog, "question")
    assert said in hands.texts(question)
    question.reject()
    hands.gone("question")
    assert reader.get(Version, answering.version.id).state is VersionState.APPROVED
    hands.press("accept_answer")
    hands.see(Dialog, "question").primary.click()
    hands.until(lambda: reader.get(Version, answering.version.id).state is VersionState.ANSWERED)
    hands.until(lambda: maybe(hands.window, QLabel, "answer_overturns") is None)


def test_consent_is_asked_in_the_window_and_comes_back_as_one(answering: Answering, files: AnsweredFiles) -> None:
    hands, context = answering.hands, answering.context
    employer = hands.keep(Organisation, "", name="Bakkerij Jansen BV")
    hands.go("dossier", answering.client.id, part="consents")
    hands.press("ask_consent_button")
    dialog = hands.see(AskConsentDialog, "ask_consent")
    fill(dialog, recipient=employer.id)
    hands.press("more_lines")
    fill(dialog, role="promise", purpose="Filmen bij een oefening", text="")
    dialog.primary.click()
    assert dialog.form.fields["text"].fault == "Vul dit in."
    fill(dialog, text="Mijn coach mag de oefening filmen.")
    hands.press("open_line")
    assert dialog.form.values()["recipient"] == employer.id
    hands.until(lambda: context.reader.count(Unfinished) == 1)
    context.door.lock()
    hands.until(lambda: context.door.state is VaultState.LOCKED)
    context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: maybe(hands.window, AskConsentDialog, "ask_consent") is not None)
    dialog = hands.see(AskConsentDialog, "ask_consent")
    hands.press("more_lines")
    assert len(dialog.lines.lines) == 3
    dialog.lines.remove(dialog.lines.lines[2])
    files.answers = [answering.scratch / "vraag.html"]
    dialog.primary.click()
    hands.until(lambda: context.reader.count(ConsentAsked) == 2)
    hands.until(lambda: dialog.is_done)
    dialog.accept()
    line, other = sorted(context.reader.find(ConsentAsked), key=lambda each: each.recipient, reverse=True)
    assert "Bakkerij Jansen BV" in line.text
    assert (other.role, other.text) == (ConsentRole.PROMISE, "Mijn coach mag de oefening filmen.")
    assert line.package == other.package
    hands.until(lambda: maybe(hands.window, QWidget, "asked_questions") is not None)
    choice = {"line": line.id, "choice": "give", "text_sha256": line.text_sha256}
    answering.drop(answering.file(context.reader.get(Package, line.package), consents=[choice]))
    hands.press("accept_answer")
    hands.until(lambda: context.reader.count(Consent) == 1)
    hands.go("dossier", answering.client.id, part="answers")
    listed = hands.see(RecordTable, "answers").model
    hands.until(lambda: listed.rowCount() == 1)
    assert [listed.index(0, column).data() for column in (0, 2)] == ["Toestemming", "Gegeven"]
    (consent,) = context.reader.find(Consent)
    assert (consent.text, consent.recipient, consent.evidence) == (
        line.text, employer.id, answering.received().evidence,
    )  # fmt: skip
