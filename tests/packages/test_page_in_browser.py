from __future__ import annotations

import io
import os
import re
import zipfile
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from selenium.webdriver.common.by import By

from app.kernel.resources import resources
from app.kernel.translator import Language
from app.packages.chunks import CHUNK
from app.packages.container import CHUNK_OPEN, END_OPEN, HEADER_OPEN
from app.packages.contents import PackageUse
from app.packages.passphrase import generate_passphrase
from tests.packages.browser import Browser
from tests.packages.browsers import Either
from tests.packages.examples import INTRODUCTION, PRACTICE, REPORT, contents_of, file_of, page_texts, write

PLAN = replace(REPORT, title="Plan van aanpak", language=Language.ENGLISH)
CV = b"%PDF-1.7 een cv " + os.urandom(5000)


@pytest.fixture
def package(tmp_path: Path) -> tuple[Path, str]:
    """A package with two documents and a file, as a coach would send it."""
    target, passphrase = tmp_path / "bestand.html", generate_passphrase()
    contents = contents_of(REPORT, PLAN, files=(file_of("cv Roos.pdf", CV, "application/pdf"),))
    write(target, contents, passphrase)
    return target, passphrase


def dutch(key: str, **arguments: object) -> str:
    return page_texts()[Language.DUTCH].text(f"package.page.{key}", **arguments)


def english(key: str, **arguments: object) -> str:
    return page_texts()[Language.ENGLISH].text(f"package.page.{key}", **arguments)


