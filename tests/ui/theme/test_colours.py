"""Every pair of colours that stands on each other can be read: WCAG 2.2, level AA."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from app.kernel.resources import resources
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.fonts import SIZES, lines
from tests.screenshots.contrast import contrast as contrast_of

TEXTS = [
    ("text", "window"), ("text", "sidebar"), ("text", "raised"), ("text", "accent_soft"), ("text", "hover"),
    ("muted", "window"), ("muted", "sidebar"), ("muted", "raised"), ("muted", "line"), ("muted", "hover"),
    ("accent", "window"), ("accent", "sidebar"), ("accent", "accent_soft"), ("accent", "hover"), ("accent", "raised"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("danger", "window"), ("danger", "danger_soft"),
    ("on_danger", "danger"), ("warning", "warning_soft"),
]  # fmt: skip
SHAPES = [("control_line", "window"), ("accent", "window"), ("accent", "sidebar"), ("danger", "window")]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    first, second = ((int(each[1:3], 16), int(each[3:5], 16), int(each[5:7], 16)) for each in (one, other))
    return contrast_of(first, second)


def test_the_measure_is_right() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_text_stands_out(colours: Colours, front: str, back: str) -> None:
    assert contrast(getattr(colours, front), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_what_shows_where_a_field_is_or_the_focus_stands_out(colours: Colours, front: str, back: str) -> None:
    assert contrast(getattr(colours, front), getattr(colours, back)) >= 3


def test_the_stylesheet_names_only_colours_that_there_are() -> None:
    sheet = (resources() / "theme" / "style.qss").read_text(encoding="utf-8")
    named = set(re.findall(r"\$([a-z_]+)", sheet)) - {"drawings", "look", "filled"}
    assert named == {each.name for each in dataclasses.fields(Colours)}
    assert set(re.findall(r"\$\{size_([a-z]+)\}", sheet)) == set(SIZES) - {"plain"}
    assert set(re.findall(r"\$\{height_([a-z]+)\}", sheet)) == set(lines(11))
    assert not re.search(r"font-size: \d", sheet)


def test_the_page_on_the_design_tells_what_the_theme_is() -> None:
    """Every colour, its contrasts as measured, and every size of type stand in docs/design.md as they are."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "design.md").read_text(encoding="utf-8")
    for front, back in (*TEXTS, *SHAPES):
        told = [f"{contrast(getattr(each, front), getattr(each, back)):.1f}" for each in (LIGHT, DARK)]
        assert f"| `{front}` | `{back}` | {told[0]} | {told[1]} |" in page
    for each in dataclasses.fields(Colours):
        assert f"| `{each.name}` | {getattr(LIGHT, each.name)} | {getattr(DARK, each.name)} |" in page
    for name, points in SIZES.items():
        assert f"| {name} | {points} |" in page
