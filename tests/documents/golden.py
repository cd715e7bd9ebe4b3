"""Stored pages to compare with: what each kind of document says, and a small picture of how it looks.

`python -m tests.documents.golden` writes them anew. Look at the pictures before committing them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from app.documents.certificate import render_certificate
from app.documents.printed import render_letter, render_overview, render_report
from app.documents.recovery_sheet import render_recovery_sheet
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from tests.documents.papers import attendance_list, covering, ledger_sheet, share_sheet
from tests.documents.reading import lines, outline
from tests.documents.samples import (
    DESTRUCTION,
    DUTCH,
    ENGLISH,
    LETTER,
    OVERVIEW,
    PRACTICE,
    RECOVERY_KEY,
    frozen_version,
)
from tests.documents.statement_sample import statement, welcome

FOLDER = Path(__file__).parent / "golden_pages"
TOLERANCE = 10
"""Grey levels, of 255, that any square of 6 by 6 points may differ by: what another renderer's edges amount to."""
_SQUARE = 6


def certificate(language: Language) -> bytes:
    """The certificate of a destruction; its words stand in more than one area."""
    return render_certificate(DESTRUCTION, PRACTICE, load_translator(language, resources()))


KINDS: dict[str, Callable[[], bytes]] = {
    "report_nl_draft": lambda: render_report(frozen_version(), DUTCH, draft=True),
    "report_en_final": lambda: render_report(frozen_version(Language.ENGLISH), ENGLISH, draft=False),
    "overview_nl": lambda: render_overview(OVERVIEW, DUTCH),
    "letter_nl": lambda: render_letter(LETTER, DUTCH),
    "statement_nl": lambda: statement(Language.DUTCH, 2),
    "statement_en_draft": lambda: statement(Language.ENGLISH, 0),
    "welcome_nl": welcome,
    "certificate_nl": lambda: certificate(Language.DUTCH),
    "certificate_en": lambda: certificate(Language.ENGLISH),
    "recovery_sheet_nl": lambda: render_recovery_sheet(RECOVERY_KEY, PRACTICE, date(2026, 1, 3), DUTCH),
    "recovery_sheet_en": lambda: render_recovery_sheet(RECOVERY_KEY, PRACTICE, date(2026, 1, 3), ENGLISH),
    "covering_letter_nl": covering,
    "ledger_sheet_nl": ledger_sheet,
    "share_sheet_nl": share_sheet,
    "attendance_list_nl": attendance_list,
}


def words(pdf: bytes) -> str:
    """The lines of a document, then its outline."""
    entries = [f"{'  ' * level}{title} {page}" for level, title, page in outline(pdf)]
    return "\n".join([*lines(pdf), "", "[outline]", *entries, ""])


def pictures(pdf: bytes) -> list[Image.Image]:
    """Every page, a grey pixel per point, in 32 levels."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=1).to_pil().convert("L").point(lambda level: level // 8 * 8) for page in document]
    document.close()
    return drawn


def difference(one: Image.Image, other: Image.Image) -> float:
    """The difference of the squares that differ most, in grey levels."""
    if one.size != other.size:
        return 255.0
    extremes = ImageChops.difference(one, other).reduce(_SQUARE).getextrema()
    return float(max(level for level in extremes if isinstance(level, int | float)))


def stored(name: str) -> tuple[str, list[Image.Image]]:
    """The words and pictures of a kind as they were stored."""
    found: list[Image.Image] = [Image.open(BytesIO(path.read_bytes())) for path in sorted(FOLDER.glob(f"{name}-*.png"))]
    return (FOLDER / f"{name}.txt").read_text("utf-8"), found


def write() -> None:
    """Store every kind as it is printed now."""
    FOLDER.mkdir(exist_ok=True)
    for name, render in KINDS.items():
        pdf = render()
        (FOLDER / f"{name}.txt").write_text(words(pdf), "utf-8", newline="\n")
        for number, picture in enumerate(pictures(pdf), 1):
            picture.quantize(32).save(FOLDER / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    write()
