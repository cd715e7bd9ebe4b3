"""Written text survives being stored, whatever it is made of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.domain.prose_reader import subset_parser
from app.domain.prose_source import normalise, plain_text, read_source, word_count, write_source
from app.domain.prose_text import clean_text
from tests.domain.prose_strategies import any_blocks, sources


def paragraph(*texts: str | Span) -> Paragraph:
    return Paragraph(tuple(Span(text) if isinstance(text, str) else text for text in texts))


def bold(text: str) -> Span:
    return Span(text, bold=True)


def italic(text: str) -> Span:
    return Span(text, italic=True)


@settings(max_examples=250)
@given(any_blocks)
def test_blocks_survive_their_source(blocks: tuple[Block, ...]) -> None:
    assert read_source(write_source(blocks)) == normalise(blocks)


@settings(max_examples=250)
@given(any_blocks)
def test_the_normal_form_is_its_own_normal_form(blocks: tuple[Block, ...]) -> None:
    assert normalise(normalise(blocks)) == normalise(blocks)
    assert write_source(normalise(blocks)) == write_source(blocks)


@settings(max_examples=250)
@given(sources | st.text())
def test_any_text_can_be_read_and_settles_at_once(text: str) -> None:
    written = write_source(read_source(text))
    assert write_source(read_source(written)) == written


@settings(max_examples=250)
@given(any_blocks)
def test_other_commonmark_readers_see_the_same(blocks: tuple[Block, ...]) -> None:
    """With all rules of CommonMark switched on, code blocks, HTML and references included, nothing changes."""
    source = write_source(blocks)
    ours = subset_parser()
    whole = MarkdownIt("commonmark", {"maxNesting": 100, "xhtmlOut": False}).enable("table")
    whole.validateLink, whole.normalizeLink = ours.validateLink, ours.normalizeLink  # type: ignore[method-assign]
    assert whole.render(source) == ours.render(source)


@pytest.mark.parametrize(
    ("blocks", "source"),
    [
        ((), ""),
        ((Paragraph(()),), ""),
        ((paragraph("Dag"), Paragraph(()), paragraph("Tot ziens")), "Dag\n\n&#8203;\n\nTot ziens\n"),
        ((Heading(2, (Span("Doel"),)),), "## Doel\n"),
        ((paragraph("wel", bold("eens"), " waar"),), "wel**eens** waar\n"),
        ((paragraph("wel", bold(", eens"), " waar"),), "we&#108;**, eens** waar\n"),
        ((paragraph(bold("een"), italic("twee"), bold("drie")),), "**een**_twee_**drie**\n"),
        ((paragraph(bold("een "), "twee"),), "**een&#32;**&#116;wee\n"),
        ((paragraph("a * b_c `d` [e] <f> &amp; g\\h"),), "a \\* b\\_c \\`d\\` \\[e\\] \\<f> \\&amp; g\\\\h\n"),
        ((paragraph("# a\n1. b\n- c\n\n> d"),), "\\# a\\\n1\\. b\\\n\\- c\\\n\\\n\\> d\n"),
        ((BulletList(((paragraph("a"),), (), (paragraph("b"),))),), "- a\n-\n- b\n"),
        ((NumberedList(((paragraph("a"),), (paragraph("b"),)), 3),), "3. a\n4. b\n"),
        (
            tuple(NumberedList(((paragraph(letter),),)) for letter in "abc"),
            "1. a\n\n1) b\n\n1. c\n",
        ),
        ((BulletList(((paragraph("a"), BulletList(((paragraph("b"),),))),)),), "- a\n\n  - b\n"),
        ((Quote((paragraph("a"), paragraph("b"))),), "> a\n>\n> b\n"),
        ((Table(((Span("a|b"),), ()), (((Span("c\nd"),),),)),), "| a&#124;b |  |\n| --- | --- |\n| c&#10;d |  |\n"),
        ((paragraph(Span("ons", link="https://a.nl/(b)")),), "[ons](https://a.nl/&#40;b&#41;)\n"),
    ],
)
def test_the_source_looks_as_a_person_would_write_it(blocks: tuple[Block, ...], source: str) -> None:
    assert write_source(blocks) == source
    assert read_source(source) == normalise(blocks)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![foto](https://voorbeeld.nl/foto.png)",
        "<https://voorbeeld.nl>",
        "https://voorbeeld.nl",
        "`code`",
        "[klik](javascript:alert(1))",
        "[klik](file:///etc/hostname)",
        "[klik](data:text/html,x)",
        "~~weg~~",
        "---",
    ],
)
def test_what_is_outside_the_subset_is_plain_text(text: str) -> None:
    spans = [span for block in read_source(text) if isinstance(block, Paragraph) for span in block.spans]
    if text.startswith("![foto]"):
        assert spans == [Span("!"), Span("foto", link="https://voorbeeld.nl/foto.png")]
    else:
        assert spans == [Span(text)]


def test_a_link_that_may_not_be_one_loses_its_address() -> None:
    assert normalise([paragraph(Span("klik", link="javascript:alert(1)"))]) == (paragraph("klik"),)


def test_control_characters_and_lone_surrogates_are_dropped() -> None:
    assert normalise([paragraph("a\x00b\x1b\ud800c\ufffcd\u2028e")]) == (paragraph("abcd\ne"),)


def test_lists_that_touch_are_one_where_nobody_sees_a_difference() -> None:
    one, two = ((paragraph("a"),),), ((paragraph("b"),),)
    assert normalise([BulletList(one), BulletList(two)]) == (BulletList(one + two),)
    assert normalise([NumberedList(one), NumberedList(two, 2)]) == (NumberedList(one + two),)
    assert normalise([NumberedList(one), NumberedList(two, 7)]) == (NumberedList(one), NumberedList(two, 7))
    assert normalise([Quote((paragraph("a"),)), Quote((paragraph("b"),))]) == (Quote((paragraph("a"), paragraph("b"))),)


def test_what_lies_too_deep_is_drawn_up_and_nothing_is_lost() -> None:
    block: Block = paragraph("diep")
    for _ in range(40):
        block = BulletList(((block,),))
    assert plain_text(normalise([block])) == "diep"
    assert plain_text(read_source(write_source([block]))) == "diep"


def test_plain_text_and_words() -> None:
    blocks = read_source(
        "# Doel\n\nDe **auto's** van re-integratie\n\n| a | b |\n|---|---|\n| c d | 2,5 |\n\n- e\n  - f\n"
    )
    assert plain_text(blocks) == "Doel\nDe auto's van re-integratie\na\tb\nc d\t2,5\ne\nf"
    assert word_count(blocks) == 13
    assert word_count(()) == 0


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: ">" * n + "x",
    "spaced quotes": lambda n: "> " * n + "x",
    "lists in lists": lambda n: "- " * n + "x",
    "numbers in numbers": lambda n: "1. " * n + "x",
    "indented lists": lambda n: "\n".join(" " * min(2 * i, 200) + "- x" for i in range(n)),
    "brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "[" * n + "]" * n,
    "half links": lambda n: "[a](" * n,
    "half angle links": lambda n: "[a](<b" * n,
    "half titles": lambda n: '[a](b "' * n,
    "stars": lambda n: "*" * n,
    "openers": lambda n: "**a " * n,
    "crossed emphasis": lambda n: "_a*b_ " * n,
    "ampersands": lambda n: "&" * n,
    "backslashes": lambda n: "\\" * n,
    "lazy quote": lambda n: "> " * 30 + "a\n" + "b\n" * n,
    "lazy list": lambda n: "- " * 30 + "a\n" + "b\n" * n,
    "wide table": lambda n: "|a" * n + "\n" + "|-" * n + "\n",
    "ragged table": lambda n: "|a|b|c|\n|-|-|-|\n" + "|x\n" * n,
    "changing styles": lambda n: "**a**_b_" * n,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_source_costs_linear_work(hostile: Callable[[int], str]) -> None:
    """Four times the text takes about four times the calls: counted, so that a busy machine changes nothing."""
    read_source("warm *up* [a](https://b.nl)")
    assert _calls(hostile(1600)) <= 4.6 * _calls(hostile(400)) + 20_000


def _calls(text: str) -> int:
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        write_source(read_source(text))
    finally:
        sys.setprofile(before)
    return count


def test_ten_thousand_levels_keep_their_words() -> None:
    for marker in (">", "> ", "- ", "1. "):
        assert "einde" in plain_text(read_source(marker * 10_000 + "einde"))


def test_what_can_be_printed_is_text_but_for_one_sign() -> None:
    printed = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert clean_text(printed) == printed.replace("\ufffc", "")
    assert clean_text(printed + "\r") == clean_text(printed) + "\n"
