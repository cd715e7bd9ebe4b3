"""Every line that a source of today can give leads somewhere: read from the sources themselves, not from a list."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from inspect import getsource

import pytest

from app.domain.reason import reason
from app.domain.today import TodayLine
from app.kernel.ids import Id
from app.ui.features.today.rows import place_of
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.usecases.today.sources import SOURCES

_RECORD, _CLIENT = 3, 4
"""Where these stand among what a line is made of."""


def lines_given() -> Iterator[tuple[str, TodayLine]]:
    """A line of each kind that a source makes, with the name of the source's module."""
    for name in sorted({each.__module__ for each in SOURCES}):
        module = sys.modules[name]
        for call in ast.walk(ast.parse(getsource(module))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "TodayLine"):
                continue
            assert not call.keywords, f"{name} names what it gives: read that here too"
            noun = eval(compile(ast.Expression(call.args[2]), name, "eval"), vars(module))
            client = Id("c") if len(call.args) > _CLIENT else None
            yield name, TodayLine(reason("today.drift"), None, noun, "r" if len(call.args) > _RECORD else "", client)


LINES = tuple(lines_given())


def test_every_source_gives_a_line() -> None:
    assert {name for name, _ in LINES} == {each.__module__ for each in SOURCES}


@pytest.mark.parametrize("line", [pytest.param(line, id=f"{name}-{line.noun}") for name, line in LINES])
def test_a_line_leads_to_a_page_or_a_part_that_there_is(line: TodayLine) -> None:
    place = place_of(line)
    assert place.feature in {each.name for each in FEATURES}
    assert place.record == line.record
    if line.client:
        assert place.client == line.client
        assert place.part in {name for each in DOSSIER_PARTS for name in (each.name, *each.nouns)}
