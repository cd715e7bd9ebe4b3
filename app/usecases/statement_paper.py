"""The client's statement as a paper of its own, to go along with what it stands beside (rows D8, L14)."""

from __future__ import annotations

from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.printed import render_overview
from app.domain.client import Client
from app.domain.client_statement import ClientStatement
from app.domain.document import Document, Version
from app.domain.prose import Paragraph, Span
from app.domain.reason import worded
from app.kernel.translator import Translator
from app.packages.contents import PackageFile
from app.packages.safe_names import safe_name
from app.usecases.disclosure_facts import statements_beside
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


def statement_file(rows: Rows, version: Version, translator: Translator) -> PackageFile | None:
    """The paper as a file of a package; None where no statement stands beside this version."""
    beside = statements_beside(rows, version)
    if not beside:
        return None
    content = statement_paper(rows, version, beside, translator)
    name = safe_name(translator.text("client_statement.file"))
    return PackageFile(name, "application/pdf", len(content), lambda: iter((content,)))


def statement_paper(rows: Rows, version: Version, beside: tuple[ClientStatement, ...], translator: Translator) -> bytes:
    """The statements beside a version as a PDF, in the translator's language."""
    about = worded(version.named(lambda identity: rows.maybe(Document, identity)), translator)
    return render_overview(
        Overview(
            title=translator.text("client_statement.title"),
            practice=practice_details(the_practice(rows)),
            client=rows.get(Client, version.client).name,
            day=max(each.given_on for each in beside),
            introduction=(translator.text("client_statement.about", what=about),),
            sections=tuple(
                Section(title=worded(each.named(lambda _: None), translator), entries=(_entry(each, translator),))
                for each in beside
            ),
        ),
        translator,
    )


def _entry(statement: ClientStatement, translator: Translator) -> Entry:
    blocks = tuple(Paragraph((Span(each),)) for each in statement.text.split("\n\n") if each.strip())
    pairs = (Pair(translator.text("client_statement.finding"), statement.finding),) if statement.finding else ()
    return Entry(pairs=pairs, blocks=blocks)
