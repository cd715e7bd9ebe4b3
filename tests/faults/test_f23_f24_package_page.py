"""F23 and F24: hostile texts and active files in a package, in real Chromium and Firefox: nothing runs or calls."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from app.packages.passphrase import generate_passphrase
from tests.faults.hostile_package import (
    ACTIVE,
    ATTEMPTS,
    STOPPED,
    Listener,
    hostile_contents,
    hostile_texts,
    listening,
)
from tests.faults.trials import Row, Trials
from tests.packages.browsers import GROUP, KINDS, Either, shared
from tests.packages.examples import contents_of, file_of, write

STRANGE = "img, iframe, link, style:not(main > style), image, base, object, embed, svg:not(.comment svg)"


def opened(browser: Either, place: Path, contents: object) -> None:
    """Open a package of these contents."""
    passphrase = generate_passphrase()
    write(place / "p.html", contents, passphrase)  # type: ignore[arg-type]
    browser.open(place / "p.html")
    browser.unlock(passphrase)


def count(browser: Either, selector: str) -> int:
    """How many elements there are."""
    return int(str(browser.run("return document.querySelectorAll(arguments[0]).length", selector)))


def texts_of(browser: Either, selector: str) -> list[object]:
    """The texts of elements."""
    found = browser.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector)
    assert isinstance(found, list)
    return found


def texts(trials: Trials) -> None:
    """Every hostile text in every field at once; in a whole run each by itself as well."""
    with listening() as listener:
        hostile = hostile_texts(listener.address)
        alone = [[each] for each in hostile] if trials.whole else []
        for kind in KINDS:
            for given in (hostile, *alone):
                with trials.attempt(f"{len(given)} texts in {kind}, {given[0]!r}") as place:
                    hostile_page(shared(kind), place, given, listener)
            with trials.attempt(f"{kind}: taken for markup, it does run and call") as place:
                (place / "control.html").write_text(hostile[1], encoding="utf-8")
                browser = shared(kind)
                browser.go((place / "control.html").as_uri())
                browser.wait(lambda: browser.run("return globalThis.hit === 1"))  # noqa: B023 - waited for here
                assert "/img" in listener.calls
                listener.calls.clear()
    trials.note("every hostile text stands in every field of a package, and is typed into an answer")


def hostile_page(browser: Either, place: Path, given: list[str], listener: Listener) -> None:
    """The page shows these texts as they are, and what is saved of it does."""
    opened(browser, place, hostile_contents(given))
    assert count(browser, STRANGE) == 0
    assert count(browser, "script:not(head script)") == 4, "guard, script, header and end"
    assert texts_of(browser, "article > h2") == given
    assert texts_of(browser, ".name") == given
    assert texts_of(browser, ".exact > :first-child") == given
    assert texts_of(browser, "#questions label span:first-child") == given
    assert set(map(str, texts_of(browser, "article p strong"))) == set(given)
    links = browser.run("return [...document.querySelectorAll('#opened a')].map((a) => a.getAttribute('href'))")
    numbers = range(1, len(given) + 1) if len(given) > 1 else range(0)
    assert links == [f"#document-{number}" for number in numbers]
    browser.run("""
      for (const field of document.querySelectorAll("#opened textarea, #opened input[type=text]")) {
        field.value = arguments[0];
        field.dispatchEvent(new Event("input"));
      }
    """, "\n".join(given))  # fmt: skip
    assert count(browser, STRANGE) == 0
    browser.click("#save-all")
    saved = browser.downloaded("Beveiligd bestand.zip")
    assert browser.run("return typeof globalThis.hit") == "undefined"
    assert {address.split(":")[0] for address in browser.addresses()} <= {"file", "blob", "data"}
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".html")]
        assert len(names) == len(given)
        for number, name in enumerate(names):
            path = place / f"{number}.html"
            path.write_bytes(archive.read(name))
            browser.go(path.as_uri())
            assert browser.run("return typeof globalThis.hit") == "undefined"
            assert count(browser, f"script, a, {STRANGE}") == 0
    assert listener.calls == []


def script(trials: Trials) -> None:
    """Were a script to get in all the same, the page's policy stops what it tries."""
    for kind in KINDS:
        with listening() as listener, trials.attempt(f"a script in {kind}") as place:
            browser = shared(kind)
            opened(browser, place, contents_of())
            browser.run(ATTEMPTS, listener.address)
            browser.wait(lambda: browser.run("return globalThis.attempted ?? false"))  # noqa: B023 - waited for here
            browser.wait(lambda: set(violations(browser)) >= STOPPED)  # noqa: B023
            assert browser.run("return globalThis.hit ?? null") is None
            assert listener.calls == []


def violations(browser: Either) -> list[str]:
    """The directives that have stopped something."""
    noted = browser.run("return violated")
    assert isinstance(noted, list)
    return noted


NOTE_TYPES = """
globalThis.types = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { types.push(blob.type); return make(blob); };
"""


def attachments(trials: Trials) -> None:
    """Active files leave the page as bytes to save, as they came; none is shown, opened or run."""
    for kind in KINDS:
        with trials.attempt(f"active files in {kind}") as place:
            browser = shared(kind)
            opened(browser, place, contents_of(files=tuple(file_of(*each) for each in ACTIVE)))
            here = browser.run("return location.href")
            browser.run(NOTE_TYPES)
            for number, (name, content, _) in enumerate(ACTIVE, start=1):
                browser.click(f".files li:nth-child({number}) .save")
                assert browser.downloaded(name) == content
            assert browser.run("return types") == ["application/octet-stream"] * len(ACTIVE)
            assert browser.run("return globalThis.hit ?? null") is None
            assert browser.run("return location.href") == here
            assert (
                browser.run("return document.querySelectorAll('iframe, object, embed, svg:not(.comment svg)').length")
                == 0
            )


ROWS = (
    Row("F23", "`</script>`, U+2028, quotes in every field of a package", "text; no call, in both browsers", texts),
    Row("F23", "a script that got into the page all the same", "stopped by the policy; no call", script),
    Row(
        "F24", "active PDF, SVG with script, HTML in a package", "saved as bytes; nothing is shown or run", attachments
    ),
)


@pytest.mark.xdist_group(GROUP)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f23_f24_a_package_does_nothing_by_itself(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
