"""What is kept of one person outside any dossier: an enquirer, a reader of the newsletter, someone who speaks for an
organisation. They have the same rights (GDPR art. 15, 17, 20; rows B1, B6, C13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.printed import render_overview
from app.domain.client import Client
from app.domain.commissions import organisation_of
from app.domain.declare import Record, Shape, asked
from app.domain.nouns import OUTSIDE_NOUNS
from app.domain.organisation import Organisation
from app.domain.reason import worded
from app.domain.retention import Explainer, Kept
from app.domain.worded_value import worded_value
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.usecases.subscribe import at_address
from app.vault.kept_items import load_outside
from app.vault.rows import Rows

_NOUNS: tuple[type[Record], ...] = tuple(noun for noun in OUTSIDE_NOUNS if noun is not Organisation)


@dataclass(frozen=True, slots=True)
class PersonOutside:
    """All records of one e-mail address outside dossiers, and the dossiers of clients who have that address too."""

    email: str
    records: tuple[tuple[Record, Kept], ...]
    """Each with until when it is kept."""
    dossiers: tuple[Id, ...]
    """Where more is kept: access to that is a request in the dossier."""


def person_outside(rows: Rows, parts: Parts, email: str) -> PersonOutside:
    """What is kept under an address. CoachkluisError where that is nothing, in a dossier neither."""
    today = legal_date(parts.clock.now())
    records = tuple(each for noun in _NOUNS for each in at_address(rows, noun, email))
    dossiers = tuple(each.id for each in at_address(rows, Client, email))
    if not records and not dossiers:
        raise CoachkluisError("person.unknown")
    return PersonOutside(email.strip(), tuple((each, _kept(rows, parts, each, today)) for each in records), dossiers)


def person_pdf(rows: Rows, parts: Parts, email: str, translator: Translator) -> bytes:
    """The same as an overview to give to that person, in the translator's language."""
    found, practice = person_outside(rows, parts, email), the_practice(rows)
    sections = [_section(record, kept, translator) for record, kept in found.records]
    introduction = [translator.text("person.introduction", practice=practice.trade_name, email=found.email)]
    if found.dossiers:
        introduction.append(translator.text("person.dossier_too"))
    rights = Entry(pairs=(Pair(translator.text("person.rights"), translator.text("person.rights.text")),))
    overview = Overview(
        title=translator.text("person.title"),
        practice=practice_details(practice),
        client="",
        day=legal_date(parts.clock.now()),
        introduction=tuple(introduction),
        sections=(*sections, Section(title=translator.text("person.rights.title"), entries=(rights,))),
    )
    return render_overview(overview, translator)


def save_person_pdf(rows: Rows, parts: Parts, email: str, target: Path, translator: Translator) -> None:
    """Write that overview to a new file, for its owner alone."""
    content = person_pdf(rows, parts, email, translator)
    with new_file(target) as file:
        file.write(content)


def _kept(rows: Rows, parts: Parts, record: Record, today: date) -> Kept:
    organisation = organisation_of(record)
    facts = load_outside(rows, () if organisation is None else (organisation,))
    return Explainer(policy_on(rows, today), parts.law.statute, today).explain(facts.item(record))


def _section(record: Record, kept: Kept, translator: Translator) -> Section:
    pairs = list(_pairs(record, translator))
    pairs.append(Pair(translator.text("person.kept"), worded(kept.reasons[0], translator)))
    title = translator.text(record.noun.label)
    return Section(title=title[:1].upper() + title[1:], entries=(Entry(pairs=tuple(pairs)),))


def _pairs(record: Record, translator: Translator) -> Iterator[Pair]:
    for each in asked(type(record)):
        if each.declaration.shape is not Shape.REFERENCE:
            yield Pair(translator.text(each.label), worded_value(each, getattr(record, each.name), translator))
