"""Files that clients bring: a CV, a photo, a signed form. Made here, so that nothing comes from a real person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from app.documents.letter import Letter
from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.printed import render_letter, render_overview
from app.domain.frozen import PracticeDetails
from app.domain.prose_source import read_source
from app.kernel.translator import Translator
from app.usecases.demo import names
from app.usecases.demo.people import Person

PHOTO_SIZE = (360, 450)
"""Pixels, as a passport photo stands."""


def cv_pdf(chance: Random, person: Person, day: date, translator: Translator) -> bytes:
    """A CV of one page, under the client's own name."""
    letterhead = PracticeDetails(trade_name=person.name, address=(person.town,), mail=person.email)
    year = day.year
    jobs = []
    for _ in range(3):
        began = year - chance.randint(2, 6)
        firm = f"{chance.choice(names.FIRM_BEGINS)} {chance.choice(names.FIRM_ENDS)}"
        jobs.append(Pair(f"{began} - {year}", f"{chance.choice(names.JOBS).capitalize()}, {firm}, {person.town}"))
        year = began
    learned = (Pair(f"{year - 5} - {year}", "Hogeschool Rietwoude, hbo bedrijfskunde"),)
    sections = (
        Section(title="Werk", entries=(Entry(pairs=tuple(jobs)),)),
        Section(title="Opleiding", entries=(Entry(pairs=learned),)),
        Section(title="Verder", entries=(Entry(pairs=(Pair("Vrije tijd", "roeien, koorzingen, moestuin"),)),)),
    )
    overview = Overview(title="Curriculum vitae", practice=letterhead, client="", day=day, sections=sections)
    return render_overview(overview, translator)


def photo_png(chance: Random) -> bytes:
    """A picture of somebody: shoulders and a head before a wall, in soft light."""
    width, height = PHOTO_SIZE
    wall, skin, hair, shirt = (_colour(chance, *bounds) for bounds in _COLOURS)
    picture = Image.new("RGB", PHOTO_SIZE, wall)
    draw = ImageDraw.Draw(picture)
    for line in range(height):
        shade = 0.82 + 0.18 * (1 - line / height)
        draw.line((0, line, width, line), fill=tuple(int(part * shade) for part in wall))
    draw.ellipse((40, 320, 320, 620), fill=shirt)
    draw.rounded_rectangle((150, 260, 210, 350), 26, fill=skin)
    draw.ellipse((100, 70, 260, 250), fill=hair)
    draw.ellipse((112, 100, 248, 290), fill=skin)
    picture = picture.filter(ImageFilter.GaussianBlur(2.2))
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def signed_form(
    person: Person, practice: PracticeDetails, title: str, source: str, day: date, translator: Translator
) -> bytes:
    """A form that was signed on paper and scanned: an agreement, a consent."""
    signed = f"{source}\n\nGetekend op {translator.date(day)} door {person.name}.\n"
    letter = Letter(
        practice=practice,
        addressee=(person.name, f"{person.street} {person.house_number}", f"{person.postcode}  {person.town}"),
        day=day,
        subject=title,
        blocks=read_source(signed),
        signed=person.name,
    )
    return render_letter(letter, translator)


_COLOURS: tuple[tuple[Sequence[int], Sequence[int]], ...] = (
    ((170, 185, 190), (215, 222, 225)),
    ((120, 85, 65), (240, 205, 180)),
    ((30, 22, 18), (190, 150, 95)),
    ((40, 50, 70), (140, 110, 120)),
)
"""Wall, skin, hair and shirt: the darkest and the lightest."""


def _colour(chance: Random, dark: Sequence[int], light: Sequence[int]) -> tuple[int, int, int]:
    """One on the line between two: its parts belong together."""
    share = chance.random()
    red, green, blue = (int(low + (high - low) * share) for low, high in zip(dark, light, strict=True))
    return red, green, blue
