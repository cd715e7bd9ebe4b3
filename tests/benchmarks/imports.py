"""The list that is imported in the benchmarks."""

from __future__ import annotations

from pathlib import Path

IMPORTED = 10_000
HEADINGS = "Voornaam;Achternaam;E-mail;Mobiel;Geboortedatum;Straat;Huisnummer;Postcode;Plaats\n"


def write_list(source: Path, named: str, number: int) -> None:
    """So many people whom nobody knows; with another name others."""
    rows = (
        f"Jan;Nieuwveen{named}x{each};jan{named}x{each}@post.example;06{each:08d};1-2-1980;Dorpsstraat;{each + 1};"
        "1234 AB;Lunteren\n"
        for each in range(number)
    )
    source.write_text(HEADINGS + "".join(rows), encoding="utf-8")
