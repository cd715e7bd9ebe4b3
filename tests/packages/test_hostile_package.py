"""A page that was changed on its way: the browser itself does not run it, and the page says that it is damaged.

(F23 and F24 are tried in tests/faults.)
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.translator import Language
from app.packages.passphrase import generate_passphrase
from tests.packages.browsers import Either
from tests.packages.examples import contents_of, page_texts, write


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    write(tmp_path / "p.html", contents_of(), generate_passphrase())
    return (tmp_path / "p.html").read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\n// The states of the page", b"\n/! The states of the page"),
        (b'"use strict";\ndocument.', b'"use strict";fetch("x");\ndocument.'),
        (b"var refused = false", b"var refused = folse"),
        (b"<style>:root", b"<style>:roet"),
        (b"script-src 'sha256-", b"script-src 'sha255-"),
        (b'"approve":"Akkoord', b'"approve":"Akkoart'),
        (b'id="waiting-text"', b'id="waiting-tekst"'),
    ],
    ids=["script", "script added to", "guard", "style", "policy", "texts", "markup"],
)
def test_a_page_that_was_changed_says_that_it_is_damaged_and_does_not_ask_for_the_passphrase(
    browser: Either, content: bytes, tmp_path: Path, before: bytes, after: bytes
) -> None:
    assert content.count(before) == 1
    (tmp_path / "p.html").write_bytes(content.replace(before, after))
    browser.open(tmp_path / "p.html")
    browser.wait(lambda: browser.shown("changed"))
    for language in Language:
        for key in ("damaged_title", "damaged_advice"):
            assert page_texts()[language].text(f"package.page.{key}") in browser.text("#changed")
    assert not any(browser.shown(part) for part in ("passphrase", "too-old", "unready"))