def test_a_package_opens_and_reads_as_it_was_written(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    assert chromium.part("locked-title").text == dutch("locked_title")
    chromium.unlock(package[1].lower().replace("-", " "))
    assert [heading.text for heading in chromium.all("h1, h2")] == [
        dutch("use_review"), dutch("contents"), "Reflectieverslag", "Plan van aanpak", dutch("answer"), dutch("files"),
    ]  # fmt: skip
    assert [heading.text for heading in chromium.all("#document-1 h3, #document-1 h4")] == [
        "Waar we begonnen", "Wat er veranderde", "Doelen",
    ]  # fmt: skip
    assert chromium.part("document-1").find_element(By.TAG_NAME, "strong").text == "Grenzen stellen"
    assert [item.text for item in chromium.all("#document-1 li li")] == [
        "eerst opschrijven wat ze nodig heeft;", "daarna pas praten over de oplossing.",
    ]  # fmt: skip
    assert [cell.text for cell in chromium.all("#document-1 th")] == ["Doel", "Begin", "Nu"]
    shown = chromium.text("#opened")
    for text in (*INTRODUCTION.split("\n\n"), PRACTICE, "12 maart 2026", "(https://voorbeeld.invalid/lezen)"):
        assert text in shown
    assert chromium.all("#opened a[href^=http]") == [], "a link is shown, never followed"
    assert chromium.console() == []


def test_as_the_program_makes_it_with_a_million_rounds(chromium: Browser, tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(REPORT), passphrase, rounds=1_000_000)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    assert "Waar we begonnen" in chromium.text("#opened")


def test_another_passphrase_is_refused_and_shows_nothing(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    chromium.type(generate_passphrase())
    chromium.wait(lambda: chromium.part("passphrase-error").text)
    assert chromium.part("passphrase-error").text == dutch("wrong_passphrase")
    assert chromium.part("passphrase").get_attribute("aria-invalid") == "true"
    assert chromium.driver.switch_to.active_element == chromium.part("passphrase")
    assert not chromium.shown("opened")
    assert chromium.text("#opened") == ""
    assert PRACTICE not in chromium.driver.page_source
    assert chromium.console() == []
    chromium.unlock(package[1])
    assert chromium.shown("document-1")


def test_a_slip_of_the_pen_is_named_before_any_work(chromium: Browser, package: tuple[Path, str]) -> None:
    path, passphrase = package
    chromium.open(path)
    for place, group in ((0, 1), (7, 2), (16, 3), (22, 4)):
        wrong = "2" if passphrase[place] != "2" else "3"
        chromium.type(passphrase[:place] + wrong + passphrase[place + 1 :])
        assert chromium.part("passphrase-error").text == dutch("mistyped_group", group=group)
    chromium.type(passphrase[:-1])
    assert chromium.part("passphrase-error").text == dutch("mistyped_length", count=19)
    chromium.type(f"{passphrase[:8]}u{passphrase[9:]}")
    assert chromium.part("passphrase-error").text == dutch("mistyped_symbol", group=2, symbol="U")
    chromium.type("")
    assert chromium.part("passphrase-error").text == dutch("mistyped_length", count=0)
    assert not chromium.shown("opened")


def test_a_file_is_saved_byte_for_byte(chromium: Browser, tmp_path: Path) -> None:
    noise, words = os.urandom(2 * CHUNK + 4321), b"een woord dat vaak voorkomt " * 300_000
    passphrase = generate_passphrase()
    files = (file_of("leeg.txt", b""), file_of("ruis.bin", noise), file_of("woorden.txt", words))
    write(tmp_path / "p.html", contents_of(files=files), passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    for button in chromium.all(".save"):
        button.click()
    assert chromium.downloaded("woorden.txt") == words
    assert chromium.downloaded("ruis.bin") == noise
    assert chromium.downloaded("leeg.txt") == b""
    assert chromium.console() == []


def test_a_browser_without_the_newest_functions_opens_it_too(chromium: Browser, package: tuple[Path, str]) -> None:
    with chromium.before_scripts("delete Uint8Array.fromBase64"):
        chromium.open(package[0])
        assert chromium.run("return typeof Uint8Array.fromBase64") == "undefined"
        chromium.unlock(package[1])
    chromium.all(".save")[0].click()
    assert chromium.downloaded("cv Roos.pdf") == CV


def test_a_browser_without_room_says_that_it_saves_nothing(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    chromium.unlock(package[1])
    chromium.run("Blob.prototype.stream = () => new ReadableStream({ pull() { throw new Error('no room'); } })")
    chromium.all(".save")[0].click()
    failed = dutch("failed", name="cv Roos.pdf")
    chromium.wait(lambda: chromium.text(".status") == failed)
    assert list(chromium.downloads.iterdir()) == []


def test_everything_is_saved_as_one_zip(chromium: Browser, tmp_path: Path) -> None:
    noise = os.urandom(CHUNK + 99)
    passphrase = generate_passphrase()
    files = (file_of("../cv.pdf", CV), file_of("CV.pdf", noise), file_of("Zoë.txt", b""))
    write(tmp_path / "p.html", contents_of(REPORT, files=files), passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    chromium.part("save-all").click()
    with zipfile.ZipFile(io.BytesIO(chromium.downloaded(f"{dutch('locked_title')}.zip"))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Reflectieverslag.html", "cv.pdf", "CV (2).pdf", "Zoë.txt"]
        assert archive.getinfo("CV (2).pdf").date_time[:3] == (2026, 3, 12)
        assert [archive.read(name) for name in ("cv.pdf", "CV (2).pdf", "Zoë.txt")] == [CV, noise, b""]
        assert "Grenzen stellen" in archive.read("Reflectieverslag.html").decode()
    assert dutch("saved", name=dutch("save_all")) in chromium.text(".status")


def test_nothing_is_fetched_and_nothing_is_kept(chromium: Browser, package: tuple[Path, str]) -> None:
    path, passphrase = package
    chromium.open(path)
    title = chromium.driver.title
    chromium.unlock(passphrase)
    chromium.all(".save")[0].click()
    assert chromium.downloaded("cv Roos.pdf") == CV
    asked = chromium.addresses()
    assert path.as_uri() in asked
    # Chromium draws the calendar of a date with a picture of its own, in a data address.
    assert {address.split(":")[0] for address in asked} <= {"file", "blob", "data"}
    assert {address for address in asked if address.startswith("file:")} == {path.as_uri()}
    assert chromium.driver.title == title, "a browser keeps titles in its history"
    assert chromium.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert chromium.all("#passphrase") == [], "the passphrase is gone"
    assert chromium.all("script[class]") == [], "so are the chunks"


def test_it_opens_without_any_network(chromium: Browser, package: tuple[Path, str]) -> None:
    conditions = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    chromium.command("Network.emulateNetworkConditions", offline=True, **conditions)
    try:
        chromium.open(package[0])
        chromium.unlock(package[1])
        assert "Waar we begonnen" in chromium.text("#opened")
    finally:
        chromium.command("Network.emulateNetworkConditions", offline=False, **conditions)


def test_locking_shuts_it_again(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    chromium.unlock(package[1])
    chromium.part("close").click()
    chromium.wait(lambda: chromium.shown("locked"))
    assert "Grenzen" not in chromium.driver.page_source
    assert chromium.part("passphrase").get_attribute("value") == ""


def test_the_reader_chooses_the_language_and_the_document_keeps_its_own(
    chromium: Browser, package: tuple[Path, str]
) -> None:
    chromium.open(package[0])
    assert chromium.run("return document.documentElement.lang") == "nl"
    chromium.all("[data-language=en]")[0].click()
    assert chromium.part("locked-title").text == english("locked_title")
    chromium.unlock(package[1])
    assert chromium.part("opened-title").text == english("use_review")
    assert english("created", practice=PRACTICE, date="12 March 2026") in chromium.text("#opened")
    assert [article.get_attribute("lang") for article in chromium.all("article")] == ["nl", "en"]
    chromium.all("[data-language=nl]")[0].click()
    assert chromium.part("opened-title").text == dutch("use_review")
    assert chromium.run("return document.documentElement.lang") == "nl"


def test_an_english_package_speaks_english_once_it_is_open(chromium: Browser, tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    contents = contents_of(PLAN, language=Language.ENGLISH, use=PackageUse.FINAL)
    write(tmp_path / "p.html", contents, passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    assert chromium.part("opened-title").text == english("use_final")


@pytest.mark.parametrize("use", PackageUse)
def test_each_use_says_what_it_is_for(chromium: Browser, tmp_path: Path, use: PackageUse) -> None:
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(REPORT, use=use, introduction=""), passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    assert chromium.part("opened-title").text == dutch(f"use_{use}")
    assert chromium.all(".advice")[0].text == dutch(f"use_{use}_advice", practice=PRACTICE)
    assert "{" not in chromium.text("#opened")
    assert chromium.all(".own-words") == []


def test_all_works_from_the_keyboard_and_all_has_a_name(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    assert chromium.driver.switch_to.active_element == chromium.part("passphrase")
    assert chromium.part("passphrase").accessible_name == dutch("passphrase")
    chromium.unlock(package[1])
    assert chromium.driver.switch_to.active_element == chromium.part("opened-title")
    names = [button.accessible_name for button in chromium.all("button, a, summary")]
    assert all(names)
    assert dutch("save_file", name="cv Roos.pdf") in names
    for landmark in ("header", "main", "nav", "article", "footer"):
        assert chromium.all(landmark), landmark
    levels = [int(heading.tag_name[1]) for heading in chromium.all("h1, h2, h3, h4, h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    clickable = "return [...document.querySelectorAll('button, a, summary')].every((e) => e.tabIndex === 0)"
    assert chromium.run(clickable) is True


def test_the_passphrase_can_be_looked_at(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    field, toggle = chromium.part("passphrase"), chromium.part("toggle")
    assert (field.get_attribute("type"), toggle.text) == ("password", dutch("show"))
    toggle.click()
    assert (field.get_attribute("type"), toggle.text) == ("text", dutch("hide"))
    toggle.click()
    assert field.get_attribute("type") == "password"


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_all_of_its_width(chromium: Browser, tmp_path: Path, width: int) -> None:
    passphrase = generate_passphrase()
    long = "Werkgelegenheidsbevorderingsovereenkomst" * 4
    contents = contents_of(
        replace(REPORT, title=long), REPORT, files=(file_of(f"{long}.pdf", CV),), practice=long, introduction=long
    )
    write(tmp_path / "p.html", contents, passphrase)
    chromium.command("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=True)
    try:
        chromium.open(tmp_path / "p.html")
        assert chromium.run("return document.documentElement.scrollWidth") == width
        chromium.unlock(passphrase)
        assert chromium.run("return document.documentElement.scrollWidth") == width
    finally:
        chromium.command("Emulation.clearDeviceMetricsOverride")


def test_on_paper_stand_the_documents_and_no_buttons(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.open(package[0])
    chromium.unlock(package[1])
    paper = pypdf.PdfReader(io.BytesIO(b64decode(chromium.driver.print_page())))
    text = re.sub(r"\s+", " ", "".join(sheet.extract_text() for sheet in paper.pages))
    for expected in ("Reflectieverslag", "Plan van aanpak", "Een vast moment per week", PRACTICE, "cv Roos.pdf"):
        assert expected in text
    for button in ("print", "close", "save_all", "save"):
        assert dutch(button) not in text


def problem_of(chromium: Browser, content: bytes, tmp_path: Path) -> str:
    (tmp_path / "damaged.html").write_bytes(content)
    chromium.open(tmp_path / "damaged.html")
    assert not chromium.shown("passphrase"), "a passphrase is asked of a damaged file"
    assert chromium.shown("problem")
    assert chromium.part("problem-advice").text == dutch("damaged_advice")
    return chromium.part("problem-title").text


def test_F9_a_file_cut_off_says_so_before_a_passphrase_is_asked(
    chromium: Browser, package: tuple[Path, str], tmp_path: Path
) -> None:
    content = package[0].read_bytes()
    header, chunk, end = (content.index(mark) for mark in (HEADER_OPEN, CHUNK_OPEN, END_OPEN))
    for length in (header, header + 80, chunk, chunk + 1000, end, end + 100):
        assert problem_of(chromium, content[:length], tmp_path) == dutch("incomplete_title"), length


def test_F8_a_changed_byte_says_so_before_a_passphrase_is_asked(
    chromium: Browser, package: tuple[Path, str], tmp_path: Path
) -> None:
    content = package[0].read_bytes()
    header, chunk, end = (content.index(mark) for mark in (HEADER_OPEN, CHUNK_OPEN, END_OPEN))
    for place in (header + 90, header + 180, chunk + 100, (chunk + end) // 2, end + 100, end + 160):
        damaged = bytearray(content)
        damaged[place] = ord("7") if damaged[place] != ord("7") else ord("8")
        assert problem_of(chromium, bytes(damaged), tmp_path) == dutch("damaged_title"), place


def test_where_scripts_do_not_run_a_notice_stands(chromium: Browser, package: tuple[Path, str]) -> None:
    chromium.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(package[0])
        assert chromium.shown("unready")
        notice = chromium.part("unready").text
        assert dutch("unready_title") in notice
        assert english("unready_title") in notice
        assert not chromium.shown("locked")
    finally:
        chromium.command("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("missing", ["DecompressionStream", "crypto"])
def test_a_browser_that_cannot_is_told_apart_from_a_broken_file(
    browser: Either, package: tuple[Path, str], missing: str
) -> None:
    with browser.before_scripts(f"Object.defineProperty(globalThis, '{missing}', {{value: undefined}})"):
        browser.open(package[0])
        assert browser.shown("too-old")
        assert dutch("too_old_title") in browser.text("#too-old")
        assert english("too_old_title") in browser.text("#too-old")
        assert not browser.shown("unready")
        assert not browser.shown("passphrase")


def test_a_browser_that_cannot_read_the_script_is_told_apart_too(
    browser: Either, package: tuple[Path, str], tmp_path: Path
) -> None:
    content = package[0].read_bytes()
    start = content.index(b"<script>(() => {") + len(b"<script>")
    script = content[start : content.index(b"</script>", start)]
    # To a browser of 2010, what it does not know is an error of syntax: nothing of that script runs.
    unknown = script.replace(b"(() => {", b"(() = {", 1)
    content = content.replace(b64encode(sha256(script).digest()), b64encode(sha256(unknown).digest()))
    (tmp_path / "old.html").write_bytes(content.replace(script, unknown))
    browser.open(tmp_path / "old.html")
    browser.wait(lambda: browser.shown("too-old"))


def test_the_guard_is_written_for_browsers_of_long_ago() -> None:
    script = re.sub("//.*", "", (resources() / "package" / "guard.js").read_text(encoding="utf-8"))
    for newer in ("=>", "`", "let ", "const ", "class ", "?.", "??", "...", "async ", "globalThis", "for (var"):
        assert newer not in script, newer
