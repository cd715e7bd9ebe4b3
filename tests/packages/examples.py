"""Packages for the tests: fictional people, one report, one file; and a way to fill the page's texts."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.domain.prose import BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.kernel.translator import Language, Translator
from app.packages.contents import PackageContents, PackageDocument, PackageFile, PackageUse
from app.packages.html_page import PageTexts
from app.packages.html_writer import PackageRecord, write_html_package

ROUNDS = 1_000
"""Few, so that tests are quick; readers are told of it by their `floor`."""
PRACTICE = "Praktijk De Binnenhaven"
INTRODUCTION = "Dag Roos,\n\nHier is het verslag van ons traject. Neem er de tijd voor."

REPORT = PackageDocument(
    title="Reflectieverslag",
    language=Language.DUTCH,
    blocks=(
        Heading(1, (Span("Waar we begonnen"),)),
        Paragraph(
            (
                Span("Roos kwam met een vraag over haar werk als teamleider. "),
                Span("Grenzen stellen", bold=True),
                Span(" bleek het thema, en dan vooral "),
                Span("vroeg", italic=True),
                Span(" genoeg."),
            )
        ),
        Quote((Paragraph((Span("Ik zeg pas nee als ik al te laat ben."),)),)),
        Heading(2, (Span("Wat er veranderde"),)),
        BulletList(
            (
                (Paragraph((Span("Een vast moment per week zonder afspraken."),)),),
                (
                    Paragraph((Span("Het gesprek met haar leidinggevende, in twee stappen:"),)),
                    NumberedList(
                        (
                            (Paragraph((Span("eerst opschrijven wat ze nodig heeft;"),)),),
                            (Paragraph((Span("daarna pas praten over de oplossing."),)),),
                        )
                    ),
                ),
            )
        ),
        Heading(2, (Span("Doelen"),)),
        Table(
            ((Span("Doel"),), (Span("Begin"),), (Span("Nu"),)),
            (
                ((Span("Eerder aangeven wat niet lukt"),), (Span("3"),), (Span("7"),)),
                ((Span("Werk loslaten in het weekend"),), (Span("4"),), (Span("8"),)),
            ),
        ),
        Paragraph(
            (
                Span("Meer lezen kan op "),
                Span("de leeslijst", link="https://voorbeeld.invalid/lezen"),
                Span("."),
            )
        ),
    ),
    version_id="8k2m4x7q9r1t3v5w7y9z0b2d4f",
    content_sha256=sha256(b"een verslag").hexdigest(),
)


def file_of(name: str, content: bytes, media_type: str = "application/octet-stream") -> PackageFile:
    """A file with this content, in two pieces."""
    half = len(content) // 2
    return PackageFile(
        name=name,
        media_type=media_type,
        size=len(content),
        chunks=lambda: iter((content[:half], content[half:])),
        sha256=sha256(content).hexdigest(),
    )


def contents_of(
    *documents: PackageDocument,
    files: tuple[PackageFile, ...] = (),
    use: PackageUse = PackageUse.REVIEW,
    language: Language = Language.DUTCH,
    practice: str = PRACTICE,
    introduction: str = INTRODUCTION,
) -> PackageContents:
    """Contents with everything else as in the example."""
    return PackageContents(use, language, practice, introduction, documents, files, date(2026, 3, 12))


def write(target: Path, contents: PackageContents, passphrase: str, rounds: int = ROUNDS) -> PackageRecord:
    """A package that is quick to make and to open."""
    return write_html_package(target, contents, passphrase, progress=Silent(), rounds=rounds, texts=page_texts())


@cache
def page_texts() -> PageTexts:
    """The page's texts straight from the sources, so that no test needs compiled catalogues."""
    return {language: _translator(language) for language in Language}


def _translator(language: Language) -> Translator:
    source = resources() / "locale" / language.value / "package.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language.value)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))


def counted(pieces: int, piece: bytes) -> Callable[[], Iterator[bytes]]:
    """A stream of equal pieces that is never in memory as a whole."""
    return lambda: (piece for _ in range(pieces))
