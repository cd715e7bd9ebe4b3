"""Steps 4 to 7 in the window: a report is written, shared, decided on, made final and handed over."""

from __future__ import annotations

from hashlib import sha256

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton

from app.domain.attachment import Attachment
from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version, VersionState
from app.ui.editor import ProseEditor
from app.ui.features.documents.verdict_list import VerdictList
from app.ui.widgets.pdf_view import PdfView
from tests.journeys.hands import Hands
from tests.journeys.main_job import EMPLOYER, Desk, Remembered
from tests.packages.browser import Browser

QUESTION = "Anna wil weten welk werk bij haar past."
NOT_APPROVED = "de cliënt heeft nog geen akkoord gegeven op het concept"
NO_CONSENT = f"er is geen toestemming waarin {EMPLOYER} als ontvanger staat"


def write_a_report(hands: Hands) -> None:
    """Step 4: from a template, with a heading, bold and a list typed by hand; it keeps itself."""
    hands.keys("Alt+5")
    hands.keys("Ctrl+Shift+D")
    hands.dialog("new_document_dialog")
    templates = hands.see(QListWidget, "templates")
    hands.tab_to(templates)
    while templates.currentItem().text() != "Eindrapportage":
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    hands.gone("new_document_dialog")
    editor = hands.see(ProseEditor, "draft")
    hands.until(editor.page.hasFocus)
    hands.keys("Ctrl+Home")
    hands.key(Qt.Key.Key_Down)
    hands.keys("Shift+End")
    while editor.page.textCursor().selectedText() != editor.page.textCursor().block().text():
        hands.keys("Shift+Down")
        hands.keys("Shift+End")
    hands.keys("Ctrl+I")  # what the template asks is in italics, the answer is not
    hands.type(QUESTION)
    hands.keys("Ctrl+End")
    hands.key(Qt.Key.Key_Return)
    hands.keys("Ctrl+Alt+2")
    hands.type("Wat Anna meeneemt")
    hands.key(Qt.Key.Key_Return)
    hands.type("Ze zegt nu ")
    hands.keys("Ctrl+B")
    hands.type("op tijd")
    hands.keys("Ctrl+B")
    hands.type(" nee.")
    hands.key(Qt.Key.Key_Return)
    hands.keys("Ctrl+Shift+8")
    hands.type("eerst ademhalen")
    hands.key(Qt.Key.Key_Return)
    hands.type("dan antwoorden")
    _looks_as_it_prints(editor)
    (document,) = hands.reader.find(Document)
    assert document.title == "Eindrapportage"
    hands.until(lambda: "dan antwoorden" in hands.reader.find(Version)[0].source)
    hands.until(lambda: hands.read("saved") == "Bewaard")
    source = hands.reader.find(Version)[0].source
    assert source.startswith(f"# Aanleiding en vraag\n\n{QUESTION}\n")
    assert source.endswith(
        "## Wat Anna meeneemt\n\nZe zegt nu **op tijd** nee.\n\n- eerst ademhalen\n- dan antwoorden\n"
    )
    hands.click("remove_guidance")
    hands.until(lambda: hands.maybe(QPushButton, "remove_guidance") is None)
    assert "*" not in hands.reader.find(Version)[0].source.replace("**", "")
    hands.keys("Ctrl+P")
    preview = hands.see(PdfView, "preview")
    hands.until(lambda: preview.page_count >= 1)
    hands.keys("Ctrl+P")
    hands.see(ProseEditor, "draft")


def _looks_as_it_prints(editor: ProseEditor) -> None:
    """Bold is bold, a heading larger than the text, and what is in a list hangs in one."""
    document = editor.page.document()

    def at(words: str) -> QTextCursor:
        found = document.find(words)
        assert not found.isNull(), words
        return found

    text, heading = at("Ze zegt nu"), at("Wat Anna meeneemt")
    assert at("op tijd").charFormat().fontWeight() > text.charFormat().fontWeight()
    large, plain = (each.block().layout().lineAt(0) for each in (heading, text))
    assert large.ascent() > plain.ascent()
    assert at("eerst ademhalen").currentList() is not None
    assert text.currentList() is None


def share_the_draft(hands: Hands, desk: Desk, remembered: Remembered, chromium: Browser) -> None:
    """Step 5: frozen, in one file; the client opens it offline in a browser, and nobody else does."""
    target = desk.out("Concept.html")
    hands.click("step_share")
    remembered.draft_passphrase = hands.packed("share", target)
    (shared,) = hands.reader.find(Version)
    assert shared.state is VersionState.SHARED
    assert hands.see(ProseEditor, "frozen").is_read_only()
    chromium.open(target)
    chromium.type("-".join(reversed(remembered.draft_passphrase.split("-"))))
    chromium.wait(lambda: chromium.part("passphrase-error").text)
    assert not chromium.shown("opened")
    chromium.unlock(remembered.draft_passphrase)
    assert QUESTION in chromium.text("#opened")
    assert "op tijd" in [each.text for each in chromium.all("#document-1 strong")]
    assert "Wat Anna meeneemt" in [each.text for each in chromium.all("#document-1 h4")]
    assert [each.text for each in chromium.all("#document-1 li")][-2:] == ["eerst ademhalen", "dan antwoorden"]
    assert chromium.console() == []
    assert {each for each in chromium.addresses() if not each.startswith(("blob:", "data:"))} == {target.as_uri()}


