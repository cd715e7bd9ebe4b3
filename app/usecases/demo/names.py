"""What fictional people are made of. None of these people, firms, streets and towns exist.

Mail addresses end in `.example`, which RFC 2606 keeps from anyone; numbers that begin with 06-0 or have only
noughts after the area code are given to nobody.
"""

from __future__ import annotations

WOMEN = (
    "Anouk", "Aylin", "Babette", "Carlijn", "Chloé", "Dieuwke", "Doutzen", "Elif", "Esmée", "Fatima", "Femke", "Floor",
    "Gerda", "Hanneke", "Ilse", "Imane", "Jantine", "Jolien", "Karlijn", "Liesbeth", "Lotte", "Maartje", "Marjolein",
    "Naima", "Nienke", "Noor", "Priya", "Renée", "Rianne", "Roos", "Sanne", "Shirley", "Tessa", "Veerle", "Wietske",
    "Yara", "Zeynep", "Zoë",
)  # fmt: skip
MEN = (
    "Abel", "Arjen", "Bart", "Bilal", "Chiel", "Daan", "Emre", "Ewout", "Freek", "Gijs", "Hidde", "Ibrahim", "Jelle",
    "Jorrit", "Kees", "Lars", "Leendert", "Maarten", "Mees", "Mehmet", "Niek", "Olaf", "Pepijn", "Quinten", "Ravi",
    "René", "Roderick", "Ruben", "Sjoerd", "Stijn", "Teun", "Thijs", "Ümit", "Wessel", "Xander", "Yusuf",
)  # fmt: skip
INFIXES = ("", "", "", "", "", "van", "van", "van der", "van den", "de", "ter", "van 't", "in 't", "op de")
SURNAME_BEGINS = (
    "Aarden", "Berken", "Bies", "Braam", "Brem", "Dennen", "Duin", "Elzen", "Essen", "Gagel", "Hazel",
    "Heide", "Iepen", "Kamper", "Klaver", "Koren", "Linden", "Meidoorn", "Mispel", "Molen", "Populier", "Riet",
    "Rogge", "Sleedoorn", "Spaarn", "Tarwe", "Vlier", "Weide", "Wilgen", "Zand", "Zwanen",
)  # fmt: skip
SURNAME_ENDS = (
    "beek", "berg", "bosch", "brink", "burg", "daal", "dijk", "donk", "gaard", "haven", "hof", "horst", "huis", "kamp",
    "laar", "man", "rode", "steeg", "stra", "veld", "voort", "wijk",
)  # fmt: skip
OTHER_SURNAMES = (
    "El Hadouri", "Yıldızsoy", "Ramkalpoe", "Brandão Leite", "Sjöholm", "Nguyen-Vlierhof", "Ouarghi", "Kocabey",
    "Przybylak", "Dalmeijer-Oort", "Benhaddi", "Tjon-A-Fong",
)  # fmt: skip
STREETS = (
    "Achter de Linden", "Bakkersgang", "De Wielewaal", "Dorsvloer", "Ganzerik", "Het Veerpad", "Hoefslag",
    "Kalmoesweg", "Kleine Oord", "Lange Hegge", "Lisdodde", "Oude Trekvaart", "Pastoriepad", "Schaapsdrift",
    "Scheepstimmerkade", "Smidswegje", "Waterlelie", "Zuiderwal",
)  # fmt: skip
TOWNS = (
    "Aldermeer", "Beukenrode", "Drechtervoort", "Eikenhage", "Goudoever", "Hoogwaarde", "Koudemolen", "Lindeborgh",
    "Meerzicht", "Nieuw-Oosterdam", "Oudezijl", "Rietwoude", "Sint-Joostbrink", "Vaartbroek",
    "Westerlee aan Zee", "Zandheuvel",
)  # fmt: skip
FIRM_BEGINS = (
    "Adviesgroep", "Bakkerij", "Bouwbedrijf", "Drukkerij", "Gemeente", "Groothandel", "Installatiebedrijf",
    "Kwekerij", "Museum", "Ontwerpbureau", "Scholengroep", "Transport", "Verzekeraar", "Waterbedrijf", "Woonstichting",
    "Zorggroep",
)  # fmt: skip
FIRM_ENDS = (
    "De Dageraad", "De Driesprong", "De Kade", "De Veste", "Drechtland", "Heuvelrand", "Kompas", "Lindehof", "Merwick",
    "Noorderlicht", "Oostwaard", "Rondeel", "Waterland-Zuid", "Zonneweide",
)  # fmt: skip
WITHOUT_FORM = ("Gemeente", "Museum", "Scholengroep", "Woonstichting", "Zorggroep")
"""Firms that are no limited company."""
POSITIONS = ("HR-adviseur", "teamleider", "directeur", "hoofd personeelszaken", "bedrijfsmaatschappelijk werker")
JOBS = (
    "projectleider", "teamcoach", "docent", "beleidsmedewerker", "planner", "teamleider", "adviseur", "vormgever",
    "boekhouder", "werkvoorbereider", "communicatiemedewerker", "afdelingshoofd",
)  # fmt: skip
