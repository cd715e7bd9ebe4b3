"""Covering a scan: on its way in, of an identity document, and where it lies in the vault."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.client import Client
from app.domain.request import IdentityCheck, Request, RequestState
from app.kernel.progress import Silent
from app.ui.forms.masking_dialog import MaskingDialog
from app.ui.place import Place
from app.ui.widgets.box_canvas import BoxCanvas
from app.usecases.take_in_attachment import take_in_attachment
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _card(stage: Stage) -> Path:
    """A made-up identity card, of nobody and of no country."""
    made = Image.new("RGB", (860, 540), "#e8eef2")
    pen = ImageDraw.Draw(made)
    pen.rectangle((50, 120, 270, 400), fill="#b9c4cc")
    pen.ellipse((115, 170, 205, 270), fill="#8b98a1")
    pen.text((50, 40), "VOORBEELD", fill="#20303a", font_size=44)
    for line, words in enumerate(("Specimen", "Femke", "Nr. XX00000X0", "BSN 000000000")):
        pen.text((320, 130 + 60 * line), words, fill="#20303a", font_size=34)
    pen.text((50, 440), "I<XXXXX00000X0<<<<<<<<<<<<<<<\n000000X000000XXX<<<<<<<<<<<0", fill="#20303a", font_size=30)
    path = stage.context.folders.vault.parent / "kaart.png"
    made.save(path)
    return path


def _before(stage: Stage) -> None:
    """On its way in, with a box and a cut."""
    stage.open()
    client = stage.context.reader.find(Client)[0]
    stage.go(Place("dossier", client.id, part="attachments"))
    MaskingDialog(stage.context, stage.window, _card(stage).read_bytes(), lambda _: None).open()
    canvas = stage.find(BoxCanvas, "box_canvas")
    canvas.add()
    stage.press("turn")


def _identity(stage: Stage) -> None:
    """The list leads the eye."""
    stage.open()
    request = stage.context.reader.find(Request, state=RequestState.OPEN)[0]
    stage.go(Place("dossier", request.client, request.id, "requests"))
    stage.press("identify_request")
    choice = next(each for each in stage.find(QWidget, "identify").findChildren(QComboBox) if each.count() > 3)
    choice.setCurrentIndex(choice.findData(IdentityCheck.DOCUMENT_SHOWN.value))
    stage.files.answers.append(_card(stage))
    stage.press("mask_identity")
    stage.find(BoxCanvas, "box_canvas").add()


def _identity_small(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _identity(stage)


def _later(stage: Stage) -> None:
    """A file in the vault, with the way to cover it."""
    stage.open()
    client = stage.context.reader.find(Client)[0]
    made = take_in_attachment(stage.context.vault, client.id, _card(stage), {}, Silent())
    stage.go(Place("dossier", client.id, made.id, "attachments"))
    stage.until(lambda: not stage.context.tasks.running)


SCREENS = (
    Screen("masking-before", _before),
    Screen("masking-identity", _identity),
    Screen("masking-identity-small", _identity_small),
    Screen("masking-later", _later),
)
