"""The copy in the window: walked through, covered by keys and by mouse, seen as the client will, and made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from app.domain.attachment import Attachment
from app.domain.covering import BAR
from app.domain.omission import Omission
from app.domain.redaction import WHOLE, Redaction
from app.domain.request import Request
from app.domain.session import Session
from app.kernel.progress import Silent
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.box_canvas import BoxCanvas
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.passages import PassageView
from app.usecases.identify_request import identify_request
from app.usecases.redact import redact_item
from app.usecases.take_in_attachment import take_in_attachment
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier

OTHER = "Bram Groenewoud"
REASON = "Dit gaat over een collega."


@pytest.fixture
def copied(program: Program, tmp_path: Path) -> Request:
    """A request for a copy of a dossier in which someone else is named twice, with a picture; its copy is shown."""
    vault = program.context.vault
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client)
    dossier.session(vault, trajectory, notes=f"\U0001f600 Zij werkt met **{OTHER}**. {OTHER} belt.")
    Image.new("RGB", (400, 300), "white").save(tmp_path / "foto.png")
    take_in_attachment(vault, client.id, tmp_path / "foto.png", {"origin": "coach"}, Silent())
    request = dossier.request(vault, client)
    request = vault.now(identify_request, request.id, {"identity": "known"})
    program.context.navigate(Place("dossier", client.id, request.id, "requests"))
    press(program.window, "build_copy")
    return request


def light(program: Program, identity: str) -> None:
    view = see(program.window, QTreeWidget, "copy_items")
    groups = [view.topLevelItem(place) for place in range(view.topLevelItemCount())]
    lines = [each.child(place) for each in groups if each is not None for place in range(each.childCount())]
    view.setCurrentItem(next(each for each in lines if each and each.data(0, Qt.ItemDataRole.UserRole) == identity))


def mark(program: Program, words: str) -> None:
    view = see(program.window, PassageView, "passages")
    cursor = view.document().find(words)
    assert cursor.hasSelection()
    view.setTextCursor(cursor)


def covered(program: Program) -> list[tuple[int, int]]:
    found = program.context.reader.find(Redaction)
    return sorted((each.start, each.end) for each in found if each.field)


def test_x7_a_passage_is_covered_by_its_reason_and_then_everywhere(
    program: Program, copied: Request, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    window, reader = program.window, program.context.reader
    light(program, reader.find(Session)[0].id)
    mark(program, OTHER)
    press(window, "cover")
    why = see(window, FormDialog, "why")
    press(why, "primary")
    qtbot.waitUntil(lambda: why.form.fields["reason"].fault != "")
    why.form.set_values({"cause": "third_person", "reason": REASON})
    press(why, "primary")
    qtbot.waitUntil(lambda: len(covered(program)) == 1)
    text = f"\U0001f600 Zij werkt met {OTHER}. {OTHER} belt."
    first = text.index(OTHER)
    assert covered(program) == [(first, first + len(OTHER))], "in characters, whatever Qt counts"
    qtbot.waitUntil(lambda: maybe(window, QPushButton, "cover_everywhere") is not None)
    assert OTHER in read(window, "still_elsewhere")
    files.answers.append(tmp_path / "copy.html")
    press(window, "make_this_copy")
    press(see(window, Dialog, "copy"), "primary")
    qtbot.waitUntil(lambda: maybe(window, Dialog, "message") is not None)
    press(see(window, Dialog, "message"), "primary")
    assert not see(window, QCheckBox, "left_over_seen").isChecked(), "that is for the coach to say"
    assert not (tmp_path / "copy.html").exists()
    press(see(window, Dialog, "copy"), "back")
    press(window, "cover_everywhere")
    qtbot.waitUntil(lambda: len(covered(program)) == 2)
    press(window, "see_copy")
    names = see(window, QComboBox, "outgoing")
    qtbot.waitUntil(lambda: names.count() > 4)
    names.activated.emit(names.findText("Je dossier voor de computer.json"))
    qtbot.waitUntil(lambda: maybe(window, QPlainTextEdit, "outgoing_text") is not None)
    shown = see(window, QPlainTextEdit, "outgoing_text").toPlainText()
    assert BAR in shown
    assert OTHER not in shown
    files.answers.append(tmp_path / "copy.html")
    press(window, "make_this_copy")
    press(see(window, Dialog, "copy"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "package_file") is not None)
    package = program.context.reader.find(Redaction)[0]
    assert package.reason == REASON
    see(window, Dialog, "copy").accept()


def test_boxes_by_keys_and_by_mouse(program: Program, copied: Request, qtbot: QtBot) -> None:
    window, reader = program.window, program.context.reader
    vault = program.context.vault
    session, picture = reader.find(Session)[0], reader.find(Attachment)[0]
    given = {"cause": "third_person", "reason": REASON, "field": "notes", "passage": OTHER}
    vault.now(redact_item, copied.id, session.id, given)
    program.context.navigate(Place("dossiers"))
    program.context.navigate(Place("dossier", copied.client, f"copy:{copied.id}", "requests"))
    light(program, picture.id)
    canvas = see(window, BoxCanvas, "box_canvas")
    qtbot.waitUntil(lambda: canvas.width() > 100)

    def boxes() -> list[Redaction]:
        return [each for each in reader.find(Redaction) if not each.field]

    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    before = boxes()[0]
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: [each.height for each in boxes()] == [before.height + WHOLE // 50])
    assert boxes()[0].left == before.left - WHOLE // 50
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(canvas, QPoint(45, 35))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(45, 35))
    qtbot.waitUntil(lambda: len(boxes()) == 2)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert {each.reason for each in boxes()} == {REASON}, "the reason that was given last"
    press(window, "leave_out")
    omit = see(window, FormDialog, "omit")
    omit.form.set_values({"cause": "third_person", "reason": REASON})
    press(omit, "primary")
    qtbot.waitUntil(lambda: len(reader.find(Omission, item=picture.id)) == 1)
    qtbot.waitUntil(lambda: REASON in read(window, "copy_words"))
    press(window, "leave_out")
    qtbot.waitUntil(lambda: reader.find(Omission) == ())


def test_a_passage_is_uncovered_where_the_cursor_stands(program: Program, copied: Request, qtbot: QtBot) -> None:
    window, vault = program.window, program.context.vault
    session = program.context.reader.find(Session)[0]
    given = {"cause": "third_person", "reason": REASON, "field": "notes", "passage": OTHER}
    vault.now(redact_item, copied.id, session.id, given)
    light(program, session.id)
    view = see(window, PassageView, "passages")
    qtbot.waitUntil(lambda: len(view.extraSelections()) == 2)
    cursor = view.document().find("Groenewoud")
    cursor.setPosition(cursor.position(), QTextCursor.MoveMode.MoveAnchor)
    view.setTextCursor(cursor)
    press(window, "uncover")
    qtbot.waitUntil(lambda: len(covered(program)) == 1)
    assert maybe(window, QWidget, "cover_everywhere") is None
