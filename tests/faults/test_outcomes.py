"""What came of the rows is kept: trying some anew leaves the others their lines, and what was never tried is said."""

from __future__ import annotations

from pathlib import Path

from tests.faults.__main__ import KEPT, Line, keep, lines, page, rows


def _came_of(place: int, tried: int) -> Line:
    row = rows()[place]
    return Line(row.number, row.fault, row.outcome, tried, 1.0, "2026-11-22", 7, [], [f"note {place}"])


def test_a_row_that_is_tried_anew_leaves_the_others_their_lines(tmp_path: Path) -> None:
    kept = tmp_path / "outcomes.json"
    for line in (_came_of(0, 3), _came_of(5, 4), _came_of(0, 9)):
        keep(line, kept)
    told = lines(kept)
    assert [told[0].tried, told[5].tried] == [9, 4]
    assert [each.seen for each in told].count("NOT TRIED YET") == len(rows()) - 2
    assert page(told).count("- F1: note 0.") == 1


def test_what_is_kept_is_of_rows_that_there_are() -> None:
    assert [each for each in lines(KEPT) if each.tried], "nothing is kept"
    assert len(lines(KEPT)) == len({(row.number, row.fault) for row in rows()}) == len(rows())
