"""Answering a package in real browsers: what the reader says is what comes out of the answer file."""

from __future__ import annotations

import re
from base64 import b64decode
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex

import pypdf

from app.domain.answer import Answer, Comment, ConsentAnswer, ConsentChoice, Decision, FieldAnswer
from app.domain.prose import BulletList, Paragraph, Span
from app.kernel.translator import Language
from app.packages.answer_reader import answer_package, read_answer
from app.packages.contents import PackageConsent, PackageContents, PackageQuestion, PackageUse
from app.packages.html_writer import PackageRecord
from app.packages.passphrase import generate_passphrase
from tests.packages.browser import Browser
from tests.packages.browsers import Either
from tests.packages.examples import PRACTICE, REPORT, contents_of, file_of, page_texts, write
from tests.packages.firefox import Firefox
from tests.packages.scanning import found

ASKED = PackageConsent(
    id="line-employer", title="Eindverslag naar de werkgever", text="Mijn eindverslag mag naar Vervoerbedrijf Anders.",
    scope="Vervoerbedrijf Anders, eenmalig",
)  # fmt: skip
IN_FORCE = PackageConsent(
    id="line-health", title="Gezondheid", text="Vastleggen wat ik over mijn gezondheid vertel.",
    scope="Alleen de praktijk", given=True,
)  # fmt: skip
QUESTIONS = (
    PackageQuestion(id="q-why", label="Wat brengt je hier?", lines=6, required=True),
    PackageQuestion(id="q-job", label="Welke functie heb je?"),
)
ESCAPE = "\ue00c"
COMMENT = 'Dit was thuis ook zo: "vroeg" & <b>laat</b>\n\u00e9\u00e9n keer.'


def dutch(key: str, **arguments: object) -> str:
    return page_texts()[Language.DUTCH].text(f"package.page.{key}", **arguments)


def opened(browser: Either, folder: Path, contents: PackageContents) -> PackageRecord:
    """A package of these contents, open in the browser."""
    passphrase = generate_passphrase()
    record = write(folder / "p.html", contents, passphrase)
    browser.open(folder / "p.html")
    browser.unlock(passphrase)
    return record


def unsaved(browser: Either) -> bool:
    """Whether the browser would ask before the page is closed."""
    script = "const e = new Event('beforeunload', {cancelable: true}); dispatchEvent(e); return e.defaultPrevented"
    return bool(browser.run(script))


def saved(browser: Either, record: PackageRecord) -> Answer:
    """Type a name, save the answer, and read it as the program does."""
    if not browser.run("return document.getElementById('answer-name').value"):
        browser.write("#answer-name", "Roos de Graaf")
    day = str(browser.run("return document.getElementById('answer-date').value"))
    browser.click("#answer-save")
    content = browser.downloaded(f"{dutch('answer_file')} {day}.answer")
    assert answer_package(content) == record.id
    answer = read_answer(content, record.id, record.answer_private_key, record.answer_key)
    assert answer.written_on == date.fromisoformat(day)
    assert b"Roos" not in content
    return answer


def test_a_draft_comes_back_with_comments_and_a_decision(browser: Either, tmp_path: Path) -> None:
    record = opened(browser, tmp_path, contents_of(REPORT))
    assert not unsaved(browser)
    browser.click("#document-1-block-1-comment")
    browser.wait(lambda: browser.run("return document.activeElement.id") == "document-1-block-1-text")
    browser.press(COMMENT)
    assert unsaved(browser), "typed, and closing does not ask"
    browser.click("[data-language=en]")
    assert browser.run("return document.getElementById('document-1-block-1-text').value") == COMMENT
    browser.click("[data-language=nl]")
    browser.click("#document-1-block-3-comment")
    browser.write("#document-1-remark", "Verder goed.")
    browser.click("label[for=document-1-decision-changes]")
    browser.write("#answer-remark", "Tot dinsdag!")
    first = saved(browser, record)
    browser.wait(lambda: dutch("answer_saved", name="", practice="")[:15] in browser.text("#answer-status"))
    assert not unsaved(browser)
    assert (first.name, first.remark, first.consents, first.fields) == ("Roos de Graaf", "Tot dinsdag!", (), ())
    (about,) = first.documents
    assert (about.version, about.content_sha256) == (REPORT.version_id, REPORT.content_sha256)
    assert about.decision is Decision.CHANGES
    assert about.comments == (Comment(block=-1, text="Verder goed."), Comment(block=1, text=COMMENT))
    browser.click("label[for=document-1-decision-approve]")
    assert browser.text("#answer-status") == dutch("answer_changed", practice=PRACTICE)
    second = saved(browser, record)
    assert second.documents[0].decision is Decision.APPROVE
    assert first.number != second.number, "a number is used once"
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.written.is_later_than(first.written)
    assert second.written_at is not None
    assert abs((datetime.now(UTC) - second.written_at).total_seconds()) < 600, "the instant, in UTC"
    assert browser.console() == []


