"""The page of a document: nothing that is typed is lost, and each state offers its own step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextEdit,
    QWidget,
)

from app.domain.document import Document, Version, VersionState
from app.host.settings import Settings
from app.kernel.translator import Language
from app.ui import run
from app.ui.editor import ProseEditor
from app.ui.editor.popups import ChoiceList
from app.ui.features.documents.page import DocumentPage
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.pdf_view import PdfView
from app.usecases.decide_version import ask_changes, block_version
from app.usecases.finalise_document import finalise_document
from app.usecases.templates import template_named
from app.usecases.withdraw_draft import withdraw_draft
from app.usecases.write_document import begin_version, save_draft
from tests.screenshots.cut_off import cut_off
from tests.ui.features.documents.writer import DECIDED, TEXT, Writer
from tests.ui.look import maybe, press


def test_a_draft_is_saved_a_moment_after_the_last_key(writer: Writer) -> None:
    writer.open()
    assert writer.saved == "Bewaard"
    writer.type(" Elke dag.")
    assert writer.saved == "Wordt bewaard…"
    assert "Elke dag." not in writer.version().source
    writer.hands.until(lambda: writer.saved == "Bewaard")
    assert writer.version().source == f"{TEXT.strip()} Elke dag.\n"


def test_undo_goes_back_past_what_was_saved_and_the_cursor_stays(writer: Writer) -> None:
    writer.open()
    writer.type(" Een.")
    writer.hands.until(lambda: writer.saved == "Bewaard")
    writer.type(" Twee.")
    page = writer.editor.page
    page.moveCursor(QTextCursor.MoveOperation.Start)
    writer.hands.until(lambda: writer.saved == "Bewaard" and "Twee." in writer.version().source)
    assert page.textCursor().position() == 0
    writer.hands.act("document_preview")
    writer.hands.act("document_preview")
    while page.document().isUndoAvailable():
        page.undo()
    assert writer.editor.source() == TEXT
    writer.hands.until(lambda: writer.version().source == TEXT)
    page.redo()
    assert "Een." in writer.editor.source()


def test_a_field_is_chosen_by_its_plain_name_and_told_before_sharing(writer: Writer) -> None:
    writer.open()
    writer.type(" Bel ")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(writer.editor.page, Qt.Key.Key_F, keys)
    choices = writer.hands.see(ChoiceList, "editor.choose_field")
    QTest.keyClick(choices, Qt.Key.Key_Escape)
    writer.hands.until(lambda: maybe(writer.hands.window, ChoiceList, "editor.choose_field") is None)
    QTest.keyClick(writer.editor.page, Qt.Key.Key_F, keys)  # Esc closed the list and nothing else
    choices = writer.hands.see(ChoiceList, "editor.choose_field")
    words, fields = choices.findChild(QLineEdit), choices.findChild(QListWidget)
    assert isinstance(words, QLineEdit)
    assert isinstance(fields, QListWidget)
    assert fields.sizeHintForColumn(0) <= fields.viewport().width(), "every field is read whole"
    QTest.keyClicks(words, "telefoon cli")
    QTest.keyClick(words, Qt.Key.Key_Return)
    writer.type(" dan.")
    assert writer.editor.source().endswith("Bel {{client.phone}} dan.\n")
    page = writer.editor.page
    page.moveCursor(QTextCursor.MoveOperation.Left)
    writer.hands.press("step_share")
    writer.hands.until(lambda: maybe(writer.hands.window, Dialog, "message") is not None)
    assert "Telefoon van de cliënt" in writer.hands.texts(writer.hands.see(Dialog, "message"))


def test_two_versions_are_seen_beside_each_other_and_each_change_is_said(writer: Writer) -> None:
    writer.share()
    second = writer.vault.now(begin_version, writer.first.document)
    writer.vault.now(save_draft, second.id, "# Verslag\n\nAnna wil **rust** en tijd.\n\nNieuw.\n")
    writer.open()
    writer.hands.press("compare_versions")
    changes = writer.hands.see(QListWidget, "changes")
    writer.hands.until(lambda: changes.count() == 2)
    assert [changes.item(row).text() for row in range(2)] == [
        "Was: groeien · Nu: rust … en tijd",
        "Nieuwe alinea: Nieuw.",
    ]
    page = writer.hands.see(QTextEdit, "compared")
    shown = page.toPlainText()
    assert "− Anna wil groeien." in shown
    assert "+ Anna wil rust en tijd." in shown
    struck, underlined = (_looking(page, look) for look in ("struck", "underlined"))
    assert struck == "groeien"
    assert underlined == "rust en tijdNieuw."
    QTest.keyClick(changes, Qt.Key.Key_Down)
    cursor = page.textCursor()
    assert cursor.block().text() == "+ Nieuw."


def _looking(page: QTextEdit, look: str) -> str:
    """All words that are struck out, or underlined."""
    words, block = "", page.document().firstBlock()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            shape = place.fragment().charFormat()
            if shape.fontStrikeOut() if look == "struck" else shape.fontUnderline():
                words += place.fragment().text()
            place += 1
        block = block.next()
    return words


def test_going_elsewhere_saves_first(writer: Writer) -> None:
    writer.open()
    writer.type(" Weg.")
    writer.hands.go("practice")
    writer.hands.until(lambda: writer.version().source == f"{TEXT.strip()} Weg.\n")


def test_another_language_in_the_midst_of_typing_loses_nothing(writer: Writer) -> None:
    writer.open()
    writer.type(" Midden in een zin")
    context = writer.hands.context
    context.settings_changed.emit(Settings(Language.ENGLISH, context.settings.theme))
    writer.hands.until(lambda: maybe(writer.hands.window, QLabel, "saved") is not None and writer.saved == "Saved")
    assert "Midden in een zin" in writer.editor.source()
    assert "Midden in een zin" in writer.version().source


def test_where_saving_fails_the_text_stays_and_is_said_and_can_be_tried_again(writer: Writer) -> None:
    writer.open()
    writer.refuse_writing(True)
    writer.type(" Niet kwijt.")
    writer.hands.until(lambda: writer.saved == "Nog niet bewaard. Je tekst staat er nog.")
    writer.hands.until(lambda: maybe(writer.hands.window, QWidget, "message") is not None)
    writer.hands.press("primary")
    assert "Niet kwijt." in writer.editor.source()
    assert "Niet kwijt." not in writer.version().source
    writer.refuse_writing(False)
    writer.hands.press("save_again")
    writer.hands.until(lambda: writer.saved == "Bewaard")
    assert "Niet kwijt." in writer.version().source


def test_what_could_not_be_saved_is_there_when_one_comes_back(writer: Writer) -> None:
    writer.open()
    writer.refuse_writing(True)
    writer.type(" Niet kwijt.")
    writer.hands.go("practice")
    writer.refuse_writing(False)
    writer.open()
    assert "Niet kwijt." in writer.editor.source()
    writer.hands.until(lambda: writer.saved == "Bewaard")
    assert "Niet kwijt." in writer.version().source


def test_reading_an_earlier_version_disturbs_the_draft_in_nothing(writer: Writer) -> None:
    writer.share()
    draft = writer.vault.now(begin_version, writer.first.document)
    writer.open()
    writer.type(" Tweede keer.")
    versions = writer.hands.see(QListWidget, "versions")
    assert [versions.item(row).text() for row in range(2)] == ["Versie 2: Concept", "Versie 1: Vervangen"]
    QTest.keyClick(versions, Qt.Key.Key_Down)
    read = writer.hands.see(ProseEditor, "frozen")
    assert read.is_read_only()
    assert "Tweede keer." not in read.source()
    assert "nieuwere versie" in writer.hands.see(QLabel, "state_words").text()
    writer.hands.until(lambda: maybe(writer.hands.window, QPushButton, "step_newest") is not None)
    writer.hands.press("step_newest")
    assert "Tweede keer." in writer.editor.source()
    writer.hands.until(lambda: "Tweede keer." in writer.vault.reader().get(Version, draft.id).source)


STEPS = {
    VersionState.DRAFT: ("step_share", "Concept"),
    VersionState.SHARED: ("step_approve", "Gedeeld"),
    VersionState.ANSWERED: ("step_new_version", "Aanpassing gevraagd"),
    VersionState.APPROVED: ("step_finalise", "Akkoord"),
    VersionState.BLOCKED: ("step_new_version", "Geblokkeerd"),
    VersionState.WITHDRAWN: ("step_new_version", "Ingetrokken"),
    VersionState.FINAL: ("step_disclose", "Vastgesteld"),
}


@pytest.mark.parametrize("state", STEPS)
def test_every_state_has_its_own_step(writer: Writer, state: VersionState) -> None:
    if state is not VersionState.DRAFT:
        writer.share()
    if state in (VersionState.APPROVED, VersionState.FINAL):
        writer.approve()
    if state is VersionState.BLOCKED:
        writer.vault.now(block_version, writer.first.id, DECIDED)
    if state is VersionState.ANSWERED:
        writer.vault.now(ask_changes, writer.first.id, DECIDED)
    if state is VersionState.WITHDRAWN:
        writer.vault.now(withdraw_draft, writer.first.id, "Er stond een fout in.")
    if state is VersionState.FINAL:
        finalise_document(writer.vault, writer.parts, writer.first.id)
    writer.open()
    step, words = STEPS[state]
    button = writer.hands.see(QPushButton, step)
    assert button.property("role") == "primary"
    assert words in writer.hands.texts(writer.hands.see(QWidget, "state"))


def test_a_new_version_gives_way_only_after_a_question(writer: Writer) -> None:
    writer.share()
    writer.open()
    writer.hands.act("document_new_version")
    assert writer.version().state is VersionState.SHARED
    writer.hands.press("primary")
    writer.hands.until(lambda: maybe(writer.hands.window, ProseEditor, "draft") is not None)
    assert [writer.version(number).state for number in (1, 2)] == [VersionState.SUPERSEDED, VersionState.DRAFT]
    assert writer.editor.source() == TEXT
    assert writer.hands.window.focusWidget() is writer.editor.page, "who types at once writes in it"


def test_the_preview_is_made_in_memory_from_what_was_just_typed(writer: Writer, tmp_path: Path) -> None:
    writer.open()
    before = sorted(tmp_path.rglob("*"))
    writer.type(" Voor het voorbeeld.")
    writer.hands.act("document_preview")
    writer.hands.until(lambda: (maybe(writer.hands.window, PdfView, "preview") or PdfView).page_count == 1)
    assert "Voor het voorbeeld." in writer.version().source
    assert [each for each in tmp_path.rglob("*") if each not in before and "vault" not in each.parts] == []
    page = writer.hands.see(DocumentPage, "page_document")
    writer.hands.activate()
    QTest.keyClick(writer.hands.see(PdfView, "preview"), Qt.Key.Key_Escape)
    writer.hands.until(lambda: not page.paper.previewing)
    assert "Voor het voorbeeld." in writer.editor.source()


def test_the_pdf_of_a_final_version_is_saved_byte_for_byte(writer: Writer, tmp_path: Path) -> None:
    writer.share()
    writer.approve()
    final = finalise_document(writer.vault, writer.parts, writer.first.id)
    writer.open()
    files = writer.hands.context.files
    files.answers.append(tmp_path / "verslag.pdf")  # type: ignore[attr-defined]
    writer.hands.press("step_save_pdf")
    writer.hands.until(lambda: not writer.hands.context.tasks.running)
    assert (tmp_path / "verslag.pdf").read_bytes() == b"".join(writer.vault.reader().chunks(final.pdf))


def test_a_cancelled_sharing_leaves_a_draft_and_no_file(writer: Writer, tmp_path: Path) -> None:
    writer.open()
    writer.hands.press("step_share")
    target = tmp_path / "draft.html"
    writer.hands.context.files.answers.append(target)  # type: ignore[attr-defined]
    writer.hands.until(lambda: not writer.hands.context.tasks.running)  # other pages are loaded meanwhile
    writer.hands.press("primary")
    (task,) = writer.hands.context.tasks.running
    task.cancel()
    writer.hands.until(lambda: not writer.hands.context.tasks.running)
    writer.hands.until(lambda: maybe(writer.hands.window, QWidget, "back") is not None)
    assert writer.version().state is VersionState.DRAFT
    assert not target.exists()
    writer.hands.press("back")


def test_a_draft_goes_out_in_a_zip_where_the_coach_asks_for_one(writer: Writer, tmp_path: Path) -> None:
    writer.open()
    writer.hands.press("step_share")
    writer.hands.see(QCheckBox, "as_zip").click()
    files = writer.hands.context.files
    files.answers.append(tmp_path / "draft")  # type: ignore[attr-defined]
    writer.hands.press("primary")
    writer.hands.until(lambda: maybe(writer.hands.window, QLabel, "package_file") is not None)
    assert files.suggested[-1].endswith(".zip")  # type: ignore[attr-defined]
    assert [each.name for each in tmp_path.glob("draft*")] == ["draft.zip"]
    assert (tmp_path / "draft.zip").read_bytes()[:4] == b"PK\x03\x04"
    assert writer.version().state is VersionState.SHARED
    assert maybe(writer.hands.window, QCheckBox, "as_zip") is None


def test_title_and_trajectory_can_be_changed(writer: Writer) -> None:
    writer.open()
    writer.hands.act("document_edit")
    writer.hands.fill("edit_document", title="")
    dialog = writer.hands.dialog("edit_document")
    writer.hands.until(lambda: dialog.form.fields["title"].fault == "Vul dit in.")
    writer.hands.fill("edit_document", title="Verslag & <b>meer</b>")
    writer.hands.gone("edit_document")
    assert writer.vault.reader().get(Document, writer.first.document).title == "Verslag & <b>meer</b>"
    writer.hands.until(lambda: writer.hands.see(QLabel, "document_title").text() == "Verslag & <b>meer</b>")


def test_saving_takes_no_focus_away(writer: Writer) -> None:
    writer.open()
    writer.type(" Iets.")
    button = writer.hands.see(QPushButton, "step_share")
    writer.hands.activate()
    button.setFocus()
    writer.hands.until(lambda: writer.saved == "Bewaard")
    writer.hands.qtbot.waitUntil(lambda: writer.hands.see(QPushButton, "step_share") is button)
    assert button.hasFocus()


def test_guidance_is_told_and_taken_out_before_sharing(writer: Writer) -> None:
    guidance = template_named(writer.parts.resources, Language.DUTCH, "coaching_report").source
    writer.vault.now(save_draft, writer.first.id, guidance)
    writer.open()
    assert "8" in writer.hands.see(QLabel, "guidance_words").text()
    writer.hands.press("step_share")
    window = writer.hands.window
    writer.hands.until(lambda: maybe(window, Dialog, "message") is not None)
    assert maybe(window, Dialog, "share") is None
    press(writer.hands.see(Dialog, "message"), "primary")
    writer.hands.gone("message")
    writer.type("Wij zien elkaar in mei.")
    assert writer.editor.source().endswith("\n- Wij zien elkaar in mei.\n"), "own words take its place, upright"
    writer.hands.until(lambda: "7" in writer.hands.see(QLabel, "guidance_words").text())
    writer.hands.press("remove_guidance")
    writer.hands.until(lambda: maybe(window, QPushButton, "remove_guidance") is None)
    writer.editor.page.undo()
    assert "*" in writer.editor.source(), "taking it out is a step like any other"
    writer.editor.page.redo()
    writer.hands.until(lambda: writer.saved == "Bewaard")
    assert "*" not in writer.editor.source()
    assert "*" not in writer.version().source
    assert "# Wat opviel" in writer.version().source
    writer.hands.press("step_share")
    writer.hands.until(lambda: maybe(window, Dialog, "share") is not None)


def test_where_type_is_large_every_step_of_a_document_is_whole(
    writer: Writer, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.share()
    window = writer.hands.window
    window.resize(1024, 640)
    with monkeypatch.context() as patched:
        patched.setattr(run, "system_points", lambda: 20.0)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        writer.open()
        writer.hands.see(QPushButton, "step_approve")
        qapp.processEvents()
        assert cut_off(window) == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
