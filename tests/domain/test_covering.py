"""Covering a passage: what it said is gone, everything else stays, and its length shows nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.covering import BAR, Cover, covered, readable, written_fields
from app.domain.declare import Column, column
from app.domain.prose_source import plain_text, read_source
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from tests.domain.prose_strategies import sources

NOTES, TITLE = column(Session, "notes"), column(Trajectory, "title")
SOURCE = """\
# Over *Bram*

Zij werkt met **Bram de Groot** en met Eva.

| Wie | Wat |
| --- | --- |
| Bram | belt [Bram](mailto:bram@groot.example) |

> Bram zei nee.
"""


def cover(column: Column, value: str, *words: str) -> str:
    text, covers = readable(column, value), []
    for each in words:
        at = text.find(each)
        while at >= 0:
            covers.append(Cover(at, at + len(each)))
            at = text.find(each, at + 1)
    assert covers
    return covered(column, value, covers)


def test_a_passage_goes_wherever_it_stands() -> None:
    after = cover(NOTES, SOURCE, "Bram de Groot", "Bram")
    assert "Bram" not in after
    assert "bram@groot" not in after
    said = plain_text(read_source(after))
    assert said.splitlines() == [
        f"Over {BAR}", f"Zij werkt met {BAR} en met Eva.", "Wie\tWat", f"{BAR}\tbelt {BAR}", f"{BAR} zei nee.",
    ]  # fmt: skip


def test_the_bar_is_as_wide_whatever_was_under_it() -> None:
    assert cover(TITLE, "Gesprek met Ab", "Ab") == cover(TITLE, "Gesprek met Maximiliaan", "Maximiliaan")


def test_a_passage_over_several_styles_is_one_bar() -> None:
    assert cover(NOTES, "Een **Bram** *de* Groot.", "Bram de Groot") == f"Een {BAR}.\n"


def test_passages_that_touch_leave_no_seam() -> None:
    assert covered(TITLE, "abcdef", [Cover(1, 3), Cover(3, 4), Cover(2, 3)]) == f"a{BAR}ef"


def test_a_passage_over_paragraphs_has_a_bar_in_each() -> None:
    text = readable(NOTES, "Een.\n\nTwee.\n\nDrie.\n")
    assert covered(NOTES, "Een.\n\nTwee.\n\nDrie.\n", [Cover(1, len(text) - 1)]) == f"E{BAR}\n\n{BAR}\n\n{BAR}.\n"


def test_written_fields_are_what_somebody_wrote() -> None:
    assert {each.name for each in written_fields(Session)} >= {"notes"}
    assert "state" not in {each.name for each in written_fields(Session)}


@given(sources, st.data())
def test_nothing_but_the_passage_changes(source: str, data: st.DataObject) -> None:
    text = readable(NOTES, source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after = readable(NOTES, covered(NOTES, source, [Cover(start, end, "\u2588")] if end > start else []))
    bare = text[:start] + text[end:]
    assert [each for each in after if each not in "\u2588\t\n \u200b"] == [
        each for each in bare if each not in "\t\n \u200b"
    ]
