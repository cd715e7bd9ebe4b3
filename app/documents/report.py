"""A report, or another document that was frozen: exactly what its canonical bytes say, nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.house import Role, style
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import text
from app.domain.frozen import FrozenVersion
from app.domain.prose_source import read_source
from app.kernel.translator import Translator

HASH_DIGITS = 16
"""Hexadecimal digits of the content's hash in the footer: enough to tell versions apart by eye."""


def set_report(frozen: FrozenVersion, translator: Translator, *, draft: bool) -> bytes:
    """The PDF of a frozen version.

    translator   speaks the language of the version; ValueError where it does not
    draft        marks every page as a draft; otherwise the footer carries the reference, the beginning of the
                 SHA-256 of the canonical bytes. The whole hash is in the metadata of both.
    """
    if translator.language is not frozen.language:
        raise ValueError("a document is printed in its own language")
    digest = frozen.content_sha256()
    subject = " \u00b7 ".join(filter(None, (frozen.kind, frozen.client)))
    if draft:
        foot = translator.text("documents.report.draft_foot", day=frozen.frozen_on)
    else:
        foot = translator.text("documents.report.reference", reference=short_hash(digest))
    sheet = Sheet(
        practice=frozen.practice,
        title=frozen.title,
        subject=subject,
        running=" \u00b7 ".join(filter(None, (frozen.title, frozen.client))),
        day=frozen.frozen_on,
        foot=foot,
        mark=translator.text("documents.draft") if draft else "",
        keywords=f"sha256:{digest}",
    )
    story = [
        *_opening(frozen, translator),
        *set_prose(read_source(frozen.source)),
    ]
    return print_pdf(story, sheet, translator)


def short_hash(digest: str) -> str:
    """The beginning of a hash in groups of four: 3f9a 10bc 77d2 e401."""
    digits = digest[:HASH_DIGITS]
    return " ".join(digits[start : start + 4] for start in range(0, HASH_DIGITS, 4))


def _opening(frozen: FrozenVersion, translator: Translator) -> Iterator[Flowable]:
    if frozen.kind:
        yield text(frozen.kind, style(Role.KIND))
    yield text(frozen.title, style(Role.TITLE))
    facts = (
        ("client", frozen.client),
        ("trajectory", frozen.trajectory),
        ("principal", frozen.principal),
        ("author", frozen.author),
        ("date", translator.date(frozen.frozen_on)),
    )
    for name, value in facts:
        if value:
            yield from labelled(translator.text(f"documents.report.{name}"), value, after=1.5)
    yield Spacer(1, 8)
    lines = (
        ("confidentiality", frozen.confidentiality),
        ("purpose", frozen.purpose),
        ("validity", frozen.validity),
    )
    if any(value for _, value in lines):
        yield Rule(whole=True, after=9)
        for name, value in lines:
            if value:
                yield from labelled(translator.text(f"documents.report.{name}"), value, Role.SMALL)
    yield Rule(whole=True, after=16)
