"""Every kind of document says and looks what it said and looked when somebody last looked at it."""

from __future__ import annotations

import pytest

from app.documents.printed import render_report
from tests.documents.golden import KINDS, TOLERANCE, difference, pictures, stored, words
from tests.documents.samples import DUTCH, frozen_version


@pytest.mark.parametrize("name", KINDS)
def test_it_says_what_it_said(name: str) -> None:
    assert words(KINDS[name]()) == stored(name)[0]


@pytest.mark.parametrize("name", KINDS)
def test_it_looks_as_it_looked(name: str) -> None:
    now, then = pictures(KINDS[name]()), stored(name)[1]
    assert len(now) == len(then) > 0
    for page, before in zip(now, then, strict=True):
        assert difference(page, before.convert("L")) <= TOLERANCE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": "Grenzen stellen zonder los te latem"}, id="a letter of the title"),
        pytest.param({"principal": ""}, id="a line less"),
        pytest.param({"purpose": "Het terugkijken op dit traject."}, id="a shorter line"),
    ],
)
def test_a_small_change_is_seen(changes: dict[str, str]) -> None:
    then = stored("report_nl_draft")[1]
    now = pictures(render_report(frozen_version(**changes), DUTCH, draft=True))
    assert difference(now[0], then[0].convert("L")) > TOLERANCE
