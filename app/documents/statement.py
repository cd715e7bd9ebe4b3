"""The privacy statement on paper (rows B11, D14): what was published, with its number and its dates (C1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from app.documents.flowables import Rule, labelled
from app.documents.house import Role, style
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import text
from app.domain.frozen import PracticeDetails
from app.domain.prose_source import read_source
from app.kernel.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPaper:
    """A statement as it is printed. `number` is 0 for one that is not published: it says that it is a draft."""

    practice: PracticeDetails
    number: int
    valid_from: date
    changed_on: date
    source: str
    """What it says, as stored source (app.domain.prose_source)."""


def render_statement(paper: StatementPaper, translator: Translator) -> bytes:
    """The PDF of a statement, in the translator's language, which is that of its source."""
    words = translator.text
    title = words("statement.title")
    draft = words("statement.draft") if not paper.number else ""
    foot = f"{words('statement.number')} {paper.number}" if paper.number else ""
    sheet = Sheet(
        practice=paper.practice,
        title=title,
        subject="",
        running=title,
        day=paper.valid_from,
        foot=foot,
        mark=draft,
    )
    return print_pdf(list(statement_story(paper, translator)), sheet, translator)


def statement_story(paper: StatementPaper, translator: Translator) -> Iterator[Flowable]:
    """The pieces of a statement, for a document of its own or as a part of another."""
    words, day = translator.text, translator.date
    yield text(words("statement.title"), style(Role.TITLE))
    number = str(paper.number) if paper.number else words("statement.draft").capitalize()
    yield from labelled(words("statement.number"), number, after=1.5)
    yield from labelled(words("statement.valid_from"), day(paper.valid_from), after=1.5)
    yield from labelled(words("statement.changed_on"), day(paper.changed_on), after=1.5)
    yield Rule(whole=True, before=8, after=10)
    yield from set_prose(read_source(paper.source))
