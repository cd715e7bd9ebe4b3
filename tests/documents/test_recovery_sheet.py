"""The recovery key on paper: whole, readable, on one page, and without the name of a vault."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdf
import pytest

from app.documents.recovery_sheet import render_recovery_sheet
from app.domain.frozen import PracticeDetails
from app.kernel.translator import Translator
from tests.documents.reading import outside, pages
from tests.documents.samples import DUTCH, ENGLISH, PRACTICE, RECOVERY_KEY

DAY = date(2026, 1, 3)


@pytest.mark.parametrize("translator", [DUTCH, ENGLISH])
def test_it_is_one_page_with_every_group_in_order(translator: Translator) -> None:
    pdf = render_recovery_sheet(RECOVERY_KEY, PRACTICE, DAY, translator)
    (words,) = pages(pdf)
    place = 0
    for number, group in enumerate(RECOVERY_KEY.split("-"), 1):
        place = words.index(f"{number} {group}", place)
    assert outside(pdf) == []
    assert translator.date(DAY) in words


def test_groups_are_set_large_in_the_mono_face() -> None:
    sizes = {}
    page = pypdf.PdfReader(BytesIO(render_recovery_sheet(RECOVERY_KEY, PRACTICE, DAY, DUTCH))).pages[0]

    def visit(text: str, _cm: object, _tm: object, font: dict[str, str] | None, size: float) -> None:
        if font and text.strip() in RECOVERY_KEY.split("-"):
            sizes[text.strip()] = (font["/BaseFont"], size)

    page.extract_text(visitor_text=visit)
    assert set(sizes) == set(RECOVERY_KEY.split("-"))
    assert all(name.endswith("IBMPlexMono-SemiBold") and size >= 18 for name, size in sizes.values())


@pytest.mark.parametrize("key", ["A", "AB CD", "-".join(["ABCDEFGHJK"] * 8), "-".join(["ABCDE"] * 12)])
def test_keys_of_other_shapes_fit_as_well(key: str) -> None:
    pdf = render_recovery_sheet(key, PRACTICE, DAY, DUTCH)
    (words,) = pages(pdf)
    assert outside(pdf) == []
    for group in key.replace("-", " ").split():
        assert group in words


def test_the_metadata_does_not_hold_the_key() -> None:
    pdf = render_recovery_sheet(RECOVERY_KEY, PracticeDetails("De Wilg"), DAY, DUTCH)
    about = pypdf.PdfReader(BytesIO(pdf)).metadata
    assert about is not None
    assert not any(group in str(value) for value in about.values() for group in RECOVERY_KEY.split("-"))
