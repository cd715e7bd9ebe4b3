"""A document as a small HTML file of its own, for whoever takes a package apart without its page."""

from __future__ import annotations

from html import escape

from app.domain.prose import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Span,
    Table,
)
from app.packages.contents import PackageDocument

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{max-width:42rem;margin:3rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif}"
    "p,th,td,h1,h2,h3,h4{white-space:pre-line}"
)


def document_html(document: PackageDocument) -> str:
    """The whole file: every text in it is text, whatever it looks like; nothing runs or is fetched."""
    title = escape(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{blocks_html(document.blocks)}</body>\n</html>\n"
    )


def blocks_html(blocks: tuple[Block, ...]) -> str:
    """Blocks as markup; their headings begin at level 2, below the title."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(level, spans):
            name = f"h{min(max(level, 1), 3) + 1}"
            return f"<{name}>{_spans(spans)}</{name}>\n"
        case Paragraph(spans):
            return f"<p>{_spans(spans)}</p>\n"
        case BulletList(items):
            return f"<ul>{_items(items)}</ul>\n"
        case NumberedList(items, start):
            return f'<ol start="{start}">{_items(items)}</ol>\n'
        case Quote(inner):
            return f"<blockquote>{blocks_html(inner)}</blockquote>\n"
        case Table(header, rows):
            body = "".join(_row("td", row) for row in rows)
            return f"<table><thead>{_row('th', header)}</thead><tbody>{body}</tbody></table>\n"


def _items(items: tuple[tuple[Block, ...], ...]) -> str:
    return "".join(f"<li>{blocks_html(item)}</li>" for item in items)


def _row(cell: str, cells: tuple[tuple[Span, ...], ...]) -> str:
    return "<tr>" + "".join(f"<{cell}>{_spans(spans)}</{cell}>" for spans in cells) + "</tr>"


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.italic:
        text = f"<em>{text}</em>"
    if span.bold:
        text = f"<strong>{text}</strong>"
    # A link is shown, never followed.
    return f"{text} ({escape(span.link)})" if span.link and span.link != span.text else text
