"""A page that was changed on its way: the browser itself does not run it. (F23 and F24 are tried in tests/faults.)"""

from __future__ import annotations

from pathlib import Path

from app.packages.passphrase import generate_passphrase
from tests.packages.browsers import Either
from tests.packages.examples import contents_of, write


def test_a_page_whose_script_was_changed_does_not_ask_for_the_passphrase(browser: Either, tmp_path: Path) -> None:
    write(tmp_path / "p.html", contents_of(), generate_passphrase())
    content = (tmp_path / "p.html").read_bytes()
    changed = content.replace(b'{\n"use strict";', b'{\n"use strict";fetch("x");', 1)
    assert changed != content
    (tmp_path / "p.html").write_bytes(changed)
    browser.open(tmp_path / "p.html")
    browser.wait(lambda: browser.shown("too-old") or browser.shown("unready"))
    assert not browser.shown("passphrase")
    assert any("Content" in line and "Security" in line for line in browser.console())