def test_the_browser_asks_before_unsaved_work_is_closed_and_not_when_it_is_saved(
    chromium: Browser, tmp_path: Path
) -> None:
    opened(chromium, tmp_path, contents_of(REPORT, use=PackageUse.COPY))
    chromium.click(".folded summary")
    chromium.write("#answer-remark", "Dank, het klopt.")
    assert chromium.asks_to_leave()
    (tmp_path / "again").mkdir()
    record = opened(chromium, tmp_path / "again", contents_of(REPORT, use=PackageUse.COPY))
    chromium.click(".folded summary")
    chromium.write("#answer-remark", "Dank, het klopt.")
    saved(chromium, record)
    assert not chromium.asks_to_leave()


def test_consent_is_answered_line_by_line(chromium: Browser, tmp_path: Path) -> None:
    record = opened(chromium, tmp_path, replace(contents_of(use=PackageUse.CONSENT), consents=(ASKED, IN_FORCE)))
    chromium.write("#answer-name", "Roos de Graaf")
    chromium.click("#answer-save")
    assert chromium.text("#consent-1-error") == dutch("consent_missing")
    assert list(chromium.downloads.iterdir()) == []
    for line in (ASKED, IN_FORCE):
        assert line.text in chromium.text("#consents")
        assert line.scope in chromium.text("#consents")
    chromium.click("label[for=consent-1-refuse]")
    chromium.click("label[for=consent-2-withdraw]")
    answer = saved(chromium, record)
    hashes = [sha256(line.text.encode()).hexdigest() for line in (ASKED, IN_FORCE)]
    assert answer.consents == (
        ConsentAnswer(line="line-employer", choice=ConsentChoice.REFUSE, text_sha256=hashes[0]),
        ConsentAnswer(line="line-health", choice=ConsentChoice.WITHDRAW, text_sha256=hashes[1]),
    )
    assert answer.documents == ()
    chromium.click("label[for=consent-1-give]")
    chromium.click("label[for=consent-2-keep]")
    answer = saved(chromium, record)
    assert [(each.line, each.choice) for each in answer.consents] == [("line-employer", ConsentChoice.GIVE)]


def test_a_form_comes_back_filled_in(firefox: Firefox, tmp_path: Path) -> None:
    record = opened(firefox, tmp_path, replace(contents_of(use=PackageUse.FORM), questions=QUESTIONS))
    firefox.click("#answer-save")
    assert firefox.text("#question-1-error") == dutch("question_missing")
    assert firefox.run("return document.activeElement.id") == "question-1"
    firefox.write("#question-1", "Ik loop vast.\nAl een jaar.")
    assert firefox.text("#question-1-error") == ""
    assert saved(firefox, record).fields == (FieldAnswer(question="q-why", text="Ik loop vast.\nAl een jaar."),)


def test_where_reading_is_all_only_a_word_back_is_offered(chromium: Browser, tmp_path: Path) -> None:
    record = opened(chromium, tmp_path, contents_of(REPORT, use=PackageUse.COPY, files=(file_of("v.pdf", b"%PDF"),)))
    assert chromium.all(".comment, .choices, #consents, #questions") == []
    assert not chromium.shown("answer-form")
    assert not chromium.shown("to-answer")
    chromium.click(".folded summary")
    chromium.click("#answer-save")
    assert chromium.text("#answer-remark-error") == dutch("nothing_said")
    chromium.write("#answer-remark", "Dank, het klopt.")
    answer = saved(chromium, record)
    assert (answer.remark, answer.documents) == ("Dank, het klopt.", ())


