"""What the main job begins with: the papers on a coach's desk, and what is remembered from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPdfWriter

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"
CV_PAGES = 2
EMPLOYER = "Bakkerij Jansen BV"
NOTES = (
    ("05-02-2026", "Kennismaking", "Anna vertelt dat ze vastloopt tussen de winkel en het kantoor."),
    ("12-02-2026", "Waar ze energie van krijgt", "Ze bloeit op als het over de leerlingen gaat."),
    ("26-02-2026", "Grenzen", "Oefening met nee zeggen; ze wil het maandag proberen."),
)
"""When, about what, and what the coach wrote."""


@dataclass
class Desk:
    """The files on the desk, outside the vault."""

    folder: Path
    cv: Path = field(init=False)
    photo: Path = field(init=False)
    agreement: Path = field(init=False)
    approval: Path = field(init=False)
    consent: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.cv = _pdf(self.folder / "CV Anna.pdf", *(f"Curriculum vitae, blad {each + 1}" for each in range(CV_PAGES)))
        self.photo = _photo(self.folder / "Flip-over.jpg")
        self.agreement = _pdf(self.folder / "Overeenkomst.pdf", "Overeenkomst, getekend")
        self.approval = self.folder / "Akkoord.eml"
        self.approval.write_bytes(b"From: anna@post.example\r\n\r\nIk vind het goed zo.\r\n")
        self.consent = _pdf(self.folder / "Toestemming.pdf", "Toestemming, getekend")

    def out(self, name: str) -> Path:
        """A place for something that leaves the vault."""
        return self.folder / name


@dataclass
class Remembered:
    """What the coach remembers or wrote down between two steps."""

    passphrase: str = "vier losse woorden samen"
    recovery_key: str = ""
    client: str = ""
    draft_passphrase: str = ""
    pdf_sha256: str = ""


def _pdf(target: Path, *pages: str) -> Path:
    writer = QPdfWriter(str(target))
    painter = QPainter(writer)
    for number, words in enumerate(pages):
        if number:
            writer.newPage()
        painter.fillRect(0, 1200, 6000, 3000, QColor("navy"))
        painter.drawText(QPoint(400, 800), words)
    painter.end()
    return target


def _photo(target: Path) -> Path:
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colours = QLinearGradient(0, 0, 1600, 1200)
    colours.setColorAt(0, QColor("teal"))
    colours.setColorAt(1, Qt.GlobalColor.darkGreen)
    painter.fillRect(image.rect(), colours)
    painter.end()
    assert image.save(str(target), "JPEG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes a name
    return target
