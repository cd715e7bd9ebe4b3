"""One browser for all tests of the page: each test opens a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.packages.browser import Browser


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium with a fresh profile."""
    browser = Browser(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.quit()
