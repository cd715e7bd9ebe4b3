"""What clients come for, and what is said about it. Every sentence is made up; `{she}`, `{her}` and `{hers}` become
ze, haar and haar, or hij, hem and zijn.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.trajectory import TrajectoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One kind of question, with what a coach may write down in its course."""

    kind: TrajectoryKind
    title: str
    question: str
    goals: tuple[str, str]
    situations: tuple[str, ...]
    quotes: tuple[str, ...]
    insights: tuple[str, ...]
    tasks: tuple[str, ...]


BOUNDARIES = Theme(
    kind=TrajectoryKind.COACHING,
    title="Grenzen stellen op het werk",
    question="Ik zeg overal ja op en kom aan mijn eigen werk niet toe. Hoe geef ik mijn grens aan zonder de sfeer te "
    "bederven?",
    goals=("Eerst nadenken, dan pas ja of nee zeggen.", "Twee vaste dagdelen per week voor eigen werk."),
    situations=(
        "Vorige week schoof een collega een offerte door, vlak voor het weekend. {Name} maakte die af, op zaterdag.",
        "In het teamoverleg bleef het stil toen er iemand nodig was voor de werkgroep. {Name} stak {hers} hand op.",
        "{Name} heeft {hers} leidinggevende gevraagd wat er vóór gaat. Dat bleek minder te zijn dan gedacht.",
        "Er kwam een verzoek tussendoor en {she} vroeg bedenktijd. Niemand keek daarvan op.",
        "Een klant belde buiten kantoortijd. {Name} liet de telefoon gaan en belde de volgende ochtend terug.",
        "De vakantieplanning: weer schikte {she} zich, en weer stak dat achteraf.",
    ),
    quotes=(
        "Als ik nee zeg, laat ik iemand zitten. Zo voelt het gewoon.",
        "Ik ben de handige van het team. Dat vind ik leuk, tot het vrijdagmiddag is.",
        "Het gekke is: toen ik het zei, viel het niemand op.",
        "Ik hoor mezelf ja zeggen voordat ik erover heb nagedacht.",
    ),
    insights=(
        "Bedenktijd vragen is al een grens; nee zeggen hoeft niet meteen.",
        "Ja zeggen levert waardering op, en die mag ook ergens anders vandaan komen.",
        "Het nee kost vooral vooraf iets. Achteraf valt het mee.",
        "Wie altijd invalt, leert het team dat er altijd iemand invalt.",
    ),
    tasks=(
        "Drie keer bedenktijd vragen, en opschrijven wat er daarna gebeurde.",
        "Twee dagdelen blokkeren in de agenda en ze laten staan.",
        "Een lijst maken van wat er bij de functie hoort en wat er ongemerkt bij kwam.",
        "Het gesprek met de leidinggevende voorbereiden: wat vraag je, wat bied je?",
    ),
)

DIRECTION = Theme(
    kind=TrajectoryKind.CAREER_ADVICE,
    title="Een nieuwe richting vinden",
    question="Ik doe dit werk twaalf jaar en het past niet meer. Wat zou ik willen, als ik niet deed wat er van me "
    "verwacht wordt?",
    goals=("Weten welk werk energie geeft en welk werk niet.", "Drie richtingen verkennen en er één kiezen."),
    situations=(
        "{Name} had de levenslijn gemaakt, op behangpapier. De mooiste jaren bleken de jaren met een klein team.",
        "We legden de kaarten met drijfveren op tafel. *Vakmanschap* en *vrijheid* kwamen bovenaan, *status* viel af.",
        "{Name} sprak met een kennis die hetzelfde vak anders doet. {Subject} kwam terug met een bladzij vragen.",
        "Een dag meegelopen bij een ander bedrijf. Het werk viel tegen, de mensen niet.",
        "Twee vacatures gelezen alsof ze voor een ander waren. Eén zin bleef hangen: *je bouwt het zelf op*.",
        "We rekenden door wat een stap terug in salaris betekent. Het kan, met een jaar voorbereiding.",
    ),
    quotes=(
        "Ik ben nooit ergens aan begonnen. Ik ben overal in gerold.",
        "Als ik daarover vertel, ga ik vanzelf rechtop zitten. Dat merkte ik nu pas.",
        "Mijn vader vond een vaste baan het hoogste. Misschien vind ik dat helemaal niet.",
        "Ik hoef niet hogerop. Ik wil weer iets máken.",
    ),
    insights=(
        "Het gaat niet om een ander beroep, maar om meer zeggenschap over het werk.",
        "De twijfel zit niet in het kunnen, maar in het mogen.",
        "Een kleine proef zegt meer dan nog een jaar nadenken.",
        "Wat {she} *hobby* noemt, is waar de meeste kennis zit.",
    ),
    tasks=(
        "Twee weken bijhouden wat energie geeft en wat energie kost.",
        "Drie mensen vragen waarvoor ze {her} zouden bellen.",
        "Een gesprek voeren met iemand die al doet wat {she} overweegt.",
        "Het cv herschrijven vanuit wat {she} wil, niet vanuit wat er was.",
    ),
)

