"""The welcome folder of a client, in the client's language (row D14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.client import Client
from app.domain.statement import StatementTold
from app.domain.statement_text.rights import rights
from app.domain.statement_text.who import address, responsible
from app.domain.terms import TermsGiven
from app.kernel.clock import legal_date
from app.packages.new_file import new_file
from app.usecases.current_policy import policy_on
from app.usecases.give_terms import give_terms, keep_terms
from app.usecases.parts import Parts
from app.usecases.statement_now import newest_statement, statement_facts
from app.usecases.statement_papers import published_statement, statement_paper
from app.usecases.tell_statement import tell_statement
from app.vault.rows import Rows
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class NewTerms:
    """Terms that go along: what this version is called, and its PDF."""

    title: str
    content: bytes


def welcome_folder(rows: Rows, parts: Parts, client: str, terms: bytes = b"") -> bytes:
    """The PDF: a word of welcome, whom to reach, the rights in short, the newest published statement, the terms.

    GateRefused where no statement is published, NotFound, InputError where the terms are no PDF.
    """
    from app.documents.overview import Pair  # Printing is slow to load.
    from app.documents.welcome import WelcomeFolder, render_welcome

    person = rows.get(Client, client)
    translator = parts.translator(person.language)
    today = legal_date(parts.clock.now())
    facts = statement_facts(rows, parts, policy_on(rows, today), today)
    practice, text = facts.practice, translator.text
    contact = (
        ("coach", practice.coach),
        ("address", address(practice)),
        ("phone", practice.phone),
        ("email", practice.email),
        ("website", practice.website),
        ("responsible", responsible(facts, translator)),
        ("officer", practice.officer),
    )
    folder = WelcomeFolder(
        client=person.name,
        day=today,
        statement=statement_paper(published_statement(rows), translator),
        introduction=(
            text("welcome.introduction", name=person.first_name or person.name, practice=practice.trade_name),
            text("welcome.paper"),
        ),
        contact=tuple(Pair(text(f"welcome.contact.{name}"), value) for name, value in contact),
        rights=tuple(rights(facts, translator)),
        terms=terms,
    )
    return render_welcome(folder, translator)


def save_welcome_folder(rows: Rows, parts: Parts, client: str, target: Path, terms: bytes = b"") -> Path:
    """Write it to a new file, for its owner alone."""
    content = welcome_folder(rows, parts, client, terms)
    with new_file(target) as file:
        file.write(content)
    return target


def record_welcome(
    work: Work, client: str, told: Mapping[str, object] | None, terms: NewTerms | None, given: Mapping[str, object]
) -> None:
    """What a client got in the folder, each once: the newest statement, `told` on a day in a way, and the terms, of
    which the vault keeps the version. None is what is not to be recorded. Raises InputError, GateRefused, NotFound.
    """
    statement = newest_statement(work)
    known = statement is not None and bool(work.find(StatementTold, client=client, statement=statement.id))
    if told is not None and not known:
        tell_statement(work, [client], told)
    if terms is not None:
        kept = keep_terms(work, terms.title, terms.content)
        if not work.find(TermsGiven, client=client, terms=kept.id):
            give_terms(work, {**given, "terms": kept.id}, client)
