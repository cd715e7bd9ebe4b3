"""Messages in the window: dropped, read, and their original deleted; what is no message says what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.message import Message
from app.ui.widgets.dialog import Dialog
from tests.packages.test_messages import EML
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, read


def _drop(hands: DossierHands, path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    hands.see(QWidget, "view_messages").dropEvent(event)


def test_a_message_that_is_dropped_is_read_and_its_original_is_not_forgotten(
    hands: DossierHands, tmp_path: Path
) -> None:
    client = hands.client()
    mail, other = tmp_path / "bericht.eml", tmp_path / "lijst.txt"
    mail.write_bytes(EML)
    other.write_text("melk, brood", encoding="utf-8")
    hands.go(client=client.id, part="messages")
    _drop(hands, other)
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert "geen bericht" in hands.texts(hands.see(Dialog, "message"))
    hands.see(Dialog, "message").primary.click()
    hands.gone("message")
    _drop(hands, mail)
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert "Verwijder nu het origineel" in hands.texts(hands.see(Dialog, "message"))
    hands.see(Dialog, "message").primary.click()
    assert read(hands.window, "message_text") == "Dag Marijke,\n\nHet lukte!"
    hands.press("original_gone")
    hands.until(lambda: maybe(hands.window, QPushButton, "original_gone") is None)
    (kept,) = hands.context.reader.find(Message)
    assert kept.original_gone_on == hands.context.today