def test_a_comment_needs_no_mouse(browser: Either, tmp_path: Path) -> None:
    opened(browser, tmp_path, contents_of(REPORT))
    focused = "return document.activeElement.id"
    browser.run("document.getElementById('document-1-block-1-comment').focus()")
    browser.press("\n")
    browser.wait(lambda: browser.run(focused) == "document-1-block-1-text")
    browser.press(f"Dit klopt.{ESCAPE}")
    browser.wait(lambda: browser.run(focused) == "document-1-block-1-comment")
    assert browser.run("return document.getElementById('document-1-block-1-text').value") == "Dit klopt."
    browser.press("\t\t\t")
    assert browser.run(focused) == "document-1-block-2-comment", "text, remove, and on to the next"
    browser.press("\n")
    browser.wait(lambda: browser.run(focused) == "document-1-block-2-text")
    browser.press(ESCAPE)
    browser.wait(lambda: browser.run(focused) == "document-1-block-2-comment")
    assert not browser.shown("document-1-block-2-text"), "what is empty is closed"


def test_what_is_missing_is_named_where_it_is_missing(chromium: Browser, tmp_path: Path) -> None:
    opened(chromium, tmp_path, contents_of(REPORT))
    chromium.write("#answer-name", "  ")
    chromium.click("#answer-save")
    assert chromium.text("#document-1-decision-error") == dutch("decision_missing")
    assert chromium.run("return document.activeElement.id") == "document-1-decision-approve"
    chromium.press(" ")
    assert chromium.text("#document-1-decision-error") == ""
    chromium.click("#answer-save")
    assert chromium.text("#answer-name-error") == dutch("name_missing")
    chromium.write("#answer-name", "Roos")
    chromium.run("const d = document.getElementById('answer-date'); d.value = ''; d.dispatchEvent(new Event('input'))")
    chromium.click("#answer-save")
    assert chromium.text("#answer-date-error") == dutch("date_missing")
    assert list(chromium.downloads.iterdir()) == []


def test_an_empty_line_asks_for_no_comment_and_a_list_is_called_by_its_items(chromium: Browser, tmp_path: Path) -> None:
    items = tuple((Paragraph((Span(each),)),) for each in ("rust", "ruimte"))
    blocks = (Paragraph((Span("Vooraf."),)), Paragraph((Span("\u00a0"),)), BulletList(items))
    opened(chromium, tmp_path, contents_of(replace(REPORT, blocks=blocks)))
    names = "return [...document.querySelectorAll('button.comment')].map((each) => each.ariaLabel)"
    told = [dutch("comment_on", excerpt=words) for words in ("Vooraf.", "rust ruimte")]
    assert chromium.run(names) == told


def test_a_comment_is_removed_and_put_back(chromium: Browser, tmp_path: Path) -> None:
    record = opened(chromium, tmp_path, contents_of(REPORT))
    chromium.click("#document-1-block-0-comment")
    chromium.wait(lambda: chromium.run("return document.activeElement.id") == "document-1-block-0-text")
    chromium.press("Dit klopt niet.")
    chromium.click("#document-1-block-0 .said-here > .quiet")
    chromium.click("label[for=document-1-decision-block]")
    assert saved(chromium, record).documents[0].comments == ()
    chromium.click("#document-1-block-0 .removed button")
    assert saved(chromium, record).documents[0].comments == (Comment(block=0, text="Dit klopt niet."),)
    assert saved(chromium, record).documents[0].decision is Decision.BLOCK


