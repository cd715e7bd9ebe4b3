"""What a readable copy tells besides the data: who keeps it, what for, where it came from, and the client's rights.

GDPR art. 15(1)(a), (b), (e), (f), (g) and (h); rows A3, A5, A8, A11, L2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.documents.overview import Entry, Pair, Section
from app.domain.attachment import Attachment
from app.domain.category import Category, Sensitivity, Source
from app.domain.declare import Record, asked
from app.domain.policy import Policy
from app.domain.prose import Block, BulletList, Paragraph, Span
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.dossier_contents import DossierContents
from app.usecases.kept_until import KeptItem

_RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "objection", "withdrawal")


def who_keeps(contents: DossierContents, policy: Policy, translator: Translator) -> Section:
    """The controller, and who answers questions."""
    practice = contents.practice
    fields = ("trade_name", "legal_name", "kvk", "phone", "email", "website", "officer")
    pairs = [Pair(translator.text(f"practice.{name}"), getattr(practice, name)) for name in fields]
    street = f"{practice.street} {practice.house_number}".strip()
    town = f"{practice.postcode} {practice.town}".strip()
    address = "\n".join(line for line in (street, town, practice.country) if line)
    responsible = practice.responsible or policy.responsible.words(translator)
    pairs[2:2] = [Pair(translator.text("overview.address"), address)]
    pairs.append(Pair(translator.text("overview.responsible"), responsible))
    return Section(title=translator.text("overview.who"), entries=(Entry(pairs=tuple(pairs)),))


def about_the_data(contents: DossierContents, kept: Sequence[KeptItem], translator: Translator) -> Section:
    """For every kind of data in the dossier: what it is kept for, from whom it came and when, and whether it is
    sensitive (A3).
    """
    found = {each.id: each.category for each in kept}
    present = [each for each in Category if each in found.values()]
    entries = [
        Entry(
            title=translator.text(f"category.{category.value}"),
            pairs=(
                Pair(translator.text("overview.purpose"), translator.text(f"overview.purpose.{category.value}")),
                Pair(translator.text("overview.source"), _from_whom(contents, found, category, translator)),
                Pair(translator.text("overview.gathered"), _when(contents, found, category, translator)),
                Pair(translator.text("overview.sensitivity"), _how_sensitive(category, translator)),
            ),
        )
        for category in present
    ]
    return Section(title=translator.text("overview.about"), entries=tuple(entries))


def rights(contents: DossierContents, translator: Translator) -> Section:
    """What the client can ask, where to complain, and that no machine decides."""
    practice = contents.practice
    reach = practice.email or practice.phone
    introduction = "overview.rights.introduction" if reach else "overview.rights.introduction.bare"
    said: tuple[Block, ...] = (
        _paragraph(translator.text(introduction, practice=practice.trade_name, reach=reach)),
        BulletList(tuple((_paragraph(translator.text(f"overview.right.{each}")),) for each in _RIGHTS)),
        _paragraph(translator.text("overview.rights.complaint", practice=practice.trade_name)),
        _paragraph(translator.text("overview.rights.authority")),
        _paragraph(translator.text("overview.rights.decisions")),
    )
    return Section(title=translator.text("overview.rights"), entries=(Entry(blocks=said),))


def _from_whom(
    contents: DossierContents, categories: Mapping[Id, Category], category: Category, translator: Translator
) -> str:
    sources = {
        source
        for record in contents.everything()
        if categories.get(record.id) is category
        for source in _sources(record)
    }
    return translator.text("overview.source.joint").join(
        translator.text(f"overview.source.{each.value}", practice=contents.practice.trade_name)
        for each in Source
        if each in sources
    )


def _when(
    contents: DossierContents, categories: Mapping[Id, Category], category: Category, translator: Translator
) -> str:
    """Given at the start, before anything was agreed or on the first day; or gathered in the trajectory."""
    first = min((each.starts_on for each in contents.of(Trajectory)), default=date.max)
    at_the_start = {
        record.happened_on <= first for record in contents.everything() if categories.get(record.id) is category
    }
    keys = [key for key, early in (("start", True), ("trajectory", False)) if early in at_the_start]
    return translator.text("overview.source.joint").join(translator.text(f"overview.gathered.{key}") for key in keys)


def _how_sensitive(category: Category, translator: Translator) -> str:
    """Nothing of what is no more than personal."""
    if category.sensitivity not in (Sensitivity.SENSITIVE, Sensitivity.SPECIAL):
        return ""
    return translator.text(f"overview.sensitivity.{category.sensitivity.value}")


def _sources(record: Record) -> Iterator[Source]:
    """From whom the fields that hold something came. A file came from whom the coach said that it came."""
    if isinstance(record, Attachment):
        yield record.origin
        return
    for each in asked(type(record)):
        if each.name != "client" and getattr(record, each.name) not in ("", None, 0, b""):
            yield each.declaration.source


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Span(words),))
