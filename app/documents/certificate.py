"""The certificate of a destruction: what is gone, by which rule and when, without a name (row X5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from app.documents.flowables import Rule, labelled
from app.documents.headings import heading
from app.documents.house import Role, style
from app.documents.key_block import by_hand
from app.documents.press import Sheet, print_pdf
from app.documents.tables import table
from app.documents.text import text
from app.domain.destruction import DestroyedItem, Destruction
from app.domain.frozen import PracticeDetails
from app.domain.prose import Span
from app.kernel.translator import Translator


def render_certificate(destruction: Destruction, practice: PracticeDetails, translator: Translator) -> bytes:
    """The PDF of a certificate, in the translator's language."""
    title = translator.text("documents.certificate.title")
    sheet = Sheet(practice=practice, title=title, subject="", running=title, day=destruction.done_on)
    return print_pdf(list(_story(destruction, title, translator)), sheet, translator)


def _story(destruction: Destruction, title: str, translator: Translator) -> Iterator[Flowable]:
    words, count = translator.text, translator.count
    yield text(title, style(Role.TITLE))
    for key, value in (
        ("done", translator.date(destruction.done_on)),
        ("kind", words(f"destruction_kind.{destruction.kind.value}")),
        ("number", destruction.id),
        ("items", count("documents.certificate.of", destruction.items)),
        ("papers", str(destruction.papers) if destruction.papers else ""),
        ("dossiers", str(destruction.dossiers)),
        ("reduced", str(destruction.reduced) if destruction.reduced else ""),
        ("stayed", str(destruction.stayed) if destruction.stayed else ""),
        ("policy", str(destruction.policy_version)),
    ):
        if value:
            yield from labelled(words(f"documents.certificate.{key}"), value, after=1.5)
    yield Rule(whole=True, before=8, after=12)
    yield text(words("documents.certificate.introduction"), style(Role.BODY))
    yield from _by_category(destruction.lines, translator)
    yield from _lines(destruction.lines, translator)
    yield from by_hand(words("documents.certificate.signed"))


def _by_category(lines: tuple[DestroyedItem, ...], translator: Translator) -> Iterator[Flowable]:
    words = translator.text
    yield from heading(words("documents.certificate.by_category"), Role.HEADING_1, 0)
    number = Counter((each.category, each.fate.value, each.until, each.trigger) for each in lines)
    head = [(Span(words(f"documents.certificate.{each}")),) for each in ("category", "fate", "rule", "until", "count")]
    rows = [
        [
            (Span(_large(words(f"retention.category.{category}"))),),
            (Span(words(f"fate.{fate}")),),
            (Span(words(f"retention.trigger.{trigger}") if trigger else ""),),
            (Span(_day(until, translator)),),
            (Span(str(total)),),
        ]
        for (category, fate, until, trigger), total in sorted(number.items())
    ]
    yield from table(head, rows)


def _lines(lines: tuple[DestroyedItem, ...], translator: Translator) -> Iterator[Flowable]:
    words = translator.text
    yield from heading(words("documents.certificate.every"), Role.HEADING_1, 0)
    head = [(Span(words(f"documents.certificate.{each}")),) for each in ("noun", "id", "dossier")]
    rows = [[(Span(_large(words(f"noun.{each.noun}"))),), (Span(each.id),), (Span(each.dossier),)] for each in lines]
    yield from table(head, rows)


def _large(words: str) -> str:
    """As the first word of a cell."""
    return words[:1].upper() + words[1:]


def _day(iso: str, translator: Translator) -> str:
    return translator.short_date(date.fromisoformat(iso)) if iso else ""
