"""Notes of a session as a coach writes them: put together by chance from sentences that belong together."""

from __future__ import annotations

from random import Random

from app.usecases.demo.people import Person
from app.usecases.demo.themes import Theme

_FIRST = (
    "Kennisgemaakt en de vraag verkend. {Name} vertelt vlot en lacht om zichzelf.",
    "Eerste gesprek. {Name} had zich voorbereid, met een schriftje erbij.",
    "Intake. We namen de tijd: eerst het verhaal, toen de vraag. {Name} was zichtbaar opgelucht dat het niet sneller "
    "hoefde.",
    "Kennismaking en intake ineen. {Subject} praat zacht in het begin en steeds vrijer daarna.",
)
_LATER = (
    "{Name} kwam binnen met een volle agenda en een leeg hoofd, zoals {she} het zelf zei.",
    "We begonnen met een wandeling; dat praat makkelijker dan aan tafel.",
    "{Name} was moe en had getwijfeld of {she} zou komen. Toch gekomen, en daar was {she} blij om.",
    "Een rustig begin. {Name} wist meteen waarover het moest gaan.",
    "{Subject} kwam tien minuten later door de brug en had onderweg al nagedacht over de vorige keer.",
    "Goed gesprek vandaag. Er was minder nodig van mij dan anders.",
    "{Name} viel met de deur in huis: het was gelukt.",
    "Online, op verzoek. Het werkte, al mis ik dan de helft.",
)
_LOOKED_BACK = (
    "De opdracht van vorige keer was half gedaan. Dat halve leverde genoeg op om over te praten.",
    "Wat we hadden afgesproken is gelukt, en makkelijker dan {she} dacht.",
    "De opdracht is blijven liggen. We keken niet naar de schuld maar naar het moment waarop die bleef liggen.",
    "{Name} had het anders aangepakt dan afgesproken, en beter.",
    "Twee van de drie stappen zijn gezet. De derde vraagt om een ander mens erbij.",
)
_NOTICED = (
    "Wat me opviel: {she} begint zinnen met *eigenlijk* zodra het over {her}zelf gaat.",
    "Als het spannend wordt, maakt {she} een grap. Teruggegeven; {she} herkende het meteen.",
    "Bij dit onderwerp gaat het tempo omhoog en de adem ook. Even stilgezeten.",
    "{Subject} noemt anderen met naam en zichzelf met *je*. Gevraagd om *ik* te zeggen. Dat scheelde.",
    "Veel rust vandaag, ook in de stiltes.",
    "{Name} ziet scherp wat anderen nodig hebben. De vraag wat {she} zelf nodig heeft kostte meer tijd.",
    "Mijn indruk: het denken is klaar, het doen mag beginnen.",
    "Ik merkte dat ik ging adviseren. Ingehouden, en een vraag gesteld.",
)
_WORKED_WITH = (
    "Gewerkt met de cirkel van invloed.",
    "Een tijdlijn gelegd met kaartjes op de vloer.",
    "De situatie nagespeeld, eerst zoals het ging en daarna zoals {she} het wil.",
    "Met een schaalvraag gewerkt: van een vier naar een zes. Wat is het verschil?",
    "Kwaliteiten en valkuilen naast elkaar gelegd.",
    "Een brief aan zichzelf over een jaar. Die blijft bij {her}.",
    "Opgeschreven wat er op het spel staat als er niets verandert.",
    "Gekeken naar drie keer dat het wél lukte.",
)
_CLOSING = (
    "Volgende keer verder met hetzelfde onderwerp.",
    "Afgesproken dat {she} eerder belt als het vastloopt.",
    "Over drie weken weer, zelfde plek.",
    "Volgende keer nemen we de doelen erbij.",
    "{Name} mailt vooraf hoe het gegaan is.",
)
_LAST = (
    "Afgerond. We legden de vraag van het begin naast vandaag; {Name} moest lachen om hoe groot die toen leek.",
    "Laatste gesprek. {Name} neemt zelf de leiding en vat het traject samen, beter dan ik het had gekund.",
)
SUBJECTS = (
    "Terugblik en vervolg", "Wat er speelde deze maand", "Oefenen voor het gesprek", "Tussenstand",
    "Kwaliteiten en valkuilen", "Een stap kleiner", "Wat lukt er al", "Patronen",
)  # fmt: skip


def worded(text: str, person: Person) -> str:
    """A sentence about this person."""
    return text.format(
        Name=person.first_name,
        Subject=person.she.capitalize(),
        she=person.she,
        her=person.her,
        hers=person.hers,
    )


def session_notes(chance: Random, person: Person, theme: Theme, number: int, *, last: bool = False) -> str:
    """The notes of session `number` (from 1) as source; `last` closes the trajectory."""
    opening = chance.choice(_FIRST if number == 1 else _LAST if last else _LATER)
    lines = [opening]
    if number == 1:
        lines.append(f"**De vraag, in eigen woorden:** {theme.question}")
    else:
        lines.append(chance.choice(_LOOKED_BACK))
    lines.append(f"{chance.choice(theme.situations)} {chance.choice(_NOTICED)}")
    lines.append(f"> {chance.choice(theme.quotes)}")
    lines.append(f"{chance.choice(_WORKED_WITH)} **Inzicht:** {chance.choice(theme.insights)}")
    if not last:
        tasks = chance.sample(theme.tasks, 2 if chance.random() < 0.5 else 1)
        lines.append("\n".join(("Afgesproken:", "", *(f"- {task}" for task in tasks))))
        lines.append(chance.choice(_CLOSING))
    return worded("\n\n".join(lines), person)


def session_subject(chance: Random, number: int, *, last: bool = False) -> str:
    """What a session was about, in a few words."""
    if number == 1:
        return "Kennismaking en intake"
    return "Afronding" if last else chance.choice(SUBJECTS)
