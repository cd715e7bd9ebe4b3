"""Two versions beside each other: nothing is lost on either side, and what changed is found to the word."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings

from app.domain.prose import Block
from app.domain.prose_compare import Mark, Pair, Side, compare
from app.domain.prose_passages import Passage, flatten
from app.domain.prose_source import normalise, read_source
from app.domain.prose_text import text_of
from tests.domain.prose_strategies import any_blocks


def told(before: str, after: str) -> list[tuple[str, str]]:
    """What went and what came, of every pair that differs."""
    return [(each.gone, each.new) for each in compare(read_source(before), read_source(after)) if each.differs]


def test_what_changed_is_found_to_the_word() -> None:
    assert told("Anna wil minder werken.\n", "Anna wil veel minder gaan werken.\n") == [("", "veel … gaan")]
    assert told("# Een\n\nDag.\n", "# Een\n\nDag.\n") == []
    assert told("Een alinea die blijft.\n\nWeg ermee nu.\n", "Een alinea die blijft.\n") == [("Weg ermee nu.", "")]
    assert told("Blijft staan.\n", "Nieuw is dit.\n\nBlijft staan.\n") == [("", "Nieuw is dit.")]


def test_another_style_or_another_place_is_a_difference() -> None:
    assert told("Zij wil groeien.\n", "Zij wil **groeien**.\n") == [("groeien", "groeien")]
    assert told("Kop\n", "# Kop\n") == [("", "")]
    assert told("1. een\n2. twee\n", "1. nul\n2. een\n3. twee\n") == [("", "nul")], "a number that moved is no change"


def test_a_row_of_a_table_is_a_passage() -> None:
    before, after = "| a | b |\n| --- | --- |\n| 1 | 2 |\n", "| a | b |\n| --- | --- |\n| 1 | 3 |\n"
    assert told(before, after) == [("2", "3")]


def side(pairs: tuple[Pair, ...], *, after: bool) -> list[Side]:
    sides = (each.after if after else each.before for each in pairs)
    return [each for each in sides if each is not None]


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """All words of a text; a line break in a cell is a space where its row is a passage."""
    for each in flatten(blocks):
        if isinstance(each, Passage):
            yield text_of(each.spans)
        else:
            yield from (
                text_of(cell).replace("\n", " ") for row in (each.table.header, *each.table.rows) for cell in row
            )


def bare(text: str) -> str:
    """Without what stands between the cells of a row."""
    return text.replace(" ", "").replace("|", "")


@settings(max_examples=120)
@given(before=any_blocks, after=any_blocks)
def test_each_side_is_the_whole_version(before: tuple[Block, ...], after: tuple[Block, ...]) -> None:
    before, after = normalise(before), normalise(after)
    pairs = compare(before, after)
    for blocks, later in ((before, False), (after, True)):
        shown = ["".join(run.span.text for run in each.runs) for each in side(pairs, after=later)]
        assert bare("".join(shown)) == bare("".join(words(blocks)))
    assert not any(run.mark is Mark.NEW for each in side(pairs, after=False) for run in each.runs)
    assert not any(run.mark is Mark.GONE for each in side(pairs, after=True) for run in each.runs)
    if before == after:
        assert not any(each.differs for each in pairs)
