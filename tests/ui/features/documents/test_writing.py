"""Writing a draft: what can be undone, what cannot be printed, and the keys of headings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.document import Document, Version
from app.ui.widgets.dialog import Dialog
from app.usecases.write_document import begin_document, save_draft
from tests.ui.features.documents.writer import TEXT, Writer
from tests.ui.look import maybe


def test_what_was_done_can_still_be_undone_after_looking_at_another_document(writer: Writer) -> None:
    def mine() -> str:
        return writer.vault.reader().get(Version, writer.first.id).source

    writer.open()
    writer.type(" Een.")
    page, place = writer.editor.page, writer.editor.page.textCursor().position()
    given = {"title": "Brief", "trajectory": writer.vault.reader().get(Document, writer.first.document).trajectory}
    other = writer.vault.now(begin_document, given, writer.client.id, "Anders.\n")
    writer.hands.go("document", writer.client.id, other.document)
    writer.hands.until(lambda: writer.editor.source() == "Anders.\n")
    assert not page.document().isUndoAvailable()
    writer.hands.until(lambda: "Een." in mine())
    writer.type("Ook dit. ")
    writer.hands.go("today")
    writer.open()
    writer.hands.until(lambda: writer.saved == "Bewaard")
    assert (writer.editor.source(), page.textCursor().position()) == (mine(), place)
    page.undo()
    assert writer.editor.source() == TEXT
    writer.hands.until(lambda: mine() == TEXT)
    assert "Ook dit." in writer.hands.context.reader.get(Version, other.id).source
    writer.hands.context.vault.now(save_draft, writer.first.id, "Elders geschreven.\n")
    writer.hands.until(lambda: writer.editor.source() == "Elders geschreven.\n")


def test_what_cannot_be_printed_is_told_before_sharing(writer: Writer) -> None:
    writer.open()
    writer.hands.press("step_share")
    assert maybe(writer.hands.window, QLabel, "not_printed") is None
    writer.hands.see(Dialog, "share").reject()
    writer.vault.now(save_draft, writer.first.id, "Mooi gedaan ꙮ𓀀 en ꙮ.")
    writer.hands.until(lambda: "ꙮ" in writer.editor.source())
    writer.hands.press("step_share")
    assert ": ꙮ 𓀀." in writer.hands.see(QLabel, "not_printed").text()


def test_headings_have_keys(writer: Writer) -> None:
    writer.open()
    writer.hands.activate()
    page = writer.editor.page
    page.moveCursor(QTextCursor.MoveOperation.End)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for level, key in ((1, Qt.Key.Key_1), (2, Qt.Key.Key_2), (3, Qt.Key.Key_3), (0, Qt.Key.Key_0)):
        QTest.keyClick(page, key, keys)
        assert page.textCursor().blockFormat().headingLevel() == level
