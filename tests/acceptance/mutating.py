"""pytest plugin of `make acceptance`: runs each test of a row with the thing taken out that it must notice."""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests import practices
from tests.acceptance.mutation import MARK, Mutation

RESULT = "COACHKLUIS_NOTICED"
"""Environment variable: where the outcomes go, as JSON {test: passed | failed | error}."""
_outcomes: dict[str, str] = {}


@pytest.fixture(autouse=True)
def _taken_out(request: pytest.FixtureRequest) -> Generator[None, None, None]:
    """Before anything else of the test is made."""
    mark = request.node.get_closest_marker(MARK)
    with pytest.MonkeyPatch.context() as patch:
        if mark is not None:
            mutation: Mutation = mark.args[0]
            mutation.apply(patch)
        practices.forget()
        yield


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A failure while the test acts is what is wanted; one before that says that the mutation breaks more."""
    if report.when == "call":
        _outcomes[report.nodeid] = report.outcome
    elif report.when == "setup" and report.failed:
        _outcomes[report.nodeid] = "error"


def pytest_sessionfinish() -> None:
    """Hand the outcomes over."""
    Path(os.environ[RESULT]).write_text(json.dumps(_outcomes), encoding="utf-8")
