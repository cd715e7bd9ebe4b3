"""F22: markup in every text field of every document is literal; no file is read, nothing is connected to."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.documents.letter import Letter
from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.press import Sheet, print_pdf
from app.documents.printed import render_letter, render_overview, render_report
from app.documents.prose import set_prose
from app.domain.frozen import PracticeDetails
from app.domain.prose import Block, Paragraph, Span
from app.domain.prose_source import read_source, write_source
from tests.documents.reading import active_content, foreign_fonts, outside, pages, squeezed
from tests.documents.samples import DUTCH, PRACTICE, frozen_version, paragraph
from tests.domain.prose_strategies import any_blocks, texts

HOSTILE = [
    '<img src="file:///etc/passwd"/>',
    '<img src="https://voorbeeld.example/a.png">',
    "<para>",
    "</para>",
    '<font name="Courier" color="red">',
    "a & b &amp; &lt; &#65; &nope;",
    "]]> <![CDATA[",
    '<a href="javascript:alert(1)">',
    "<b><i><u>",
    "<!-- -->",
    "<?php ?>",
    '<onDraw name="x" label="y"/>',
    "<seq id='x'/><br/>",
    "(/JS) ) \\( << /A >> endobj",
    "%PDF-1.4 %%EOF",
    "{client} {0} %s",
]
FIELDS = ["client", "kind", "title", "trajectory", "principal", "author", "confidentiality", "purpose", "validity"]
DAY = date(2026, 4, 2)


def is_harmless(pdf: bytes) -> None:
    """Only our fonts, nothing that acts, nothing outside the margins."""
    assert foreign_fonts(pdf) == []
    assert active_content(pdf) == set()
    assert outside(pdf) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_is_printed_as_it_is_written(words: str) -> None:
    practice = PracticeDetails(words, words, words, (words,), words, words)
    frozen = replace(
        frozen_version(source=write_source([paragraph(words)]), **dict.fromkeys(FIELDS, words)), practice=practice
    )
    blocks = read_source(frozen.source)
    overview = Overview(
        title=words, practice=practice, client=words, day=DAY, introduction=(words,), foot=words,
        sections=(Section(title=words, entries=(Entry(title=words, pairs=(Pair(words, words),), blocks=blocks),)),),
    )  # fmt: skip
    letter = Letter(
        practice=practice, addressee=(words,), day=DAY, subject=words, blocks=blocks, signed=words, salutation=words,
        reference=words, enclosures=(words,),
    )  # fmt: skip
    printed = {
        render_report(frozen, DUTCH, draft=True): len(FIELDS) + 1,
        render_overview(overview, DUTCH): 8,
        render_letter(letter, DUTCH): 8,
    }
    for pdf, times in printed.items():
        is_harmless(pdf)
        assert squeezed(" ".join(pages(pdf))).count(squeezed(words)) >= times


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@example((Paragraph((Span("\ufdd0\ud8000"),)),), "")
@given(any_blocks, texts)
def test_any_blocks_can_be_printed(blocks: tuple[Block, ...], words: str) -> None:
    sheet = Sheet(
        practice=PracticeDetails(words, words, words, (words, words), words, words), title=words, subject=words,
        running=words, day=DAY, foot=words, mark=words, keywords=words,
    )  # fmt: skip
    is_harmless(print_pdf(set_prose((paragraph("begin"), *blocks)), sheet, DUTCH))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.text(max_size=400))
def test_any_text_can_be_reported(words: str, source: str) -> None:
    frozen = frozen_version(source=source, **dict.fromkeys(FIELDS, words))
    is_harmless(render_report(frozen, DUTCH, draft=False))


def test_letters_from_right_to_left_and_emoji_are_drawn_or_boxes() -> None:
    sheet = Sheet(practice=PRACTICE, title="שלום 🙂", subject="", running="مرحبا", day=DAY)
    words = "Zij zei שלום en 👩🏽‍🚀 en مرحبا en 漢字."
    pdf = print_pdf(set_prose([Paragraph((Span(words),))]), sheet, DUTCH)
    is_harmless(pdf)
    read = pages(pdf)[0]
    assert "en 👩🚀 en" in read
    assert "en ▯▯." in read


WATCHED = """
import sys
from datetime import date
from app.documents.printed import render_report
from tests.documents.samples import DUTCH, frozen_version

render_report(frozen_version(), DUTCH, draft=False)  # fonts and modules are read now, or never
seen = []
watching = True
sys.addaudithook(
    lambda event, arguments: seen.append((event, str(arguments[:2])))
    if watching and event.startswith(("open", "socket.", "urllib.", "subprocess.", "os.system", "os.listdir"))
    else None
)
hostile = {hostile!r}
fields = {fields!r}
for words in hostile:
    render_report(frozen_version(source=words, **dict.fromkeys(fields, words)), DUTCH, draft=True)
print(seen)
seen.clear()
open(sys.executable, "rb").close()
watching = False
print(len(seen))
"""


def test_no_file_is_opened_and_nothing_is_connected_to() -> None:
    """Watched by an audit hook in a process of its own; a planted `open` shows that the hook sees."""
    code = WATCHED.replace("{hostile!r}", repr(HOSTILE)).replace("{fields!r}", repr(FIELDS))
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert found.stdout.split("\n")[:2] == ["[]", "1"]
