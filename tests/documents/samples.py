"""Fictional documents, and the translators that print them: what every test of this folder prints."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.documents.letter import Letter
from app.documents.overview import Entry, Overview, Pair, Section
from app.domain.destruction import DestroyedItem, Destruction, DestructionKind, Fate, as_content
from app.domain.frozen import FrozenVersion, PracticeDetails
from app.domain.prose import BulletList, Paragraph, Span
from app.kernel.ids import Id
from app.kernel.translator import Language, Translator

LOCALE = Path(__file__).resolve().parents[2] / "resources" / "locale"
PRACTICE = PracticeDetails(
    trade_name="Praktijk De Wilg",
    legal_name="De Wilg Coaching B.V.",
    kvk="90123456",
    address=("Kerkpad 7", "3511 AB Utrecht"),
    phone="030 555 01 23",
    mail="post@dewilg.example",
)


def _destroyed(
    number: int,
    noun: str,
    dossier: int,
    category: str,
    until: str,
    fate: Fate = Fate.DESTROYED,
    basis: str = "promised",
) -> DestroyedItem:
    trigger = "trajectory_end" if basis == "promised" else "book_year_end"
    years = 5 if basis == "promised" else 7
    begun = f"{int(until[:4]) - years}{until[4:]}"
    return DestroyedItem(noun, f"{number:026}", f"{dossier:026}", category, fate, trigger, begun, until, basis)


DESTRUCTION = Destruction(
    id=Id("c7m2k9r4t6w8y0b1d3f5g7h9jk"),
    made=datetime(2026, 3, 3, 9, tzinfo=UTC),
    changed=datetime(2026, 3, 3, 9, tzinfo=UTC),
    done_on=date(2026, 3, 3), kind=DestructionKind.DUE, dossiers=2, items=4, reduced=1, papers=1, stayed=3,
    policy_version=2,
    content=as_content(
        [
            _destroyed(1, "session", 1, "session_notes", "2026-02-01"),
            _destroyed(2, "session", 1, "session_notes", "2026-02-01"),
            _destroyed(3, "paper_item", 1, "assessment", "2026-02-01"),
            _destroyed(4, "attachment", 2, "administration", "2025-12-31", basis="statutory"),
            _destroyed(5, "trajectory", 1, "administration", "2028-12-31", Fate.REDUCED, "statutory"),
        ]
    ),
)  # fmt: skip
"""What a certificate is about: notes, a paper, an invoice, and a trajectory of which only the bones stay."""
RECOVERY_KEY = "7K3MR9-QX2DV4-T8N1BH-YFC6J5-W0ZPGS-E2K9MR-7XQ4T8"

SOURCE_NL = """\
# Aanleiding

Femke Jóhannsdóttir-Öztürk kwam in **januari** met de vraag hoe zij haar grenzen kan bewaken zonder haar team in \
de steek te laten. Zij omschreef haar week als *één lange vergadering*.

> Ik zeg ja voordat ik heb nagedacht, en dan zit ik eraan vast. Pas 's avonds merk ik wat het me kost.
>
> Dat wil ik anders.

## Doelen

1. In elk overleg eerst een vraag stellen, dan pas iets toezeggen.
2. Op vrijdag om vijf uur de laptop dicht:
   - geen mail na zessen;
   - de telefoon in de la.
3. Een gesprek met de leidinggevende over de werkverdeling.

## Wat we zagen

| Gesprek | Onderwerp | Opbrengst |
| --- | --- | --- |
| 14 januari | Kennismaking en doelen | Drie doelen, samen opgeschreven |
| 4 februari | Nee zeggen | Geoefend met twee situaties uit de week ervoor |
| 4 maart | Terugblik | Vier van de vijf vrijdagen gelukt |

### Hoe nu verder

Femke houdt een kort logboek bij. Over drie maanden kijken we samen terug.
"""
SOURCE_EN = """\
# Why we met

Femke came in **January** asking how to guard her limits without letting her team down. She called her week \
*one long meeting*.

> I say yes before I have thought, and then I am stuck with it.

## Goals

- Ask a question first, promise later.
- Close the laptop at five on Fridays.

## What next

