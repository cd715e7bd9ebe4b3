"""docs/acceptance.md: every row's tests, what is taken out of the program for each, and whether it noticed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "acceptance.md"
_ROW = re.compile(r"test_([a-elwx]\d{1,2})_")


@dataclass(frozen=True, slots=True)
class RowTest:
    """One test of a row: `name` is `tests/acceptance/test_c7_reports.py::test_c7_three_years`."""

    name: str
    row: str

    @property
    def words(self) -> str:
        """What the test proves, by its name."""
        return _ROW.sub("", self.name.split("::")[1], count=1).replace("_", " ")


def row_tests() -> list[RowTest]:
    """Every test of a row, in the order of the rows."""
    found = [
        RowTest(f"tests/acceptance/{path.name}::{each.name}", row.group(1).upper())
        for path in sorted(HERE.glob("test_*.py"))
        for each in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(each, ast.FunctionDef) and (row := _ROW.match(each.name))
    ]
    return sorted(found, key=lambda each: (each.row[0], int(each.row[1:]), each.name))


def page(taken_out: Mapping[str, str], outcomes: Mapping[str, str]) -> str:
    """The page's text. `taken_out` tells per test what its mutation is, `outcomes` what became of it."""
    tests = row_tests()
    seen = sum(outcomes.get(each.name) == "failed" for each in tests)
    lines = [
        "# Acceptance",
        "",
        "Written by `make acceptance`, not by hand. Each row of the product's description has a test that carries its",
        "number. Each test is run once more with one thing taken out of the program, and must then fail.",
        f"{len(tests)} tests of {len({each.row for each in tests})} rows; {seen} noticed.",
        "",
        "| row | test | taken out | noticed |",
        "|---|---|---|---|",
    ]
    for each in tests:
        noticed = "yes" if outcomes.get(each.name) == "failed" else f"NO ({outcomes.get(each.name, 'not run')})"
        lines.append(f"| {each.row} | {each.words} | {taken_out.get(each.name, '')} | {noticed} |")
    return "\n".join([*lines, ""])
