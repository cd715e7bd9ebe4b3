"""The welcome folder of a client (row D14): a word of welcome, whom to reach, what one can ask, and the statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
from reportlab.platypus import Flowable, PageBreak

from app.documents.flowables import Rule, labelled
from app.documents.headings import heading
from app.documents.house import Role, style
from app.documents.overview import Pair
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.statement import StatementPaper, statement_story
from app.documents.text import passages, text
from app.domain.prose import Block
from app.kernel.errors import Fault, InputError
from app.kernel.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeFolder:
    """What goes into it. `terms` is a PDF of the practice's own, put behind the rest; empty for none."""

    client: str
    day: date
    statement: StatementPaper
    introduction: tuple[str, ...]
    contact: tuple[Pair, ...]
    rights: Sequence[Block]
    terms: bytes = b""


def render_welcome(folder: WelcomeFolder, translator: Translator) -> bytes:
    """The PDF, in the translator's language. InputError where the terms are no PDF that can be read."""
    title = translator.text("welcome.title")
    sheet = Sheet(
        practice=folder.statement.practice,
        title=title,
        subject=folder.client,
        running=title,
        day=folder.day,
    )
    pdf = print_pdf(list(_story(folder, title, translator)), sheet, translator)
    return _joined(pdf, folder.terms) if folder.terms else pdf


def _story(folder: WelcomeFolder, title: str, translator: Translator) -> Iterator[Flowable]:
    words = translator.text
    yield text(title, style(Role.TITLE))
    yield from labelled(words("welcome.client"), folder.client, after=1.5)
    yield from labelled(words("documents.overview.date"), translator.date(folder.day), after=1.5)
    yield Rule(whole=True, before=8, after=14)
    for line in folder.introduction:
        yield from passages(line, style(Role.BODY))
    yield from heading(words("welcome.contents"), Role.HEADING_1, 0)
    inside = ["contact", "rights", "statement", *(["terms"] if folder.terms else [])]
    for name in inside:
        yield text(words(f"welcome.inside.{name}"), style(Role.ITEM))
    yield from heading(words("welcome.contact"), Role.HEADING_1, 0)
    for pair in folder.contact:
        if pair.value.strip():
            yield from labelled(pair.label, pair.value, after=2)
    yield from set_prose(folder.rights)
    yield PageBreak()
    yield from statement_story(folder.statement, translator)


def _joined(pdf: bytes, terms: bytes) -> bytes:
    """The folder with the terms behind it, page for page; nothing else of that file is taken over."""
    goal = BytesIO()
    try:
        with pikepdf.open(BytesIO(terms)) as behind, pikepdf.open(BytesIO(pdf)) as document:
            document.pages.extend(behind.pages)
            document.save(goal, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise InputError(Fault("welcome.terms", "welcome.no_pdf")) from error
    return goal.getvalue()
