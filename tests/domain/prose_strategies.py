"""Written text as nasty as it comes, for the tests of source and editor."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table

TRAPS = [
    "*", "**", "***", "_", "__", "`", "```", "~~~", "\\", "\\\\", "[", "]", "](", "![", "<b>", "</script>", "<!--",
    "-->",
    "<https://voorbeeld.nl>", "&", "&amp;", "&#32;", "&#0;", "&copy", "#", "# ", "##", " #", ">", "> ", "- ", "+ ",
    "* ",
    "-", "---", "***", "===", "1. ", "12) ", "1.", "123456789. ", "1234567890. ", "0.", "|", "| a |", "|---|", ":--",
    " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x1f",
    "\u00a0", "\u3000", "\u200b", "\u200d", "\ufeff", "\ufffc", "\ufdd0", "\uffff", "\u202e", "\u2066", "\ud800",
    "a", "b", "één", "Zoë", "ü", "ß", "中文", "שלום", "مرحبا", "👩🏽‍🚀", "🙂", "e\u0301", "²", "½", "٣", "€", "«", "»",
    "…",
    ".", ",", "!", "?", "'", '"', "(", ")", "/", "1", "2026", "https://voorbeeld.nl", "naam@voorbeeld.nl", "[x]: /y",
]  # fmt: skip

texts = st.lists(st.sampled_from(TRAPS) | st.characters(), max_size=6).map("".join)

links = st.just("") | st.sampled_from(
    [
        "https://voorbeeld.nl/a?b=c&d=e#f",
        "http://voorbeeld.nl/(a)[b]<c>",
        "mailto:naam@voorbeeld.nl",
        "tel:+31",
        "https://voorbeeld.nl/a b\\*_|`!'\"",
        "HTTPS://xn--/%zz%20é中",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
    ]
)

spans = st.builds(Span, texts, st.booleans(), st.booleans(), st.just("") | links)
runs = st.lists(spans, max_size=5).map(tuple)

leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, st.integers(0, 5), runs),
    st.builds(
        Table,
        st.lists(runs, max_size=3).map(tuple),
        st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple),
    ),
)


def _containers(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    rows = st.lists(children, max_size=3).map(tuple)
    items = st.lists(rows, max_size=3).map(tuple)
    starts = st.integers(-1, 4) | st.sampled_from([10, 999_999_998, 999_999_999, 1_000_000_000])
    return st.one_of(
        st.builds(Quote, rows),
        st.builds(BulletList, items),
        st.builds(NumberedList, items, starts),
    )


any_block: st.SearchStrategy[Block] = st.recursive(leaves, _containers, max_leaves=8)
any_blocks = st.lists(any_block, max_size=5).map(tuple)

sources = st.lists(
    st.sampled_from(
        [*TRAPS, "\n- ", "\n  - ", "\n1. ", "\n> ", "\n    ", "\n\n", "[a](https://b.nl)", "[](https://b.nl)"]
    )
    | st.characters(),
    max_size=30,
).map("".join)
