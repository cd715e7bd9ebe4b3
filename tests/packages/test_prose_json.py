from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.prose import Block, Heading, NumberedList, Paragraph, Quote, Span
from app.packages.errors import PackageDamaged
from app.packages.prose_json import blocks_from_json, prose_json
from tests.domain.prose_strategies import any_blocks
from tests.packages.examples import REPORT


def test_a_report_comes_back_as_it_was() -> None:
    assert blocks_from_json(json.loads(json.dumps(prose_json(REPORT.blocks)))) == REPORT.blocks


@given(any_blocks)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_written_can_be_read(blocks: tuple[Block, ...]) -> None:
    written = prose_json(blocks)
    assert prose_json(blocks_from_json(json.loads(json.dumps(written)))) == written


def test_levels_and_numbers_out_of_range_are_brought_within_it() -> None:
    blocks = (Heading(0, ()), Heading(7, ()), NumberedList((), -3))
    assert blocks_from_json(json.loads(json.dumps(prose_json(blocks)))) == (
        Heading(1, ()),
        Heading(3, ()),
        NumberedList((), 0),
    )


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"kind": "script", "spans": []},
        {"kind": "paragraph"},
        {"kind": "paragraph", "spans": [{"bold": True}]},
        {"kind": "paragraph", "spans": [{"text": "a", "bold": "ja"}]},
        {"kind": "paragraph", "spans": "abc"},
        {"kind": "heading", "level": 9, "spans": []},
        {"kind": "heading", "level": True, "spans": []},
        {"kind": "numbers", "start": -1, "items": []},
        {"kind": "bullets", "items": [{}]},
        {"kind": "table", "header": [], "rows": [[{"text": "a"}]]},
        "paragraph",
        None,
    ],
)
def test_what_is_no_prose_is_refused(value: object) -> None:
    with pytest.raises(PackageDamaged):
        blocks_from_json([value])


def test_bottomless_nesting_is_refused() -> None:
    block: Block = Paragraph((Span("diep"),))
    for _ in range(100):
        block = Quote((block,))
    with pytest.raises(PackageDamaged):
        blocks_from_json(json.loads(json.dumps(prose_json((block,)))))
