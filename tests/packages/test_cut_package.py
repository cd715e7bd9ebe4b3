"""A package that was cut off on its way, anywhere: the page says that it is not complete and asks for nothing. (F9)"""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest

from app.kernel.translator import Language
from app.packages.container import CLOSE, END_OPEN
from app.packages.passphrase import generate_passphrase
from tests.packages.browsers import Either
from tests.packages.examples import contents_of, page_texts, write

ELEMENT = re.compile(rb"^<(section|script|style|template|svg|form)\b.*?</\1>\n", re.MULTILINE | re.DOTALL)
STEPS = 20
SEEN = """
const seen = [...document.querySelectorAll("main > *")].filter((each) => each.offsetParent);
return seen.some((each) => each.id === "waiting") ? [] : seen.map((each) => each.innerText.replace(/\\s+/g, " "));
"""


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    write(tmp_path / "p.html", contents_of(), generate_passphrase())
    return (tmp_path / "p.html").read_bytes()


def notices(content: bytes, browser: Either, folder: Path) -> list[str]:
    """The words of each part that is seen once the page has made up its mind: the field for a passphrase is one too."""
    (folder / "cut.html").write_bytes(content)
    browser.go((folder / "cut.html").as_uri())
    return browser.wait(lambda: cast("list[str]", browser.run(SEEN)))


def text(key: str, language: Language) -> str:
    return page_texts()[language].text(f"package.page.{key}")


def guarded(content: bytes) -> int:
    """The length from which on the guard is in the file as a whole."""
    return content.index(b"</script>", content.index(b"\n<script>")) + len(b"</script>")


def test_from_the_guard_on_it_says_that_the_file_is_not_complete(
    browser: Either, content: bytes, tmp_path: Path
) -> None:
    # What stands after the text of the end holds nothing that is missed.
    whole = content.index(CLOSE, content.index(END_OPEN))
    evenly = {len(content) * step // STEPS for step in range(STEPS)}
    borders = {place for element in ELEMENT.finditer(content) for place in (element.start() + 3, element.end() - 3)}
    cuts = sorted(cut for cut in {guarded(content), *evenly, *borders, whole - 1} if guarded(content) <= cut < whole)
    assert len(cuts) > STEPS
    for cut in cuts:
        (notice,) = notices(content[:cut], browser, tmp_path)
        assert text("incomplete_title", Language.DUTCH) in notice, cut
        assert text("damaged_advice", Language.DUTCH) in notice, cut
        assert text("passphrase", Language.DUTCH) not in notice, cut


def test_before_the_script_it_says_so_in_both_languages(browser: Either, content: bytes, tmp_path: Path) -> None:
    for mark in (b"<style>", b"const LANGUAGES", b"<script>(() => {"):
        (notice,) = notices(content[: content.index(mark) + len(mark) + 500], browser, tmp_path)
        for language in Language:
            assert text("incomplete_title", language) in notice, mark
            assert text("damaged_advice", language) in notice, mark


def test_before_the_guard_a_notice_stands_that_knows_of_files_not_complete(
    browser: Either, content: bytes, tmp_path: Path
) -> None:
    start = content.index(b'<section class="card" id="too-old"')
    for cut in (start, (start + guarded(content)) // 2, guarded(content) - 1):
        (notice,) = notices(content[:cut], browser, tmp_path)
        for language, words in ((Language.DUTCH, "niet compleet"), (Language.ENGLISH, "not complete")):
            assert words in text("unready_advice", language)
            assert text("unready_advice", language) in notice, cut


def test_the_notices_and_the_guard_stand_in_the_first_kilobytes(content: bytes) -> None:
    assert content.index(b'id="unready"') < 2 * 1024
    assert guarded(content) < 6 * 1024
