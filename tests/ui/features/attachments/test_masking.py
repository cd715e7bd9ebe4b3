"""Covering in the window: on the way in, for good, and an identity document by its list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.documents.boxes import Box, Masking
from app.domain.attachment import Attachment
from app.domain.category import Category
from app.domain.client import Client
from app.domain.request import IdentityCheck, Request
from app.domain.unfinished import Unfinished
from app.kernel.progress import Silent
from app.ui.door import VaultState
from app.ui.features.attachments.mask_later import mask_later
from app.ui.features.attachments.take_in import take_in
from app.ui.forms.masking_dialog import Masked, MaskingDialog
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.box_canvas import BoxCanvas
from app.ui.widgets.dialog import Dialog, FormDialog
from app.usecases.take_in_attachment import take_in_attachment
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    Image.new("RGB", (400, 200), "red").save(tmp_path / "scan.png")
    return tmp_path / "scan.png"


def picture(program: Program, attachment: Attachment) -> Image.Image:
    return Image.open(BytesIO(b"".join(program.context.reader.chunks(attachment.id))))


def test_w3_what_is_covered_on_the_way_in_is_all_that_is_kept(program: Program, scan: Path, qtbot: QtBot) -> None:
    client: Client = dossier.client(program.context.vault)
    take_in(program.context, program.window, client.id, [scan])
    dialog = see(program.window, FormDialog, "take_in")
    press(dialog, "mask_before")
    masking = see(program.window, MaskingDialog, "masking")
    canvas = see(masking, BoxCanvas, "box_canvas")
    QTest.keyClick(canvas, Qt.Key.Key_N)
    press(masking, "turn")
    press(masking, "primary")
    assert read(dialog, "drawn") == program.context.text("masking.drawn")
    press(dialog, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: len(reader.find(Attachment, client=client.id)) == 1)
    kept = picture(program, reader.find(Attachment)[0])
    assert kept.size == (200, 400)
    assert kept.getpixel((100, 200)) == (0, 0, 0)
    assert kept.getpixel((5, 5)) == (255, 0, 0)


def test_what_is_drawn_comes_back_after_a_lock(program: Program, scan: Path, qtbot: QtBot) -> None:
    vault, context = program.context.vault, program.context
    client = dossier.client(vault)
    kept = take_in_attachment(vault, client.id, scan, {}, Silent())
    mask_later(context, program.window, kept, lambda _: None)
    masking = waited(program, qtbot)
    assert "zoekt hier niet naar namen" in read(masking, "not_searched")
    masking.turn()
    masking.canvas.add(Box(0, 0, 0, 5_000, 2_000))
    drawn = masking.masked
    locked_and_opened(program, qtbot)
    masking = waited(program, qtbot)
    assert masking.masked == drawn
    masking.accept()
    qtbot.waitUntil(lambda: not context.reader.count(Unfinished))


def test_what_is_drawn_on_the_way_in_comes_back_with_its_form(program: Program, scan: Path, qtbot: QtBot) -> None:
    client: Client = dossier.client(program.context.vault)
    dialog = take_in(program.context, program.window, client.id, [scan])
    assert dialog is not None
    dialog.form.fields["name"].input.show_value("Mijn scan.png")
    dialog.form.edited.emit()
    press(dialog, "mask_before")
    waited(program, qtbot).canvas.add(Box(0, 0, 0, 10_000, 5_000))
    locked_and_opened(program, qtbot)
    masking = waited(program, qtbot)
    assert masking.masked.masking.boxes == (Box(0, 0, 0, 10_000, 5_000),)
    press(masking, "primary")
    locked_and_opened(program, qtbot)
    qtbot.waitUntil(lambda: maybe(program.window, FormDialog, "take_in") is not None)
    dialog = see(program.window, FormDialog, "take_in")
    assert read(dialog, "drawn") == program.context.text("masking.drawn")
    press(dialog, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: len(reader.find(Attachment, client=client.id)) == 1)
    (made,) = reader.find(Attachment)
    assert made.name == "Mijn scan.png"
    assert picture(program, made).getpixel((200, 50)) == (0, 0, 0)


def waited(program: Program, qtbot: QtBot) -> MaskingDialog:
    qtbot.waitUntil(lambda: maybe(program.window, MaskingDialog, "masking") is not None)
    return see(program.window, MaskingDialog, "masking")


def locked_and_opened(program: Program, qtbot: QtBot) -> None:
    door = program.context.door
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    assert maybe(program.window, MaskingDialog, "masking") is None
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)


def test_boxes_and_cut_are_told_as_they_lie_on_the_upright_picture(program: Program, scan: Path) -> None:
    told: list[Masked] = []
    dialog = MaskingDialog(program.context, program.window, scan.read_bytes(), told.append)
    dialog.open()
    dialog.turn()
    canvas = dialog.canvas
    canvas.add(Box(0, 0, 0, 10_000, 2_000))
    press(dialog, "cut")
    assert canvas.crop == Box(0, 0, 0, 10_000, 2_000), "the chosen box becomes the cut"
    canvas.add(Box(0, 0, 0, 10_000, 1_000))
    dialog.turn()
    press(dialog, "primary")
    assert told == [Masked(Masking((Box(0, 0, 0, 1_000, 10_000),), Box(0, 0, 0, 2_000, 10_000), 180), frozenset())], (
        "what is at the top after a quarter clockwise was at the left"
    )


def test_a_cut_is_dragged_with_the_mouse(program: Program, scan: Path) -> None:
    dialog = MaskingDialog(program.context, program.window, scan.read_bytes(), lambda _: None)
    dialog.open()
    press(dialog, "cut")
    canvas = dialog.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    QTest.mouseMove(canvas, QPoint(canvas.width() // 2, canvas.height()))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() // 2, canvas.height()))
    assert dialog.canvas.boxes == []
    crop = dialog.masked.masking.crop
    assert crop is not None
    assert abs(crop.width - 5_000) < 150
    dialog.accept()


def test_l16_covering_for_good_is_asked_first(program: Program, scan: Path, qtbot: QtBot) -> None:
    vault, reader = program.context.vault, program.context.reader
    client = dossier.client(vault)
    before = take_in_attachment(vault, client.id, scan, {}, Silent())
    program.context.navigate(Place("dossier", client.id, before.id, "attachments"))
    qtbot.waitUntil(lambda: see(program.window, QPushButton, "mask_attachment").isVisible())
    press(program.window, "mask_attachment")
    masking = see(program.window, MaskingDialog, "masking")
    masking.canvas.add(Box(0, 0, 0, 10_000, 10_000))
    press(masking, "primary")
    assert reader.find(Attachment) == (before,)
    press(see(program.window, Dialog, "question"), "primary")
    qtbot.waitUntil(lambda: reader.find(Attachment) != (before,))
    (after,) = reader.find(Attachment)
    assert picture(program, after).getcolors() == [(400 * 200, (0, 0, 0))]


def test_a9_the_list_is_gone_through_and_the_scan_is_kept_only_on_purpose(
    program: Program, scan: Path, qtbot: QtBot, files: AnsweredFiles
) -> None:
    vault, reader, window = program.context.vault, program.context.reader, program.window
    request = dossier.request(vault, dossier.client(vault))

    def cover(*, keep: bool) -> None:
        identify = identifying(program, request)
        files.answers.append(scan)
        press(identify, "mask_identity")
        masking = see(window, MaskingDialog, "masking")
        assert not masking.primary.isEnabled()
        for part in ("Pasfoto", "strook", "documentnummer"):
            assert part.lower() in read(masking, "masking_lead").lower()
            masking.canvas.add()
        see(masking, QCheckBox, "absent_bsn").setChecked(True)
        assert masking.primary.isEnabled()
        see(masking, QCheckBox, "keep_scan").setChecked(keep)
        press(masking, "primary")
        identify.form.set_values({**identify.form.values(), "identity_reason": "Geen telefoonnummer bekend."})
        press(identify, "primary")

    cover(keep=False)
    qtbot.waitUntil(lambda: reader.get(Request, request.id).identity is IdentityCheck.DOCUMENT_SHOWN)
    found = reader.get(Request, request.id)
    assert (found.masked_photo, found.masked_zone, found.masked_number, found.masked_bsn) == (True,) * 4
    assert reader.find(Attachment) == (), "that it was seen is all that is kept"
    cover(keep=True)
    qtbot.waitUntil(lambda: len(reader.find(Attachment)) == 1)
    (kept,) = reader.find(Attachment)
    assert kept.category is Category.REQUEST_FILE
    assert picture(program, kept).getpixel((200, 100)) == (0, 0, 0)


def test_a9_what_is_drawn_on_an_identity_document_is_kept_over_a_lock_and_cleared_with_its_form(
    program: Program, scan: Path, qtbot: QtBot, files: AnsweredFiles
) -> None:
    vault, context, window = program.context.vault, program.context, program.window
    request = dossier.request(vault, dossier.client(vault))
    identify = identifying(program, request)
    identify.form.set_values({**identify.form.values(), "identity_reason": "Geen telefoonnummer bekend."})
    files.answers.append(scan)
    press(identify, "mask_identity")
    masking = waited(program, qtbot)
    for _ in range(2):
        masking.canvas.add()
    see(masking, QCheckBox, "absent_bsn").setChecked(True)
    see(masking, QCheckBox, "keep_scan").setChecked(True)
    drawn = masking.masked
    locked_and_opened(program, qtbot)
    masking = waited(program, qtbot)
    assert masking.masked == drawn
    assert see(masking, QCheckBox, "absent_bsn").isChecked()
    assert not see(masking, QCheckBox, "keep_scan").isChecked(), "that a scan is kept is never taken for granted"
    masking.canvas.add()
    press(masking, "primary")
    identify = see(window, FormDialog, "identify")
    press(identify, "primary")
    reader = context.reader
    qtbot.waitUntil(lambda: reader.get(Request, request.id).identity is IdentityCheck.DOCUMENT_SHOWN)
    assert reader.get(Request, request.id).masked_photo
    assert reader.find(Attachment) == ()
    assert reader.count(Unfinished) == 0, "nothing of the scan stays behind with what was typed"


def test_a9_a_scan_that_is_given_up_leaves_nothing(
    program: Program, scan: Path, qtbot: QtBot, files: AnsweredFiles
) -> None:
    request = dossier.request(program.context.vault, dossier.client(program.context.vault))
    identify = identifying(program, request)
    files.answers.append(scan)
    press(identify, "mask_identity")
    masking = waited(program, qtbot)
    masking.canvas.add()
    locked_and_opened(program, qtbot)
    assert program.context.reader.count(Unfinished) == 1
    masking = waited(program, qtbot)
    masking.reject()
    press(see(program.window, Dialog, "question"), "primary")
    qtbot.waitUntil(lambda: maybe(program.window, MaskingDialog, "masking") is None)
    identify = see(program.window, FormDialog, "identify")
    identify.reject()
    press(see(program.window, Dialog, "question"), "primary")
    qtbot.waitUntil(lambda: program.context.reader.count(Unfinished) == 0)


def identifying(program: Program, request: Request) -> FormDialog:
    """The form of how the coach made sure, with a document shown."""
    program.context.navigate(Place("dossier", request.client, request.id, "requests"))
    press(program.window, "identify_request")
    identify = see(program.window, FormDialog, "identify")
    choice = identify.form.fields["identity"].input.inner
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData(IdentityCheck.DOCUMENT_SHOWN.value))
    return identify
