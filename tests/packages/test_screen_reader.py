"""The page as a screen reader meets it: axe-core finds nothing wrong in any state, language, width or light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from app.packages.container import END_OPEN
from app.packages.contents import PackageUse
from app.packages.passphrase import generate_passphrase
from tests.packages.browser import Browser
from tests.packages.browsers import Either
from tests.packages.examples import REPORT, contents_of, file_of, write
from tests.packages.test_answering import ASKED, IN_FORCE, QUESTIONS, opened

AXE = files("axe_playwright_python") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AUDIT = """
const settings = {runOnly: arguments[0], resultTypes: ["violations"]};
const told = (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`;
// What is still fading in is paler than it is going to be.
document.getAnimations().forEach((each) => each.finish());
return axe.run(document, settings).then((found) => found.violations.map(told));
"""
FILES = (file_of("verslag.pdf", b"%PDF-1.7"),)


def violations(browser: Either) -> list[str]:
    """What axe-core finds wrong in the page as it stands."""
    browser.run(AXE.read_text(encoding="utf-8"))
    found = browser.run(AUDIT, RULES)
    assert isinstance(found, list)
    return found


@contextmanager
def dark(chromium: Browser) -> Iterator[None]:
    chromium.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    try:
        yield
    finally:
        chromium.command("Emulation.setEmulatedMedia", features=[])


def test_before_it_is_open(browser: Either, tmp_path: Path) -> None:
    write(tmp_path / "p.html", contents_of(REPORT), generate_passphrase())
    browser.open(tmp_path / "p.html")
    assert violations(browser) == []
    browser.write("#passphrase", "fout\n")
    browser.wait(lambda: browser.text("#passphrase-error"))
    browser.click("#toggle")
    assert violations(browser) == []
    content = (tmp_path / "p.html").read_bytes()
    (tmp_path / "cut.html").write_bytes(content[: content.index(END_OPEN)])
    browser.open(tmp_path / "cut.html")
    assert browser.shown("problem")
    assert violations(browser) == []
    (tmp_path / "cut.html").write_bytes(content[: content.index(b"<script>(() => {")])
    browser.open(tmp_path / "cut.html")
    assert browser.shown("incomplete")
    assert violations(browser) == []
    with browser.before_scripts("Object.defineProperty(globalThis, 'DecompressionStream', {value: undefined})"):
        browser.open(tmp_path / "p.html")
        assert browser.shown("too-old")
        assert violations(browser) == []


def test_a_draft_while_it_is_answered(browser: Either, tmp_path: Path) -> None:
    opened(browser, tmp_path, contents_of(REPORT, replace(REPORT, title="Plan", version_id="v2"), files=FILES))
    assert violations(browser) == []
    browser.click("#answer-save")
    browser.click("#document-1-block-1-comment")
    browser.wait(lambda: browser.run("return document.activeElement.id") == "document-1-block-1-text")
    browser.press("Ja")
    browser.click("#document-2-block-0-comment")
    browser.wait(lambda: browser.run("return document.activeElement.id") == "document-2-block-0-text")
    browser.press("Nee")
    browser.click("#document-2-block-0 .said-here > .quiet")
    assert violations(browser) == []
    for number in (1, 2):
        browser.click(f"label[for=document-{number}-decision-approve]")
    browser.write("#answer-name", "Roos")
    browser.click("#answer-save")
    browser.wait(lambda: browser.text("#answer-status"))
    browser.click("[data-language=en]")
    assert violations(browser) == []


@pytest.mark.parametrize("use", [PackageUse.CONSENT, PackageUse.FORM, PackageUse.FINAL, PackageUse.COPY])
def test_every_other_use_in_the_dark_and_on_a_phone(chromium: Browser, tmp_path: Path, use: PackageUse) -> None:
    asked = {
        PackageUse.CONSENT: replace(contents_of(use=use), consents=(ASKED, IN_FORCE)),
        PackageUse.FORM: replace(contents_of(use=use), questions=QUESTIONS),
        PackageUse.FINAL: contents_of(REPORT, use=use, files=FILES),
        PackageUse.COPY: contents_of(REPORT, use=use, files=FILES),
    }
    with dark(chromium), chromium.width(360):
        opened(chromium, tmp_path, asked[use])
        if use in (PackageUse.FINAL, PackageUse.COPY):
            chromium.click(".folded summary")
        chromium.click("#answer-save")
        assert violations(chromium) == []
        chromium.click("[data-language=en]")
        assert violations(chromium) == []


def test_the_audit_finds_what_is_wrong(chromium: Browser, tmp_path: Path) -> None:
    opened(chromium, tmp_path, contents_of(REPORT))
    chromium.run("document.querySelector('.comment').removeAttribute('aria-label')")
    assert [each.split(":")[0] for each in violations(chromium)] == ["button-name"]
