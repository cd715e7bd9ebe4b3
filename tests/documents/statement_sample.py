"""A fictional statement and welcome folder, as the golden tests print them."""

from __future__ import annotations

from datetime import date

from app.documents.overview import Pair
from app.documents.statement import StatementPaper, render_statement
from app.documents.welcome import WelcomeFolder, render_welcome
from app.domain.prose import Heading, Paragraph, Span
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from tests.documents.samples import PRACTICE

_SOURCE = """\
# Wie we zijn

Praktijk De Wilg is verantwoordelijk voor wat er met je gegevens gebeurt.

- **Adres:** Kerkpad 7, 3511 AB Utrecht
- **E-mail:** post@dewilg.example

# Waarvoor we gegevens gebruiken

| Waarvoor | Welke gegevens, van wie | Op grond van |
| --- | --- | --- |
| Managementinformatie, alleen in totalen | Trainingsgegevens. Over cliënten en deelnemers aan een training. | Ons \
gerechtvaardigd belang (AVG art. 6 lid 1 onder f), zie hieronder |
| De boekhouding | Contactgegevens en administratie. Over cliënten en eigenaar of medewerkers van opdrachtgevers. | \
Een wettelijke plicht (AVG art. 6 lid 1 onder c) |

## Gevoelige gegevens

Je burgerservicenummer gebruiken we niet.
"""
_DAY = date(2026, 3, 3)


def statement(language: Language, number: int) -> bytes:
    """A statement; number 0 is a draft."""
    return render_statement(_paper(number), load_translator(language, resources()))


def welcome() -> bytes:
    """A welcome folder in Dutch, without terms."""
    translator = load_translator(Language.DUTCH, resources())
    folder = WelcomeFolder(
        client="Femke Jóhannsdóttir-Öztürk",
        day=_DAY,
        statement=_paper(2),
        introduction=("Fijn dat je er bent, Femke.", "Lees het rustig door en bewaar het."),
        contact=(Pair("Je begeleider", "Joris van den IJssel"), Pair("Telefoon", "030 555 01 23")),
        rights=(Heading(1, (Span("Wat je van ons kunt vragen"),)), Paragraph((Span("Het zijn jouw gegevens."),))),
    )
    return render_welcome(folder, translator)


def _paper(number: int) -> StatementPaper:
    return StatementPaper(
        practice=PRACTICE, number=number, valid_from=_DAY, changed_on=date(2026, 2, 27), source=_SOURCE
    )
