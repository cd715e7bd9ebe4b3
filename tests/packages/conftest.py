"""One browser of each kind for all tests of the page: each test opens a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.packages.browser import Browser
from tests.packages.firefox import Firefox


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium with a fresh profile."""
    browser = Browser(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox with a fresh profile."""
    browser = Firefox(tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.quit()


@pytest.fixture(params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Browser | Firefox:
    """Each of both."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Browser | Firefox)
    return found
