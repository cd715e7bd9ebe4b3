"""Every test of a row says what it notices, and docs/acceptance.md is about these tests."""

from __future__ import annotations

import importlib
import re

import pytest

from app.kernel.resources import resources
from app.usecases import parts
from tests.acceptance.mutation import MARK, Mutation, with_figure, with_policy, without_gate, without_rows
from tests.acceptance.page import PAGE, RowTest, row_tests


def mutation_of(test: RowTest) -> str:
    """What is taken out for a test, in words; AssertionError where it names nothing."""
    path, name = test.name.split("::")
    function = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)
    marks = [mark for mark in getattr(function, "pytestmark", []) if mark.name == MARK]
    assert len(marks) == 1, f"{test.name} does not say what it would notice"
    mutation: Mutation = marks[0].args[0]
    return mutation.what


@pytest.mark.parametrize("test", row_tests(), ids=lambda test: test.name.split("::")[1])
def test_each_says_what_it_would_notice(test: RowTest) -> None:
    assert mutation_of(test)


def test_the_page_is_about_these_tests() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    told = [tuple(cell.strip() for cell in line.split("|")[1:3]) for line in lines if re.match(r"\| [A-Z]\d", line)]
    assert told == [(each.row, each.words) for each in row_tests()], "run `make acceptance`"


@pytest.mark.parametrize(
    "wrong",
    [
        without_gate("app.domain.gates.disclose:no_such_gate"),
        without_rows("career_advice", "rules", category="nothing"),
        with_policy("career_advice", consent_for_disclosure=True),
        with_figure("answer_term", 1),
    ],
    ids=["gate", "row", "switch", "figure"],
)
def test_a_mutation_that_takes_nothing_out_is_an_error(wrong: Mutation) -> None:
    with pytest.MonkeyPatch.context() as patch, pytest.raises((LookupError, AttributeError)):
        _starts_with(wrong, patch)


def _starts_with(mutation: Mutation, patch: pytest.MonkeyPatch) -> None:
    mutation.apply(patch)
    parts._starting_policies(resources())
    parts._law(resources())
