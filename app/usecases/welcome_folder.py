"""The welcome folder of a client, in the client's language (row D14)."""

from __future__ import annotations

from pathlib import Path

from app.domain.client import Client
from app.domain.statement_text.rights import rights
from app.domain.statement_text.who import address, responsible
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError
from app.packages.new_file import new_file
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.statement_now import statement_facts
from app.usecases.statement_papers import published_statement, statement_paper
from app.vault.rows import Rows

_LARGEST = 20_000_000
"""Bytes of the practice's terms: far more than any are long."""


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


def save_welcome_folder(rows: Rows, parts: Parts, client: str, target: Path, terms: Path | None = None) -> Path:
    """Write it to a new file, for its owner alone."""
    content = welcome_folder(rows, parts, client, _read(terms) if terms else b"")
    with new_file(target) as file:
        file.write(content)
    return target


def _read(terms: Path) -> bytes:
    try:
        if terms.stat().st_size > _LARGEST:
            raise InputError(Fault("welcome.terms", "welcome.too_large"))
        return terms.read_bytes()
    except OSError as error:
        raise InputError(Fault("welcome.terms", "welcome.unreadable")) from error