def test_the_size_of_an_answer_does_not_tell_what_it_says(chromium: Browser, tmp_path: Path) -> None:
    opened(chromium, tmp_path, contents_of(REPORT))
    chromium.write("#answer-name", "Roos")
    sizes = set()
    for decision in Decision:
        chromium.click(f"label[for=document-1-decision-{decision.value}]")
        day = chromium.run("return document.getElementById('answer-date').value")
        chromium.click("#answer-save")
        sizes.add(len(chromium.downloaded(f"{dutch('answer_file')} {day}.answer")))
    assert len(sizes) == 1


def test_nothing_that_was_typed_is_kept_by_the_browser(chromium: Browser, tmp_path: Path) -> None:
    planted, control = f"Geplant{token_hex(6)}", f"Kontrole{token_hex(6)}"
    opened(chromium, tmp_path, replace(contents_of(REPORT), questions=QUESTIONS))
    chromium.click("#document-1-block-1-comment")
    for number in (1, 2):
        chromium.write(f"#question-{number}", planted)
    for field in ("#document-1-block-1-text", "#document-1-remark", "#answer-name", "#answer-remark"):
        chromium.write(field, planted)
    assert chromium.run(OPEN) == []
    assert chromium.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    # A field that is open to it, on a page that comes after: once that is in the profile, this one would be as well.
    (tmp_path / "control.html").write_text("<textarea id=control></textarea>", encoding="utf-8")
    chromium.go((tmp_path / "control.html").as_uri())
    chromium.write("#control", control)
    chromium.wait(lambda: control in kept(chromium.profile, (control, planted)))
    assert planted not in kept(chromium.profile, (control, planted))


OPEN = """
return [...document.querySelectorAll("#opened textarea, #opened input")]
  .filter((each) => each.autocomplete !== "off" || (each.type !== "radio" && each.spellcheck))
  .map((each) => each.id);
"""


def kept(profile: Path, words: tuple[str, ...]) -> set[str]:
    """The words that stand anywhere in the browser's own files."""
    hits = set[str]()
    for path in profile.rglob("*"):
        with suppress(OSError):
            hits |= found(words, path.read_bytes())
    return hits


def test_on_a_phone_nothing_scrolls_sideways_and_all_is_large_enough_to_touch(browser: Either, tmp_path: Path) -> None:
    long = "Werkgelegenheidsbevorderingsovereenkomst" * 3
    consents = (replace(ASKED, title=long, text=long, scope=long), IN_FORCE)
    asked = replace(
        contents_of(REPORT, practice=long), consents=consents, questions=(replace(QUESTIONS[0], label=long),)
    )
    with browser.width(360):
        opened(browser, tmp_path, asked)
        browser.click("#document-1-block-1-comment")
        browser.write("#document-1-block-1-text", long)
        assert browser.run("return innerWidth") == 360
        assert browser.run("const page = document.documentElement; return page.scrollWidth - page.clientWidth") == 0
        assert browser.run(TOO_SMALL) == []


TOO_SMALL = """
return [...document.querySelectorAll("button, summary, .quiet, .choice label, textarea, input:not([type=radio])")]
  .filter((each) => each.offsetParent)
  .map((each) => [each.id || each.className || each.tagName, each.getBoundingClientRect()])
  .filter(([, place]) => place.width < 44 || place.height < 44)
  .map(([name, place]) => `${name}: ${place.width} x ${place.height}`);
"""


def test_on_paper_stands_what_was_said(chromium: Browser, tmp_path: Path) -> None:
    opened(chromium, tmp_path, contents_of(REPORT))
    chromium.click("#document-1-block-1-comment")
    chromium.write("#document-1-block-1-text", "\n".join(f"Regel {number} van de opmerking" for number in range(12)))
    chromium.click("label[for=document-1-decision-block]")
    chromium.write("#answer-name", "Roos de Graaf")
    paper = pypdf.PdfReader(BytesIO(b64decode(chromium.driver.print_page())))
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in paper.pages))
    for number in range(12):
        assert f"Regel {number} van de opmerking" in text
    for expected in (
        "Roos de Graaf",
        dutch("block_meaning"),
        dutch("confirmation", practice=PRACTICE),
        "geen handtekening",
    ):
        assert expected in text
    for left_out in ("comment_remove", "answer_save", "review_how"):
        assert dutch(left_out) not in text
