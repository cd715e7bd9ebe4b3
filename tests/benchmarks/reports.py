"""Setting a report of twenty pages."""

from __future__ import annotations

import statistics
from datetime import date
from io import BytesIO

import pypdf

from app.documents.printed import render_report
from app.domain.frozen import FrozenVersion, PracticeDetails
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from app.usecases.demo.conversations import session_notes
from app.usecases.demo.people import chance_of, draw_person
from app.usecases.demo.themes import THEMES
from tests.benchmarks.figures import Figure, seconds

PAGES = 20
TURNS = 7


def measure_report() -> list[Figure]:
    """Pages a second, of a report with headings, quotes, lists and bold words throughout."""
    translator = load_translator(Language.DUTCH, resources())
    sections = 1
    while (pages := _pages(render_report(_report(sections), translator, draft=False))) < PAGES:
        sections += max(1, sections * (PAGES - pages) // (2 * max(1, pages)))
    frozen = _report(sections)
    taken = statistics.median(seconds(lambda: render_report(frozen, translator, draft=False)) for _ in range(TURNS))
    return [Figure("report", pages / taken, "pages/s", 60, least=True, note=f"{pages} pages in {taken * 1000:.0f} ms")]


def _pages(pdf: bytes) -> int:
    return len(pypdf.PdfReader(BytesIO(pdf)).pages)


def _report(sections: int) -> FrozenVersion:
    today = date(2026, 3, 3)
    person, chance = draw_person(chance_of("report"), 1, today), chance_of("report", "text")
    source = "\n\n".join(
        f"# Gesprek {number}\n\n{session_notes(chance, person, THEMES[number % len(THEMES)], number)}"
        for number in range(1, sections + 1)
    )
    return FrozenVersion(
        practice=PracticeDetails("Praktijk De Wissel"),
        client=person.name,
        kind="Verslag",
        title="Eindrapportage",
        language=Language.DUTCH,
        trajectory="Coaching",
        principal="",
        author="Coach",
        source=source,
        frozen_on=today,
        confidentiality="Vertrouwelijk.",
        purpose="Alleen voor dit traject.",
        validity="Een jaar.",
    )