LEADING = Theme(
    kind=TrajectoryKind.COACHING,
    title="Leidinggeven in een nieuwe rol",
    question="Ik ben teamleider geworden van mijn eigen collega's. Hoe neem ik ruimte zonder de baas te spelen?",
    goals=("Elke week een gesprek met iemand van het team, zonder agenda.", "Lastig nieuws zelf brengen, en op tijd."),
    situations=(
        "Het eerste functioneringsgesprek met een vroegere kamergenoot. {Name} had er drie nachten over gedaan.",
        "Het team stelde een besluit steeds uit. {Name} heeft het genomen en uitgelegd waarom.",
        "{Name} heeft het rooster uit handen gegeven. De eerste week vond {she} dat moeilijk om te zien.",
        "In het managementoverleg zei {she} niets, en op de gang alles.",
        "Een medewerker kwam steeds te laat. Het gesprek duurde tien minuten en er viel niemand om.",
        "{Name} vroeg het team wat er beter kon. Het bleef even stil, en toen kwam er veel.",
    ),
    quotes=(
        "Ik wil geen baas zijn waar ik zelf een hekel aan had.",
        "Vroeger klaagde ik mee. Nu weet ik niet goed waar ik moet zitten met de lunch.",
        "Ik dacht dat ik het antwoord moest hebben. Ze wilden alleen weten wanneer het kwam.",
        "Als ik duidelijk ben, wordt het rustiger. Ook bij mij.",
    ),
    insights=(
        "Duidelijk zijn is ook een vorm van aardig zijn.",
        "De plek tussen team en directie is eenzaam; een vakgenoot om mee te sparren is geen luxe.",
        "Niet elk probleem van het team is er een van de teamleider.",
        "Wat {she} uitstelt, vult het team zelf in, en meestal somberder.",
    ),
    tasks=(
        "Het lastigste gesprek als eerste plannen, en het kort houden.",
        "In het overleg één keer zeggen wat {she} anders pas op de gang zegt.",
        "Een week lang vragen stellen in plaats van oplossingen geven.",
        "Een collega-teamleider zoeken om eens per maand mee te wandelen.",
    ),
)

TOGETHER = Theme(
    kind=TrajectoryKind.COACHING,
    title="Samenwerken na een reorganisatie",
    question="Sinds de samenvoeging loopt het stroef met een collega. Ik ga gesprekken uit de weg. Dat wil ik niet "
    "meer.",
    goals=("Eén gesprek voeren over de samenwerking zelf.", "Weer met plezier aan het overleg beginnen."),
    situations=(
        "{Name} las een mail voor die al twee weken in de concepten staat. Hardop klonk hij anders.",
        "We oefenden het gesprek met twee stoelen. Op de stoel van de ander werd {she} stil.",
        "Het gesprek is geweest. Het ging over iets anders dan {she} had voorbereid, en het was goed.",
        "In de nieuwe indeling zitten ze aan dezelfde kant van de gang. Toeval, en het helpt.",
        "{Name} merkte dat {she} in het overleg vooral luistert naar wat er níet gezegd wordt.",
        "De afspraken van vorige maand zijn blijven staan, op één na.",
    ),
    quotes=(
        "Ik heb een heel verhaal over die ander. Ik heb het alleen nooit nagevraagd.",
        "Het is niet dat we ruzie hebben. We hebben niets. Dat is erger.",
        "Toen ik vroeg hoe het voor hem was, kwam er een zucht van een minuut.",
        "Ik wil gelijk krijgen en ik wil rust. Het lukt niet allebei.",
    ),
    insights=(
        "Een vraag doet meer dan een goed betoog.",
        "Wat {she} bij de ander afwijst, doet {she} zelf ook als het druk is.",
        "De reorganisatie is voorbij; het afscheid van het oude team nog niet.",
        "Vermijden kost elke dag een beetje, het gesprek maar één keer.",
    ),
    tasks=(
        "De mail niet versturen, maar een afspraak maken.",
        "Drie dingen opschrijven die de ander goed doet.",
        "Bij irritatie eerst een vraag stellen, dan pas een mening geven.",
        "Afscheid nemen van het oude team: bedenken wat je meeneemt en wat je achterlaat.",
    ),
)

