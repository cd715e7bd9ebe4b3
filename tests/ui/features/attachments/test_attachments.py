"""Attachments in the window: brought in by button and by dropping, shown from memory, saved outside."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.client import Client
from app.ui.features.attachments.picture import PictureView
from app.ui.features.attachments.preview import Preview
from app.ui.features.attachments.shown_as import LARGEST
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.pdf_view import PdfView
from app.usecases.take_in_attachment import LARGEST as LARGEST_TAKEN
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.ui.answers import AnsweredFiles
from tests.ui.features.attachments.samples import SVG, picture, png_that_says
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe

ACTIVE_PDF = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\); app.launchURL\\('http://x.invalid'\\))>>
/AA<</WC<</S/URI/URI(http://x.invalid)>>>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/AA<</O<</S/Launch/F(/bin/sh)>>>>
/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 300]/A<</S/URI/URI(http://x.invalid)>>>>]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.fixture
def client(hands: DossierHands) -> Client:
    return hands.client()


def bring(hands: DossierHands, client: Client, folder: Path, name: str, data: bytes) -> Attachment:
    path = folder / "source"
    path.write_bytes(data)
    return take_in_attachment(hands.context.vault, client.id, path, {"name": name}, CountedProgress())


def show(hands: DossierHands, attachment: Attachment) -> None:
    hands.go("dossier", attachment.client, attachment.id, "attachment")


def said(hands: DossierHands) -> str:
    found = maybe(hands.window, QLabel, "no_preview")
    return "" if found is None else found.text()


def listed(hands: DossierHands) -> list[str]:
    (view,) = [each for each in hands.window.findChildren(QTableView) if each.isVisible()]
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def drop(hands: DossierHands, *paths: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    hands.see(QWidget, "view_attachments").dropEvent(event)


def test_a_file_is_brought_in_by_the_button(
    hands: DossierHands, client: Client, files: AnsweredFiles, tmp_path: Path
) -> None:
    cv = tmp_path / "cv.pdf"
    cv.write_bytes(ACTIVE_PDF)
    files.answers.append(cv)
    hands.go("dossier", client.id, part="attachments")
    hands.press("add_attachment")
    dialog = hands.dialog("take_in")
    assert dialog.form.values()["name"] == "cv.pdf"
    hands.fill("take_in", name="Curriculum vitae.pdf", category=Category.ASSESSMENT, origin=Source.PRINCIPAL)
    hands.until(lambda: hands.context.reader.count(Attachment) == 1)
    (attachment,) = hands.context.reader.find(Attachment)
    assert (attachment.category, attachment.origin) == (Category.ASSESSMENT, Source.PRINCIPAL)
    assert b"".join(hands.context.reader.chunks(attachment.id)) == ACTIVE_PDF
    hands.go("dossier", client.id, part="attachments")
    assert listed(hands) == ["Curriculum vitae.pdf"]


def test_files_that_are_dropped_are_brought_in_together(hands: DossierHands, client: Client, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("een.txt", "twee.txt", "drie.txt")]
    for path in paths:
        path.write_text(path.name)
    hands.go("dossier", client.id, part="attachments")
    drop(hands, *paths, tmp_path)  # the folder among them is passed over
    dialog = hands.dialog("take_in")
    assert "name" not in dialog.form.fields
    hands.fill("take_in", category=Category.CORRESPONDENCE)
    hands.until(lambda: hands.context.reader.count(Attachment) == 3)
    found = hands.context.reader.find(Attachment)
    assert {each.name for each in found} == {path.name for path in paths}
    assert {each.category for each in found} == {Category.CORRESPONDENCE}
    assert all(path.exists() for path in paths)


def test_files_that_cannot_come_in_are_named_and_the_others_come_in(
    hands: DossierHands, client: Client, tmp_path: Path
) -> None:
    good, huge, gone = tmp_path / "goed.txt", tmp_path / "huge.bin", tmp_path / "weg.txt"
    good.write_text("goed")
    gone.write_text("weg")
    with huge.open("wb") as file:
        file.truncate(LARGEST_TAKEN + 1)
    hands.go("dossier", client.id, part="attachments")
    drop(hands, huge, gone, good)
    gone.unlink()
    hands.fill("take_in")
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    told = hands.texts(hands.see(Dialog, "message"))
    assert "huge.bin: " in told
    assert "weg.txt: " in told
    assert "goed.txt" not in told
    assert [each.name for each in hands.context.reader.find(Attachment)] == ["goed.txt"]


def test_bringing_in_can_be_cancelled_and_leaves_nothing(hands: DossierHands, client: Client, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(1500 * 2**20)  # sparse
    hands.go("dossier", client.id, part="attachments")
    drop(hands, large)
    hands.fill("take_in")
    tasks = hands.context.tasks
    hands.until(lambda: any(task.done for task in tasks.running))
    hands.press("cancel_task")
    hands.until(lambda: not tasks.running)
    assert hands.context.reader.count(Attachment) == 0
    (chunks,) = hands.context.reader.connection.execute("SELECT count(*) FROM chunk").fetchone()
    assert chunks == 0


def test_a_file_that_is_too_large_is_refused_in_words(hands: DossierHands, client: Client, tmp_path: Path) -> None:
    huge = tmp_path / "huge.bin"
    with huge.open("wb") as file:
        file.truncate(LARGEST_TAKEN + 1)
    hands.go("dossier", client.id, part="attachments")
    drop(hands, huge)
    hands.fill("take_in")
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert "2" in hands.texts(hands.see(Dialog, "message"))
    assert hands.context.reader.count(Attachment) == 0


@pytest.mark.parametrize(("kind", "name"), [("PNG", "foto.png"), ("JPG", "foto.exe")])
def test_a_picture_is_shown_from_memory(
    hands: DossierHands, client: Client, tmp_path: Path, kind: str, name: str
) -> None:
    show(hands, bring(hands, client, tmp_path, name, picture(kind)))
    hands.until(lambda: any(each.isVisible() for each in hands.window.findChildren(PictureView)))
    (view,) = hands.window.findChildren(PictureView)
    middle = view.grab().toImage().pixelColor(view.rect().center())
    assert middle.green() > 100
    assert middle.red() < 60
    hands.press("back_to_attachments")
    assert listed(hands) == [name]


def test_f24_an_active_pdf_is_only_painted(
    hands: DossierHands, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    show(hands, bring(hands, client, tmp_path, "brief.pdf", ACTIVE_PDF))
    (view,) = hands.window.findChildren(PdfView)
    hands.until(lambda: view.page_count == 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center())
    assert opened == []
    assert maybe(hands.window, Dialog, "message") is None


def test_f19_a_name_that_turns_itself_around_is_shown_as_it_is(
    hands: DossierHands, client: Client, tmp_path: Path
) -> None:
    """`vakantie\u202egpj.exe` would be seen as a photo."""
    made = bring(hands, client, tmp_path, "vakantie\u202egpj.exe", b"MZ")
    hands.go("dossier", client.id, part="attachments")
    hands.until(lambda: listed(hands) == ["vakantie\ufffdgpj.exe"])
    show(hands, made)
    texts = [each.text() for each in hands.window.findChildren(QLabel) if each.isVisible()]
    assert "vakantie\ufffdgpj.exe" in texts
    assert not [text for text in texts if "\u202e" in text]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("tekening.svg", SVG, "attachments.no_preview"),
        ("tekening.png", SVG, "attachments.no_preview"),
        ("pagina.html", b"<html><script src='http://x.invalid'></script></html>", "attachments.no_preview"),
        ("pagina.pdf", b"<html></html>", "attachments.no_preview"),
        ("leeg.pdf", b"", "attachments.no_preview"),
        ("kapot.pdf", b"%PDF-1.7 broken", "attachments.unreadable_preview"),
        ("bom.png", png_that_says(60_000, 60_000), "attachments.unreadable_preview"),
    ],
)
def test_f24_what_is_not_shown_is_said_and_can_be_saved(
    hands: DossierHands, client: Client, files: AnsweredFiles, tmp_path: Path, name: str, data: bytes, key: str
) -> None:
    show(hands, bring(hands, client, tmp_path, name, data))
    hands.until(lambda: said(hands) == hands.context.text(key))
    out = tmp_path / "out"
    out.mkdir()
    files.answers.append(out)
    hands.press("save_attachment")
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert (out / name).read_bytes() == data


def test_a_large_file_is_not_read_at_all(hands: DossierHands, client: Client) -> None:
    def add(work: Work) -> Attachment:
        return work.new(
            Attachment,
            client=client.id,
            name="film.pdf",
            size=LARGEST + 1,
            sha256="0" * 64,
            media_type="application/pdf",
        )

    show(hands, hands.context.vault.now(add))
    assert said(hands) == hands.context.text("attachments.too_large_to_show", most=100)
    (preview,) = [each for each in hands.window.findChildren(Preview) if each.isVisible()]
    assert not hands.context.tasks.awaits(preview)


def test_bytes_that_are_not_those_that_came_in_are_not_shown(
    hands: DossierHands, client: Client, tmp_path: Path
) -> None:
    attachment = bring(hands, client, tmp_path, "foto.png", picture("PNG"))

    def spoil(work: Work) -> None:
        work.drop_chunks(attachment.id)
        work.put_chunks(attachment.id, 0, [picture("PNG", 50, 50)])

    hands.context.vault.now(spoil)
    show(hands, attachment)
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert not any(each.isVisible() for each in hands.window.findChildren(PictureView))


def test_nothing_is_written_while_files_are_shown(
    hands: DossierHands, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert QDir.tempPath() == str(scratch)
    marked = random.Random(7).randbytes(64)
    pdf = bring(hands, client, tmp_path, "brief.pdf", ACTIVE_PDF + marked)
    photo = bring(hands, client, tmp_path, "foto.png", picture("PNG") + marked)
    (tmp_path / "source").unlink()
    show(hands, pdf)
    (view,) = hands.window.findChildren(PdfView)
    hands.until(lambda: view.page_count == 1)
    show(hands, photo)
    hands.until(lambda: any(each.isVisible() for each in hands.window.findChildren(PictureView)))
    assert view.page_count == 0, "the file that is no longer shown is still in memory"
    assert list(scratch.iterdir()) == []
    outside = [each for each in tmp_path.rglob("*") if each.is_file() and "vault" not in each.parts]
    assert all(marked not in each.read_bytes() for each in outside)


def test_what_is_kept_beside_the_file_can_be_changed(hands: DossierHands, client: Client, tmp_path: Path) -> None:
    trajectory = hands.trajectory(client)
    attachment = bring(hands, client, tmp_path, "foto.png", picture("PNG"))
    show(hands, attachment)
    hands.press("edit_attachment")
    hands.fill("attachment", name="Flip-over.png", category=Category.SESSION_NOTES, trajectory=trajectory.id)
    hands.gone("attachment")
    now = hands.context.reader.get(Attachment, attachment.id)
    assert (now.name, now.category, now.trajectory) == ("Flip-over.png", Category.SESSION_NOTES, trajectory.id)
    hands.until(lambda: "Flip-over.png" in hands.texts())


def test_a_file_of_another_dossier_is_not_shown_here(hands: DossierHands, client: Client, tmp_path: Path) -> None:
    other = hands.client(surname="Ander")
    attachment = bring(hands, other, tmp_path, "geheim.pdf", ACTIVE_PDF)
    hands.go("dossier", client.id, attachment.id, "attachments")
    assert hands.context.text("attachments.empty") in hands.texts()
    assert "geheim.pdf" not in hands.texts()
