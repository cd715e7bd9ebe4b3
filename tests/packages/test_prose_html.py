from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from app.domain.prose import Block, Paragraph, Span
from app.packages.prose_html import blocks_html, document_html
from tests.domain.prose_strategies import any_blocks
from tests.packages.examples import REPORT

OURS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "strong", "em",
}  # fmt: skip


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[str]]] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, [name for name, _ in attrs]))

    def handle_data(self, data: str) -> None:
        self.shown += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def test_a_report_reads_as_it_was_written() -> None:
    shown = read(document_html(REPORT)).shown
    for text in ("Reflectieverslag", "Grenzen stellen", "Eerder aangeven", "(https://voorbeeld.invalid/lezen)"):
        assert text in shown


@given(any_blocks)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_F22_no_text_becomes_an_element_or_an_attribute(blocks: tuple[Block, ...]) -> None:
    for tag, attributes in read(blocks_html(blocks)).elements:
        assert tag in OURS
        assert attributes in ([], ["start"])


def test_F22_markup_in_a_title_stays_text() -> None:
    hostile = replace(REPORT, title="</title><script>alert(1)</script>", blocks=(Paragraph((Span("<img src=x>"),)),))
    reader = read(document_html(hostile))
    assert {tag for tag, _ in reader.elements}.isdisjoint({"script", "img"})
    assert "<img src=x>" in reader.shown
