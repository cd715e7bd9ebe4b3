"""One browser of each kind for all tests of the page: each test opens a page of its own."""

from __future__ import annotations

import pytest

from tests.packages.browser import Browser
from tests.packages.browsers import GROUP, KINDS, Either, end_all, shared
from tests.packages.firefox import Firefox


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need a browser run in one process."""
    for item in items:
        if {"chromium", "firefox", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(GROUP))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A browser that a test failed in may be what is wrong, or be left in any state."""
    if report.failed:
        end_all()


@pytest.fixture
def chromium() -> Browser:
    """The Chromium of this process."""
    found = shared("chromium")
    assert isinstance(found, Browser)
    return found


@pytest.fixture
def firefox() -> Firefox:
    """The Firefox of this process."""
    found = shared("firefox")
    assert isinstance(found, Firefox)
    return found


@pytest.fixture(params=KINDS)
def browser(request: pytest.FixtureRequest) -> Either:
    """Each of both."""
    return shared(request.param)
