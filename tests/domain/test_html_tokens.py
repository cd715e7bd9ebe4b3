"""HTML is cut into tags and text without raising, in work that grows with its length only."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.html_tokens import Tag, html_tokens
from app.domain.prose_html import read_html

PIECES = [
    "<", ">", "</", "/>", "<!", "<!--", "-->", "<![", "]]>", "<?", "?>", "<a ", "<a href=", "<p>", "</p>", "<li>",
    "<ul>",
    "<table>", "<tr>", "<td>", "</td>", "</table>", "<script>", "</script", "<style>", '"', "'", "=", "&", "&amp;",
    "&#0;",
    "&#xd800;", "&#99999999;", "x", " ", "\n", "\x00", "\u00e9", "<b>", "</b>", "<br>", "<img src=x>", "<h2>",
]  # fmt: skip

pages = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join)


def test_tags_attributes_and_text() -> None:
    html = """<P Class="a &amp; b" id='c' x=1 y>a &lt; b<br/><!-- <i> --><script>if (a<b) "</p>"</script></P>c < d"""
    assert list(html_tokens(html)) == [
        Tag("p", attributes={"class": "a & b", "id": "c", "x": "1"}),
        "a < b",
        Tag("br"),
        Tag("p", closes=True),
        "c < d",
    ]


@settings(max_examples=400)
@given(pages)
def test_any_page_can_be_read(html: str) -> None:
    read_html(html)


@pytest.mark.parametrize("piece", [piece for piece in PIECES if piece.startswith(("<", "&", '"'))])
def test_a_hostile_page_costs_linear_work(piece: str) -> None:
    """Counted in calls, so that a busy machine changes nothing."""
    assert _calls(piece * 2000 + "x") <= 4.4 * _calls(piece * 500 + "x") + 5_000


def test_an_unclosed_quote_does_not_swallow_the_page_again_and_again() -> None:
    (text,) = html_tokens('<a href="' * 20_000)
    assert isinstance(text, str)
    assert len(text) == 9 * 20_000


def _calls(html: str) -> int:
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_html(html)
    finally:
        sys.setprofile(before)
    return count