def try_to_disclose(hands: Hands) -> None:
    """Step 6: refused, with every reason, and nothing to press."""
    hands.pick("more", "more_disclose")
    hands.dialog("disclose")
    assert hands.see(QComboBox, "recipient").currentText() == f"{EMPLOYER}, Zutphen"
    verdict = hands.see(VerdictList, "verdict").words
    assert verdict[1:3] == (NOT_APPROVED, NO_CONSENT)
    assert not hands.see(QPushButton, "primary").isEnabled()
    hands.key(Qt.Key.Key_Return)
    hands.dialog("disclose")
    hands.key(Qt.Key.Key_Escape)
    hands.gone("disclose")
    assert hands.reader.count(Disclosure) == 0


def approve_finalise_disclose(hands: Hands, desk: Desk, remembered: Remembered, chromium: Browser) -> None:
    """Step 7: approval, the final PDF, consent, and then it may go out; what went out is logged."""
    _approve(hands, desk)
    _finalise(hands, desk, remembered)
    _consent(hands, desk)
    target = desk.out("Eindrapport.html")
    passphrase = hands.packed("disclose", target)
    (disclosure,) = hands.reader.find(Disclosure)
    (consent,) = hands.reader.find(Consent)
    assert (disclosure.consent, disclosure.pdf_sha256) == (consent.id, remembered.pdf_sha256)
    hands.until(lambda: hands.maybe(QLabel, "disclosed_to") is not None)
    assert hands.read("disclosed_to") == EMPLOYER
    chromium.open(target)
    chromium.unlock(passphrase)
    (save,) = chromium.all(".save")
    name = save.get_attribute("download") or "Eindrapportage.pdf"
    save.click()
    assert sha256(chromium.downloaded(name)).hexdigest() == remembered.pdf_sha256


def _approve(hands: Hands, desk: Desk) -> None:
    hands.click("step_approve")
    form = hands.form("approve")
    assert form.values()["decided_by"] == "Anna van den Berg"
    hands.choose_file(desk.approval, "add_evidence")
    hands.until(lambda: form.values()["evidence"] != "")
    hands.fill(form, decided_how="Per e-mail")
    hands.click("primary")
    hands.gone("approve")
    (approved,) = hands.reader.find(Version)
    assert approved.state is VersionState.APPROVED
    assert b"".join(hands.reader.chunks(approved.evidence)) == desk.approval.read_bytes()


def _finalise(hands: Hands, desk: Desk, remembered: Remembered) -> None:
    hands.click("step_finalise")
    hands.dialog("question")
    hands.key(Qt.Key.Key_Return)
    hands.gone("question")
    hands.until(lambda: hands.reader.find(Version)[0].state is VersionState.FINAL)
    (final,) = hands.reader.find(Version)
    remembered.pdf_sha256 = final.pdf_sha256
    stored = b"".join(hands.reader.chunks(final.pdf))
    assert sha256(stored).hexdigest() == final.pdf_sha256
    pdf = desk.out("Eindrapport.pdf")
    hands.until(lambda: hands.maybe(QPushButton, "step_save_pdf") is not None)
    hands.choose_file(pdf, "step_save_pdf")
    hands.until(pdf.exists)
    hands.until(lambda: sha256(pdf.read_bytes()).hexdigest() == final.pdf_sha256)
    read = pypdf.PdfReader(pdf)
    text = " ".join(page.extract_text() for page in read.pages)
    assert QUESTION in text
    assert f"1 van {len(read.pages)}" in text
    assert str(read.root_object["/Lang"]) == "nl"


def _consent(hands: Hands, desk: Desk) -> None:
    hands.click("step_disclose")
    hands.dialog("disclose")
    assert hands.see(VerdictList, "verdict").words[1:2] == (NO_CONSENT,)
    hands.click("offer_consent")
    form = hands.form("consent")
    shown = str(form.values()["text"])
    assert EMPLOYER in shown
    assert "Eindrapportage" in shown
    hands.choose_file(desk.consent, "add_evidence")
    hands.until(lambda: form.values()["evidence"] != "")
    hands.fill(form, given_how="Op papier")
    hands.click("primary")
    hands.gone("consent")
    (consent,) = hands.reader.find(Consent)
    assert (consent.text, consent.given_name) == (shown, "Anna van den Berg")
    assert hands.reader.get(Attachment, consent.evidence).name == desk.consent.name
    verdict = hands.see(VerdictList, "verdict")
    hands.until(lambda: len(verdict.words) == 2)
    hands.click("offer_not_medical")
    hands.until(lambda: len(verdict.words) == 1)
