"""What came of the rows is kept: trying some anew leaves the others their lines, and what was never tried is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import __main__ as whole
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


def test_the_page_counts_what_was_tried_and_says_what_was_not(tmp_path: Path) -> None:
    kept = tmp_path / "outcomes.json"
    lost = replace(_came_of(1, 4), seconds=150.0, lost=["write 3: AssertionError gone"], seen="NOT ALWAYS: see below")
    for line in (_came_of(0, 3), lost):
        keep(line, kept)
    text = page(lines(kept))
    left = len(rows()) - 2
    assert f": 7 attempts, 6 survived, 3 minutes. {left} of {len(rows())} rows were NOT TRIED YET." in text
    assert text.count("| NOT TRIED YET | 0 | 0 | 0 |") == left
    assert f"| {lost.fault} | NOT ALWAYS: see below | 4 | 3 | 150 |" in text
    assert text.endswith(f"## Not survived\n- {lost.number}: write 3: AssertionError gone\n")
    every = page([_came_of(place, 1) for place in range(len(rows()))])
    assert "NOT TRIED" not in every
    assert "Not survived" not in every


def test_of_what_was_lost_only_that_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(each for each in rows() if each.fault.startswith("create:"))
    lost = ["create: openat 2 gives ENOSPC: AssertionError gone", "create: openat 5+ gives ENOSPC: OSError gone"]
    kept = tmp_path / "outcomes.json"
    monkeypatch.setattr(whole, "KEPT", kept)
    monkeypatch.setattr(whole, "OUTCOME", tmp_path / "faults.md")
    keep(Line(row.number, row.fault, "NOT ALWAYS: see below", 40, 9.0, "2026-11-22", 7, lost, []), kept)
    assert whole.main(["--lost", "F7"]) == 0
    (line,) = [each for each in lines(kept) if each.tried]
    assert (line.tried, line.lost, line.seed, line.seen) == (40, [], 7, row.outcome)
    assert "create: 2 of the 40 were survived only after" in (tmp_path / "faults.md").read_text(encoding="utf-8")
