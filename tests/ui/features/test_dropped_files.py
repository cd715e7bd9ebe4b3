"""A file that is dropped goes where it belongs, wherever in the window it is dropped; elsewhere nothing wants it."""

from __future__ import annotations

import warnings
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from app.domain.client import Client
from app.domain.message import Message
from app.ui.place import Place
from app.ui.shell.frame import Frame
from app.ui.widgets.dialog import Dialog
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see

LIST = "Voornaam;Achternaam\r\nNoor;Smit\r\n"
MESSAGE = b"From: anna@post.example\r\nTo: coach@post.example\r\nSubject: Vraag\r\n\r\nKan het later?\r\n"


def drop(hands: DossierHands, *files: Path, over: QWidget | None = None) -> bool:
    """Drag files over the window, or over something in it, and let them go; whether anything wants them."""
    data, under = QMimeData(), over or hands.window.findChild(Frame)
    assert under is not None
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(QPoint(20, 5), copy, data, left, none)
    while True:  # as Qt does: from what lies under the pointer to what is around it, as long as nobody wants it
        if under.acceptDrops():
            QApplication.sendEvent(under, event)
            if event.isAccepted():
                QApplication.sendEvent(under, QDropEvent(QPointF(20, 5), copy, data, left, none))
                return True
        around = under.parentWidget()
        if around is None or under.isWindow():
            return False
        under = around


def test_a_list_of_clients_leads_to_the_import_from_the_list_of_dossiers(hands: DossierHands, tmp_path: Path) -> None:
    hands.client()
    file = tmp_path / "cliënten.csv"
    file.write_text(LIST, encoding="utf-8")
    hands.go("dossiers")
    hands.qtbot.waitUntil(lambda: any(each.isVisible() for each in hands.window.findChildren(QTableView)))
    search = next(each for each in hands.window.findChildren(QLineEdit) if each.isVisible())
    table = next(each for each in hands.window.findChildren(QTableView) if each.isVisible())
    for over in (search, table):
        hands.go("dossiers")
        assert drop(hands, file, over=over)
        hands.qtbot.waitUntil(lambda: maybe(hands.window, QWidget, "to_lines") is not None)
        assert search.text() == ""
        see(hands.window, QWidget, "other_file").click()  # type: ignore[attr-defined]
    assert not drop(hands, file, file)
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    hands.go("today")
    assert not drop(hands, tmp_path / "cv.pdf"), "nobody knows whose it is"
    assert hands.context.reader.count(Client) == 1


def test_a_file_dropped_anywhere_on_a_dossier_is_taken_in_there(hands: DossierHands, tmp_path: Path) -> None:
    client = hands.client()
    (tmp_path / "vraag.eml").write_bytes(MESSAGE)
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    for part in ("overview", "timeline", "sessions"):
        hands.go("dossier", client.id, part=part)
        assert drop(hands, tmp_path / "cv.pdf")
        dialog = hands.dialog("take_in")
        assert hands.see(QWidget, "view_attachments").isVisible()
        dialog.reject()
        hands.qtbot.waitUntil(lambda: maybe(hands.window, Dialog, "take_in") is None)
    hands.go("dossier", client.id)
    assert drop(hands, tmp_path / "vraag.eml")
    hands.qtbot.waitUntil(lambda: hands.context.reader.count(Message) == 1)
    assert hands.see(QWidget, "view_messages").isVisible()
    assert [each.client for each in hands.context.reader.find(Message)] == [client.id]


def test_a_form_takes_no_path_for_a_text(hands: DossierHands, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4")
    hands.context.navigate(Place("dossiers"))
    hands.press("first_client")
    hands.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    form = QApplication.activeModalWidget()
    assert form is not None
    for line in [each for each in form.findChildren(QLineEdit) if each.isVisible()]:
        drop(hands, tmp_path / "cv.pdf", over=line)
        assert "cv.pdf" not in line.text()