Femke keeps a short diary. In three months we look back together.
"""


@cache
def translator(language: Language) -> Translator:
    """The translator of a language, from the area of documents alone."""
    with (LOCALE / language.value / "documents.po").open("rb") as file:
        catalogue = read_po(file, locale=language.value)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))


DUTCH, ENGLISH = translator(Language.DUTCH), translator(Language.ENGLISH)


def frozen_version(language: Language = Language.DUTCH, /, **changes: str) -> FrozenVersion:
    """A report about a fictional client, in Dutch or English, with any text field changed."""
    dutch = language is Language.DUTCH
    fields = {
        "client": "Femke Jóhannsdóttir-Öztürk",
        "kind": "Eindrapportage" if dutch else "Final report",
        "title": "Grenzen stellen zonder los te laten" if dutch else "Setting limits without letting go",
        "trajectory": "Loopbaancoaching voorjaar 2026" if dutch else "Career coaching, spring 2026",
        "principal": "Waterschap Kromme Aa",
        "author": "Joris van den IJssel",
        "source": SOURCE_NL if dutch else SOURCE_EN,
        "confidentiality": (
            "Dit verslag is alleen bedoeld voor Femke. Zonder haar toestemming krijgt niemand anders het te zien."
            if dutch
            else "This report is for Femke only. Nobody else sees it without her consent."
        ),
        "purpose": (
            "Het terugkijken op dit traject. Het is niet bedoeld om een besluit over haar werk op te baseren."
            if dutch
            else "To look back on this trajectory. It is not meant as a ground for decisions about her work."
        ),
        "validity": (
            "Het beschrijft het traject tot 31 maart 2026 en verliest daarna zijn betekenis."
            if dutch
            else "It describes the trajectory until 31 March 2026 and loses its meaning after that."
        ),
    }
    return FrozenVersion(practice=PRACTICE, language=language, frozen_on=date(2026, 4, 2), **(fields | changes))


def paragraph(words: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Span(words),))


OVERVIEW = Overview(
    title="Wat wij van je bewaren",
    practice=PRACTICE,
    client="Femke Jóhannsdóttir-Öztürk",
    day=date(2026, 4, 9),
    introduction=(
        "Je vroeg op 2 april 2026 om een kopie van je dossier. Hieronder staat alles wat wij van je bewaren, "
        "waarvoor, en tot wanneer.",
    ),
    sections=(
        Section(
            title="Jouw gegevens",
            entries=(
                Entry(
                    pairs=(
                        Pair("Naam", "Femke Jóhannsdóttir-Öztürk"),
                        Pair("Adres", "Ĳsselkade 12\n8261 AB Kampen"),
                        Pair("Telefoon", "06 555 01 23"),
                        Pair("Tweede telefoon", ""),
                    )
                ),
            ),
        ),
        Section(
            title="Gesprekken",
            entries=(
                Entry(
                    title="14 januari 2026",
                    pairs=(
                        Pair("Bewaard tot", "31 maart 2028"),
                        Pair("Waarom", "Twee jaar na het einde van het traject"),
                    ),
                    blocks=(
                        paragraph("Kennisgemaakt. Femke vertelt over haar week."),
                        BulletList(((paragraph("Drie doelen"),), (paragraph("Volgende afspraak: 4 februari"),))),
                    ),
                ),
                Entry(
                    title="4 februari 2026",
                    pairs=(Pair("Bewaard tot", "31 maart 2028"),),
                    blocks=(paragraph("Geoefend met nee zeggen."),),
                ),
            ),
        ),
        Section(title="Datalekken"),
    ),
    foot="Verzoek om inzage van 2 april 2026",
)
LETTER = Letter(
    practice=PRACTICE,
    addressee=("Femke Jóhannsdóttir-Öztürk", "Ĳsselkade 12", "8261 AB Kampen"),
    day=date(2026, 4, 9),
    subject="Je verzoek om een kopie van je dossier",
    reference="V-2026-3",
    salutation="Beste Femke,",
    blocks=(
        paragraph("Op 2 april vroeg je om een kopie van je dossier. Die vind je bij deze brief."),
        paragraph(
            "In één gesprek ging het ook over een collega van je. Dat stuk hebben wij weggelaten, omdat het over "
            "iemand anders gaat. Klopt er iets niet, laat het dan weten: feiten verbeteren wij."
        ),
        paragraph(
            "Ben je het niet eens met hoe wij met je gegevens omgaan, dan kun je een klacht indienen bij de "
            "Autoriteit Persoonsgegevens."
        ),
    ),
    signed="Joris van den IJssel",
    enclosures=("Overzicht van je dossier (PDF)", "Dezelfde gegevens als computerbestand (JSON)"),
)
