"""Documents as a coach wrote them, about people who never lived."""

from __future__ import annotations

from app.domain.document import DocumentKind
from app.usecases.demo.conversations import worded
from app.usecases.demo.people import Person
from app.usecases.demo.themes import Theme


def final_report(person: Person, theme: Theme, sessions: int) -> str:
    """An eindrapportage."""
    first, second = theme.goals
    return worded(
        f"""# Aanleiding en vraag

{{Name}} begon dit traject met een heldere vraag:

> {theme.question}

# Werkwijze

We spraken elkaar {sessions} keer, steeds anderhalf uur, en werkten met gesprekken, oefeningen en kleine opdrachten \
voor de tijd ertussen. {{Name}} hield zelf een dagboek bij; dat is van {{her}} gebleven.

# Bevindingen

{theme.insights[0]} Dat kwam in meer gesprekken terug. {{Subject}} zegt er zelf dit over:

> {theme.quotes[0]}

## Kwaliteiten

- **Betrouwbaar**: wat {{she}} afspreekt, gebeurt.
- **Opmerkzaam**: {{she}} ziet eerder dan anderen waar het schuurt.
- **Eerlijk**, ook over zichzelf.

## Aandachtspunten

- Onder druk valt {{she}} terug op de oude manier. {{Subject}} herkent dat nu en weet wat helpt.
- {theme.insights[1]}

# Resultaat

1. {first} *Gelukt.*
2. {second} *Voor een deel gelukt; dit vraagt nog oefening.*

# Advies

1. {theme.tasks[0]}
2. Plan over een half jaar een terugkomgesprek. Niet omdat het moet, maar omdat het helpt.

# Reactie van de cliënt

*{{Name}} heeft dit verslag als eerste gelezen.*
""",
        person,
    )


def progress_report(person: Person, theme: Theme, sessions: int) -> str:
    """A voortgangsrapportage: on the course of it only."""
    first, second = theme.goals
    return worded(
        f"""# Opdracht

Met opdrachtgever en cliënt is een traject van zes tot acht gesprekken afgesproken, met halverwege een rapportage over \
het verloop. Over de inhoud van de gesprekken wordt niet gerapporteerd.

# Verloop tot nu toe

Er zijn {sessions} gesprekken geweest. {{Name}} kwam alle afspraken na en bereidt zich goed voor.

# Voortgang per doel

## {first}

Op koers. {{Name}} merkt het zelf op het werk.

## {second}

In gang gezet. Hier is nog tijd voor nodig.

# Wat helpt en wat nodig is

{{Name}} vindt het goed dat dit wordt genoemd: een vast moment in de week met de leidinggevende helpt.

# Vervolg

- Nog drie gesprekken, tot aan de zomer.
- Een eindrapportage, die {{Name}} als eerste leest.
""",
        person,
    )


def draft_report(person: Person, theme: Theme) -> str:
    """A gespreksverslag that is being written: its end is still to come."""
    return worded(
        f"""# Waar we stonden

{{Name}} zou deze weken iets kleins uitproberen: {_lower(theme.tasks[0])}

# Wat er besproken is

{theme.situations[0]}

> {theme.quotes[1]}

# Wat opviel

Nog uitwerken: het moment waarop {{she}} stilviel.
""",
        person,
    )


def plan_of_action(person: Person, theme: Theme) -> str:
    """A plan van aanpak."""
    first, second = theme.goals
    return worded(
        f"""# De vraag

> {theme.question}

# Doelen

1. {first}
2. {second}

# Stappen

| Stap | Wie | Klaar |
| --- | --- | --- |
| Beginsituatie in kaart | {{Name}} | gesprek 2 |
| Uitproberen, klein beginnen | {{Name}} | gesprek 4 |
| Samen de balans opmaken | {{Name}} en coach | gesprek 6 |

# Wie wat te horen krijgt

Zonder schriftelijke toestemming van {{Name}} gaat er niets naar anderen.
""",
        person,
    )


def agreement(person: Person, theme: Theme, practice: str, principal: str) -> str:
    """A coachingsovereenkomst, in short."""
    payer = f"{principal}, de opdrachtgever," if principal else "de cliënt"
    return worded(
        f"""# Wie deze afspraken maken

{practice} en {person.name}. De rekening gaat naar {payer}.

# Wat we gaan doen

*{theme.title}*: zes tot acht gesprekken van anderhalf uur, in een half jaar.

# Vertrouwelijkheid

Wat besproken wordt, blijft tussen coach en cliënt. Verslagen leest {{Name}} als eerste, en {{she}} kan ze tegenhouden.

# Gegevens

Het privacybeleid is overhandigd en doorgenomen. Het dossier wordt hooguit vijf jaar na het traject bewaard.
""",
        person,
    )


ENGLISH_REPORT = """# Why it began

{name} moved to the Netherlands three years ago and was asked to lead a team of eight. The question:

> I know my field. How do I lead people who have known each other for twenty years?

# How we worked

Seven sessions of an hour and a half, one of them on the work floor, with small things to try in between.

# Findings

- **Strength**: asks real questions, and waits for the answer.
- **Strength**: prepares well, and tells why a decision was taken.
- **To watch**: takes silence for agreement.

# Result

1. A talk with every member of the team has been held. *Reached.*
2. Bad news is told by {name} in person, and early. *Reached in part.*

# Advice

1. Keep the weekly walk with the deputy.
2. Ask once a month what was left unsaid.
"""

TITLES = {
    DocumentKind.REPORT: "Eindrapportage",
    DocumentKind.PLAN_OF_ACTION: "Plan van aanpak",
    DocumentKind.AGREEMENT: "Coachingsovereenkomst",
}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


COMMENTS = (
    "Het tweede gesprek was in mijn herinnering eerder. Kun je dat nakijken?",
    "Wat er over mijn team staat, hoeft voor mij niet zo uitgebreid.",
)
"""What a client says of a draft."""


def planning_letter(person: Person) -> str:
    """A short letter about the next sessions."""
    return (
        f"Beste {person.first_name},\n\nZoals besproken zien we elkaar over drie weken weer. Neem de oefening mee"
        " die we hebben doorgenomen; we beginnen met wat je daarin opviel.\n\nTot dan.\n"
    )


AT_HOME = (
    (1, "Dit herken ik. Mag er nog bij dat ik het ook thuis merk?"),
    (2, "Het waren vier keer, niet drie."),
    (-1, "Verder mooi opgeschreven."),
)
"""What a client wrote at the paragraphs of a draft, at home."""
