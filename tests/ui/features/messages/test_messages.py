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


def _drop(hands: DossierHands, *paths: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
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


def test_of_several_that_are_dropped_the_good_ones_come_in_and_the_others_are_named(
    hands: DossierHands, tmp_path: Path
) -> None:
    client = hands.client()
    first, again, other, second = (tmp_path / name for name in ("a.eml", "weer.eml", "lijst.txt", "b.eml"))
    first.write_bytes(EML)
    again.write_bytes(EML)
    other.write_text("melk, brood", encoding="utf-8")
    second.write_bytes(EML.replace(b"lukte", b"lukt morgen"))
    hands.go(client=client.id, part="messages")
    _drop(hands, first, again, other, second)
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    said = hands.texts(hands.see(Dialog, "message"))
    assert "weer.eml: Dit bericht van" in said
    assert "lijst.txt: Dit bestand is geen bericht" in said
    hands.see(Dialog, "message").primary.click()
    hands.gone("message")
    assert hands.context.reader.count(Message) == 2, "what is refused keeps nothing out that comes after it"
