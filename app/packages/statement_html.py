"""The privacy statement as one page for a website (row D14): nothing is fetched, and nothing runs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.domain.prose import Block
from app.kernel.translator import Language
from app.packages.prose_html import blocks_html

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:46rem;margin:0 auto;padding:3rem 1.25rem 4rem;font:1rem/1.65 system-ui,sans-serif;"
    "color:#1f2528;background:#fff}"
    "header p{margin:0;color:#1f5c57;font-weight:600}"
    "h1{font-size:2.2rem;font-weight:300;line-height:1.2;margin:.4rem 0 1.2rem}"
    "h2{color:#1f5c57;font-size:1.35rem;font-weight:500;margin:2.6rem 0 .6rem}"
    "h3{font-size:1.05rem;margin:1.8rem 0 .4rem}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.25rem;margin:0;padding-bottom:1.2rem;"
    "border-bottom:1px solid #cfd6d6}dt{color:#5c676d}dd{margin:0}"
    "ul{padding-left:1.2rem}li p{margin:.3rem 0}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem;margin:1rem 0}"
    "th{text-align:left;color:#1f5c57;border-bottom:2px solid #1f5c57}td{border-bottom:1px solid #cfd6d6}"
    "th,td{padding:.5rem 1rem .5rem 0;vertical-align:top}"
    "@media (max-width:36rem){thead{display:none}tr,td{display:block}td{border:0;padding:.15rem 0}"
    "tr{padding:.6rem 0;border-bottom:1px solid #cfd6d6}td:first-child{font-weight:600}}"
    "@media (prefers-color-scheme:dark){body{color:#e4e9e9;background:#171b1c}dt{color:#a3aeb2}"
    "header p,h2,th{color:#7cc4bb}th{border-color:#7cc4bb}td,dl,tr{border-color:#3a4345}}"
    "@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr{break-inside:avoid}}"
)


def statement_html(
    title: str, practice: str, facts: Sequence[tuple[str, str]], blocks: tuple[Block, ...], language: Language
) -> str:
    """The whole page: every text in it is text, whatever it looks like."""
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    body = blocks_html(blocks).replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)} – {escape(practice)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<header>\n<p>{escape(practice)}</p>\n<h1>{escape(title)}</h1>\n<dl>{listed}</dl>\n</header>\n"
        f"{body}</main>\n</body>\n</html>\n"
    )
