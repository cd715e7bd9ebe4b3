"""The privacy statement as PDF and as a page for a website: what was published, or what would be (rows B11, D14)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.gate import require
from app.domain.gates.tell_statement import hand_out_statement_gate
from app.domain.prose_source import read_source
from app.domain.statement import Statement
from app.kernel.errors import NotFound
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.packages.statement_html import statement_html
from app.usecases.parts import Parts
from app.usecases.practice import practice_details
from app.usecases.statement_now import newest_statement, statement_now
from app.vault.rows import Rows

if TYPE_CHECKING:
    from app.documents.statement import StatementPaper


class StatementForm(StrEnum):
    """In what form it is made."""

    PDF = "pdf"
    HTML = "html"


def statement_paper(statement: Statement, translator: Translator) -> StatementPaper:
    """A published version in the translator's language, word for word."""
    from app.documents.statement import StatementPaper  # Printing is slow to load.

    return StatementPaper(
        practice=statement.practice,
        number=statement.number,
        valid_from=statement.valid_from,
        changed_on=statement.changed_on,
        source=statement.text(translator.language),
    )


def draft_paper(rows: Rows, parts: Parts, translator: Translator) -> StatementPaper:
    """What would be published now, marked as a draft."""
    from app.documents.statement import StatementPaper

    now = statement_now(rows, parts)
    return StatementPaper(
        practice=practice_details(now.facts.practice),
        number=0,
        valid_from=now.valid_from,
        changed_on=now.changed_on,
        source=now.texts[translator.language],
    )


def published_statement(rows: Rows, number: int = 0) -> Statement:
    """A published version by its number, otherwise the newest; GateRefused where there is none, NotFound for a number
    that was never published.
    """
    newest = newest_statement(rows)
    require(hand_out_statement_gate(newest))
    found = rows.find(Statement, number=number) if number else (newest,)
    if not found or found[0] is None:
        raise NotFound(Statement.noun.name, str(number))
    return found[0]


def numbered_paper(rows: Rows, parts: Parts, number: int, translator: Translator) -> StatementPaper:
    """A published version by its number; 0 is what would be published now. GateRefused, NotFound."""
    if number:
        return statement_paper(published_statement(rows, number), translator)
    return draft_paper(rows, parts, translator)


def paper_bytes(paper: StatementPaper, form: StatementForm, translator: Translator) -> bytes:
    """The bytes of a file."""
    if form is StatementForm.PDF:
        from app.documents.statement import render_statement

        return render_statement(paper, translator)
    words, day = translator.text, translator.date
    facts = (
        (words("statement.number"), str(paper.number) if paper.number else words("statement.draft").capitalize()),
        (words("statement.valid_from"), day(paper.valid_from)),
        (words("statement.changed_on"), day(paper.changed_on)),
    )
    blocks = read_source(paper.source)
    page = statement_html(words("statement.title"), paper.practice.trade_name, facts, blocks, translator.language)
    return page.encode()


def save_statement(paper: StatementPaper, form: StatementForm, translator: Translator, target: Path) -> Path:
    """Write it to a new file."""
    content = paper_bytes(paper, form, translator)
    with new_file(target) as file:
        file.write(content)
    return target
