"""Stored source to blocks: markdown-it-py with only the rules of the subset, and with a floor to its nesting.

Headings below the third level become the third, a line break that is not marked as hard becomes a space. Markup that
is not in the subset (HTML, images, code, rules, references) stays on the page as the text that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.token import Token

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.domain.prose_passages import DEEPEST_HEADING
from app.domain.prose_text import clean_link

DEEPEST_NESTING = 32
"""Quotes and lists below this level (a list counts twice) are read as text, so that no source costs more than linear
time or exhausts the stack. What the writer makes stays far above it."""

_BLOCK_RULES = ("table", "blockquote", "list", "heading")
_INLINE_RULES = ("newline", "escape", "emphasis", "link", "entity")

_BlockRule = Callable[[StateBlock, int, int, bool], bool]


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of any text, not yet in normal form. Never raises, whatever the text."""
    return tuple(_blocks(iter(subset_parser().parse(text))))


@cache
def subset_parser() -> MarkdownIt:
    """The parser with the rules of the subset and no other."""
    # The parser stops reading at maxNesting and would lose what follows: the rules below stop before it.
    parser = MarkdownIt("zero", {"maxNesting": DEEPEST_NESTING + 8})
    parser.enable([*_BLOCK_RULES, *_INLINE_RULES])
    parser.block.ruler.at("blockquote", _capped(blockquote), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.at("list", _capped(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    parser.validateLink = _may_be_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_is  # type: ignore[method-assign]
    return parser


def _capped(rule: _BlockRule) -> _BlockRule:
    def capped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < DEEPEST_NESTING and rule(state, start, end, silent)

    return capped


def _may_be_link(url: str) -> bool:
    return bool(clean_link(url))


def _as_is(url: str) -> str:
    return url


def _blocks(tokens: Iterator[Token], end: str = "") -> Iterator[Block]:
    """The blocks up to the token that closes what holds them."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_spans(next(tokens)))
            case "heading_open":
                yield Heading(min(int(token.tag[1:]), DEEPEST_HEADING), _spans(next(tokens)))
            case "blockquote_open":
                yield Quote(tuple(_blocks(tokens, "blockquote_close")))
            case "bullet_list_open":
                yield BulletList(tuple(_items(tokens, "bullet_list_close")))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                yield NumberedList(tuple(_items(tokens, "ordered_list_close")), start)
            case "table_open":
                rows = tuple(_rows(tokens))
                yield Table(rows[0], rows[1:])
            case kind if kind == end:
                return


def _items(tokens: Iterator[Token], end: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == end:
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _rows(tokens: Iterator[Token]) -> Iterator[tuple[tuple[Span, ...], ...]]:
    cells: list[tuple[Span, ...]] = []
    for token in tokens:
        match token.type:
            case "inline":
                cells.append(_spans(token))
            case "tr_close":
                yield tuple(cells)
                cells = []
            case "table_close":
                return


def _spans(inline: Token) -> tuple[Span, ...]:
    spans: list[Span] = []
    bold = italic = 0
    link, at_link = "", 0
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link, at_link = clean_link(str(token.attrs["href"])), len(spans)
            case "link_close":
                if len(spans) == at_link:  # a link without words shows its address
                    spans.append(Span(link, bold > 0, italic > 0, link))
                link = ""
            case "hardbreak":
                spans.append(Span("\n", bold > 0, italic > 0, link))
            case "softbreak":
                spans.append(Span(" ", bold > 0, italic > 0, link))
            case _:
                if token.content:
                    spans.append(Span(token.content, bold > 0, italic > 0, link))
    return tuple(spans)