STUDY = Theme(
    kind=TrajectoryKind.CAREER_ADVICE,
    title="Studiekeuze",
    question="Iedereen weet al wat hij gaat doen, behalve ik. Ik wil kiezen zonder dat het meteen voor altijd is.",
    goals=("Drie opleidingen bekijken en er iets van vinden.", "Een keuze maken voor 1 april."),
    situations=(
        "{Name} had een top vijf gemaakt van schoolvakken. Tekenen stond er niet op, *omdat het niet telt*.",
        "De open dag viel tegen: een zaal vol folders. Het gesprek met een eerstejaars was wél iets.",
        "We zetten op een rij wat anderen vinden dat {she} moet doen. Het waren er zeven.",
        "{Name} heeft een proefcollege gevolgd en is tot het eind gebleven.",
        "Thuis is erover gepraat. Het ging rustiger dan de vorige keer.",
    ),
    quotes=(
        "Wat als ik het verkeerd kies?",
        "Mijn moeder zegt dat alles goed is. Daar heb ik dus niks aan.",
        "Ik vind dingen uitzoeken leuk. Alleen niet dit.",
        "Die student was ook maar gewoon begonnen.",
    ),
    insights=(
        "Kiezen is de eerste stap, niet de laatste.",
        "Iets maken met je handen hoort erbij, ook als het geen schoolvak is.",
        "Een goede vraag op een open dag levert meer op dan tien folders.",
    ),
    tasks=(
        "Een dag meelopen met een student.",
        "Drie dingen opschrijven die vanzelf gaan.",
        "Thuis vertellen wat er al van de lijst is gestreept.",
    ),
)

VISIBLE = Theme(
    kind=TrajectoryKind.COACHING,
    title="Zichtbaar zijn",
    question="Mijn werk is goed, maar niemand ziet het. In vergaderingen val ik weg. Hoe laat ik me horen op mijn "
    "manier?",
    goals=("In elk overleg binnen tien minuten iets zeggen.", "Eén keer per kwartaal eigen werk presenteren."),
    situations=(
        "{Name} had een voorstel, een ander noemde het tien minuten later, en die kreeg het applaus.",
        "De presentatie voor de directie is geweest. De eerste minuut was eng, daarna niet meer.",
        "We keken een opname terug zonder geluid. {Subject} zag zichzelf groter dan {she} dacht.",
        "{Name} is gevraagd voor de projectgroep en heeft een nacht geslapen over het antwoord.",
        "In het overleg van dinsdag sprak {she} als derde. Een collega kwam er later op terug.",
        "De nieuwe functie staat open. {Name} vindt dat {she} er niet aan toe is; de functie-eisen zeggen iets anders.",
    ),
    quotes=(
        "Ik wil niet opvallen. Ik wil dat het opvalt.",
        "Voordat ik mijn zin af heb, praat er al iemand anders.",
        "Bij ons thuis was opscheppen het ergste wat je kon doen.",
        "Ik was zo bezig met rustig praten dat ik vergat zenuwachtig te zijn.",
    ),
    insights=(
        "Vertellen wat je doet is geen opscheppen; het helpt anderen kiezen.",
        "Voorbereiden werkt, tot het uitstellen wordt.",
        "De stilte vóór een antwoord is kracht, geen zwakte.",
        "Wie later spreekt, mag best de eerste zijn die samenvat.",
    ),
    tasks=(
        "Het punt vóór het overleg op de agenda zetten, met de eigen naam erbij.",
        "Eén keer hardop zeggen: *dat was mijn voorstel, en ik leg het graag uit*.",
        "Een kort praatje van twee minuten opnemen en terugkijken.",
        "Een collega vragen om mee te kijken en achteraf twee dingen te noemen.",
    ),
)

THEMES = (BOUNDARIES, DIRECTION, LEADING, TOGETHER, VISIBLE)
"""What grown-ups come for; studies are for the young."""
