"""Fictional papers of the kinds that a practice prints less often, with the whole of the texts."""

from __future__ import annotations

from datetime import date

from app.documents.attendance_list import AttendanceList, render_attendance_list
from app.documents.ledger_sheet import render_ledger_sheet
from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.documents.share_sheet import PrintedShare, render_share_sheet
from app.domain.covering import BAR
from app.domain.prose import BulletList, Heading, Paragraph, Span
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from tests.documents.samples import PRACTICE

_DUTCH = load_translator(Language.DUTCH, resources())
_DAY = date(2026, 4, 9)
_WORDS = ("universe", "software", "academic", "dream", "aquatic", "platform", "rebound") * 2 + ("retailer",) * 6


def covering() -> bytes:
    """A letter as it goes with a copy: headings, a list, a bar."""
    said = f"Gesprek van 14 januari, op 2 plekken ({BAR}). Het gaat over iemand anders. Het gaat over een collega."
    blocks = (
        Paragraph((Span("Op 2 april 2026 vroeg je om je gegevens. Hierbij krijg je ze allemaal."),)),
        Heading(2, (Span("Wat er niet in staat"),)),
        BulletList(((Paragraph((Span(said),)),),)),
        Heading(2, (Span("Waarvoor, van wie en hoelang"),)),
        BulletList(((Paragraph((Span("Aantekeningen\n", bold=True), Span("Waarvoor: om je te begeleiden."))),),)),
    )
    letter = Letter(
        practice=PRACTICE, addressee=("Femke Jóhannsdóttir-Öztürk",), day=_DAY, subject="Je verzoek: inzage",
        salutation="Beste Femke,", blocks=blocks, signed="Joris van den IJssel",
        enclosures=("Overzicht van je dossier.pdf", "Inhoud met controlegetallen.json"),
    )  # fmt: skip
    return render_letter(letter, _DUTCH)


def ledger_sheet() -> bytes:
    return render_ledger_sheet(123_456, "3F7K-0000-AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", PRACTICE, _DAY, _DUTCH)


def share_sheet() -> bytes:
    code = "G67G-0001-598B-4M5M-W97A-1MEM-YJQ3-M5CX-N1ZP-V4B3"
    return render_share_sheet(PrintedShare(_WORDS, 2, 3, 2, code), PRACTICE, _DAY, _DUTCH)


def attendance_list() -> bytes:
    listed = AttendanceList(
        title="Feedback geven", practice=PRACTICE, principal="Waterschap Kromme Aa", place="Zwolle",
        when="1 maart 2026", day=_DAY, meetings=("01-03-2026 09:30", "08-03-2026 09:30"),
        names=("Noor van Dam", "Anouk de Vries-Scharrenberg van der Meulen tot Oosterhout"),
    )  # fmt: skip
    return render_attendance_list(listed, _DUTCH)
