"""What every printed document has: pages numbered, fonts embedded, metadata, an outline, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.press import Sheet, practice_lines, print_pdf
from app.documents.printed import render_letter, render_overview, render_report
from app.documents.prose import set_prose
from app.documents.recovery_sheet import render_recovery_sheet
from app.domain.frozen import PracticeDetails
from app.kernel.translator import Language
from tests.documents.golden import certificate
from tests.documents.papers import attendance_list, covering, ledger_sheet, share_sheet
from tests.documents.reading import active_content, foreign_fonts, outline, outside, pages
from tests.documents.samples import (
    DUTCH,
    ENGLISH,
    LETTER,
    OVERVIEW,
    PRACTICE,
    RECOVERY_KEY,
    frozen_version,
    paragraph,
)

DAY = date(2026, 4, 2)
KINDS: dict[str, Callable[[], bytes]] = {
    "draft report": lambda: render_report(frozen_version(), DUTCH, draft=True),
    "final report": lambda: render_report(frozen_version(Language.ENGLISH), ENGLISH, draft=False),
    "overview": lambda: render_overview(OVERVIEW, DUTCH),
    "letter": lambda: render_letter(LETTER, DUTCH),
    "recovery sheet": lambda: render_recovery_sheet(RECOVERY_KEY, PRACTICE, DAY, ENGLISH),
    "certificate": lambda: certificate(Language.DUTCH),
    "covering letter": covering,
    "ledger sheet": ledger_sheet,
    "share sheet": share_sheet,
    "attendance list": attendance_list,
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def _sheet(**changes: str) -> Sheet:
    return Sheet(practice=PRACTICE, title="Titel", subject="Onderwerp", running="Loopt mee", day=DAY, **changes)


@every_kind
def test_only_subsets_of_our_faces_are_in_it(kind: str) -> None:
    pdf = KINDS[kind]()
    assert foreign_fonts(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as document:
        goal = BytesIO()
        document.save(goal, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert b"Helvetica" not in goal.getvalue()


def test_a_foreign_font_would_be_found() -> None:
    goal = BytesIO()
    canvas = Canvas(goal)
    canvas.drawString(10, 10, "x")
    canvas.save()
    assert foreign_fonts(goal.getvalue()) == ["/Helvetica"]


@every_kind
def test_nothing_in_it_acts(kind: str) -> None:
    assert active_content(KINDS[kind]()) == set()


def test_active_content_would_be_found() -> None:
    goal = BytesIO()
    canvas = Canvas(goal)
    canvas.linkURL("https://voorbeeld.example", (0, 0, 9, 9))
    canvas.showPage()
    canvas.save()
    assert {"/Annots", "/URI"} <= active_content(goal.getvalue())


@every_kind
def test_nothing_stands_outside_the_margins(kind: str) -> None:
    assert outside(KINDS[kind]()) == []


@every_kind
def test_the_same_document_gives_the_same_bytes(kind: str) -> None:
    assert KINDS[kind]() == KINDS[kind]()


def test_documents_printed_at_the_same_time_do_not_mix() -> None:
    alone = {kind: render() for kind, render in KINDS.items()}
    with ThreadPoolExecutor(4) as pool:
        together = [(kind, pool.submit(render)) for kind, render in KINDS.items() for _ in range(4)]
        assert all(printed.result() == alone[kind] for kind, printed in together)


def test_another_process_on_another_day_gives_the_same_bytes() -> None:
    code = (
        "import hashlib, sys\n"
        "from tests.documents.samples import DUTCH, frozen_version\n"
        "from app.documents.printed import render_report\n"
        "print(hashlib.sha256(render_report(frozen_version(), DUTCH, draft=False)).hexdigest())\n"
    )
    elsewhere = os.environ | {
        "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7", "RL_useA85": "1",
        "RL_invariant": "0", "RL_trustedSchemes": "file,http", "RL_ttfAsciiReadable": "1",
    }  # fmt: skip
    root = Path(__file__).resolve().parents[2]
    there = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, cwd=root, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(render_report(frozen_version(), DUTCH, draft=False)).hexdigest()
    assert there.stdout.strip() == here


def test_metadata_comes_from_the_document() -> None:
    reader = pypdf.PdfReader(BytesIO(KINDS["final report"]()))
    about = reader.metadata
    assert about is not None
    assert about.title == "Setting limits without letting go"
    assert about.author == "Praktijk De Wilg"
    assert about.subject == "Final report · Femke Jóhannsdóttir-Öztürk"
    assert about.creation_date == about.modification_date == datetime(2026, 4, 2, tzinfo=UTC)
    assert about.producer == about.creator == "Coachkluis"
    assert about.keywords == "sha256:" + frozen_version(Language.ENGLISH).content_sha256()


@every_kind
def test_every_kind_says_its_language_and_has_an_outline_where_it_has_headings(kind: str) -> None:
    pdf = KINDS[kind]()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.Lang in ("nl", "en")
        assert str(document.docinfo["/Title"])
        assert str(document.docinfo["/Author"]) == PRACTICE.trade_name
    assert bool(outline(pdf)) is (kind not in ("letter", "attendance list"))


@pytest.mark.parametrize(("kind", "language"), [("draft report", "nl"), ("final report", "en")])
def test_it_says_its_language_and_shows_its_title(kind: str, language: str) -> None:
    with pikepdf.open(BytesIO(KINDS[kind]())) as document:
        assert document.Root.Lang == language
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_pages_are_numbered_with_their_total() -> None:
    pdf = print_pdf(set_prose([paragraph("woord " * 300)] * 8), _sheet(), DUTCH)
    found = pages(pdf)
    assert len(found) > 3
    for number, page in enumerate(found, 1):
        assert f"Pagina {number} van {len(found)}" in page


def test_details_stand_on_the_first_page_and_the_running_header_on_the_others() -> None:
    first, *others = pages(print_pdf(set_prose([paragraph("woord " * 300)] * 5), _sheet(mark="CONCEPT"), DUTCH))
    assert "De Wilg Coaching B.V. · Kerkpad 7 · 3511 AB Utrecht" in first
    assert "KvK 90123456" in first
    assert "Loopt mee" not in first
    assert "CONCEPT" in first
    assert others
    for page in others:
        assert "Kerkpad" not in page
        assert page.startswith("Praktijk De Wilg Loopt mee CONCEPT")


def test_what_is_not_known_of_a_practice_leaves_no_gap() -> None:
    assert practice_lines(PracticeDetails("De Wilg"), DUTCH) == ("De Wilg", "")
    assert practice_lines(PracticeDetails("De Wilg", kvk="1", mail="a@b"), DUTCH) == ("De Wilg", "a@b · KvK 1")


def test_names_of_300_characters_are_cut_short_in_the_margins() -> None:
    long = PracticeDetails("Wilg" * 75, "Bv" * 150, "9" * 300, ("Pad " * 75,) * 5, "0" * 300, "m" * 300)
    sheet = Sheet(
        practice=long, title="T" * 300, subject="", running="R" * 300, day=DAY, foot="F" * 300, mark="M" * 300
    )
    pdf = print_pdf(set_prose([paragraph("woord " * 300)] * 3), sheet, DUTCH)
    assert outside(pdf) == []
    assert "\u2026" in pages(pdf)[0]


def test_the_practice_that_has_no_name_yet_prints_as_well() -> None:
    assert "Recovery key" in pages(render_recovery_sheet(RECOVERY_KEY, PracticeDetails(""), DAY, ENGLISH))[0]
