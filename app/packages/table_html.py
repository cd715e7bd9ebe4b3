"""A register as one page to read in a browser (row B12): nothing is fetched, and nothing runs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.kernel.translator import Language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:60rem;margin:0 auto;padding:3rem 1.25rem 4rem;font:1rem/1.6 system-ui,sans-serif;"
    "color:#1f2528;background:#fff}"
    "header p{margin:0;color:#1f5c57;font-weight:600}header .below{color:#5c676d;font-weight:400}"
    "h1{font-size:2.2rem;font-weight:300;line-height:1.2;margin:.4rem 0 .6rem}"
    "h2{color:#1f5c57;font-size:1.15rem;font-weight:500;margin:0 0 .5rem}"
    "section{border-top:1px solid #cfd6d6;padding:1.4rem 0 .8rem;break-inside:avoid}"
    "dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1.25rem;margin:.8rem 0}"
    "dt{color:#5c676d}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}"
    "@media (max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}"
    "@media (prefers-color-scheme:dark){body{color:#e4e9e9;background:#171b1c}dt,header .below{color:#a3aeb2}"
    "header p,h2{color:#7cc4bb}section{border-color:#3a4345}}"
    "@media print{body{max-width:none;padding:0;font-size:10pt}}"
)


def table_html(
    title: str,
    practice: str,
    below: str,
    head: Sequence[tuple[str, str]],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    language: Language,
) -> str:
    """The whole page: a part for each row under its first cell, with the columns that say something. Every text in it
    is text, whatever it looks like.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)} \u2013 {escape(practice)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<header>\n<p>{escape(practice)}</p>\n<h1>{escape(title)}</h1>\n<p class="below">{escape(below)}</p>\n'
        f"{_facts(head)}</header>\n{''.join(_row(columns, each) for each in rows)}</main>\n</body>\n</html>\n"
    )


def _row(columns: Sequence[str], cells: Sequence[str]) -> str:
    title = cells[0].strip() or columns[0]
    return f"<section>\n<h2>{escape(title)}</h2>\n{_facts(list(zip(columns[1:], cells[1:], strict=True)))}</section>\n"


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    said = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in facts if value.strip())
    return f"<dl>\n{said}</dl>\n" if said else ""
