from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from babel.messages.pofile import read_po

from app.kernel.resources import resources
from app.kernel.translator import Language
from app.packages import errors
from app.packages.contents import PackageUse
from app.packages.html_page import NOTICES, PLACEHOLDERS, TEXT_KEYS, page
from tests.packages.examples import page_texts

FOLDER = resources() / "package"


def between(text: str, opening: str, closing: str) -> str:
    return text.split(opening, 1)[1].split(closing, 1)[0]


def test_the_policy_allows_this_script_and_this_style_and_nothing_else() -> None:
    text = page(page_texts()).decode()
    policy = dict(
        directive.split(" ", 1)
        for directive in between(text, 'http-equiv="Content-Security-Policy" content="', '"').split("; ")
    )
    assert policy["default-src"] == "'none'"
    for directive, opening, closing, number in (
        ("script-src", "\n<script>", "</script>", 2),
        ("style-src", "<style>", "</style>", 1),
    ):
        bodies = [each.split(closing)[0] for each in text.split(opening)[1:]]
        assert len(bodies) == number
        digests = [b64encode(sha256(body.encode()).digest()).decode() for body in bodies]
        assert policy[directive] == " ".join(f"'sha256-{digest}'" for digest in digests)
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_the_page_names_no_address_at_all() -> None:
    text = page(page_texts()).decode()
    assert re.findall(r"(?:src|srcset|action|data|poster)=|url\(|@import|https?:|//[a-z]", text) == []


def test_every_page_is_the_same_whatever_is_in_it() -> None:
    assert page(page_texts()) == page(page_texts())
    assert b"\r" not in page(page_texts())


def test_the_page_asks_for_the_texts_that_it_is_given_and_no_others() -> None:
    script = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    markup = (FOLDER / "page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'data-(?:text|label)="(\w+)"', markup))
    quoted = set(re.findall(r'"(\w+)"', script))
    uses = {f"use_{use}{ending}" for use in PackageUse for ending in ("", "_advice")}
    assert set(TEXT_KEYS) <= asked | quoted | uses
    assert asked | uses <= set(TEXT_KEYS)
    said = set(re.findall(r'(?:say|label|text|problem|headed|row)\((?:[^()"]|\([^()]*\))*"(\w+)"', script))
    known = {"p", "h1", "h2", "div", "nav", "button", "span", "dt", "summary"}
    assert said - known - set(TEXT_KEYS) == set()


@pytest.mark.parametrize("language", Language)
def test_every_text_is_there_in_both_languages_and_none_too_many(language: Language) -> None:
    with (resources() / "locale" / language.value / "package.po").open("rb") as file:
        texts = {str(message.id): str(message.string) for message in read_po(file) if message.id}
    codes = set()
    for source in (resources().parent / "app" / "packages").glob("*.py"):
        codes |= set(re.findall(r'"(package\.[a-z_]+)"', source.read_text(encoding="utf-8")))
    assert set(texts) == {f"package.page.{key}" for key in {*TEXT_KEYS, *NOTICES}} | {f"error.{c}" for c in codes}
    assert all(texts.values())


def test_both_languages_fill_in_the_same() -> None:
    for key in TEXT_KEYS:
        slots = [set(re.findall(r"\{(\w+)\}", page_text(language, f"package.page.{key}"))) for language in Language]
        assert slots[0] == slots[1], key


def page_text(language: Language, key: str) -> str:
    return page_texts()[language].text(key, **{name: f"{{{name}}}" for name in PLACEHOLDERS})


def test_every_error_can_be_put_in_words() -> None:
    from pathlib import Path

    raised = [
        errors.NotAPackage(), errors.PackageDamaged(), errors.PackageNewer(2), errors.PackageParameters(1),
        errors.WrongPassphrase(), errors.WrongPassphrase((1, 3)), errors.SourceChanged(2),
        errors.PackageTooLarge(2**31, 2**30), errors.PackageTarget("package.not_written", Path("p.html")),
        errors.NotAnAnswer(), errors.AnswerDamaged(), errors.AnswerNewer(2), errors.AnswerForged(),
        errors.AnswerTooLarge(2**24, 2**23),
    ]  # fmt: skip
    for error in raised:
        for language in Language:
            text = page_texts()[language].text(error.key, **error.arguments)
            assert not text.startswith("["), error.key
            assert "{" not in text


def palettes() -> list[dict[str, str]]:
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[0]))
    dark = light | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[1]))
    return [light, dark]


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_text_stands_out_enough_in_light_and_dark(palette: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent", "alarm") for ground in ("ground", "sheet")]
    for ink, ground in [*pairs, ("ink", "wash"), ("accent", "wash"), ("on-accent", "accent")]:
        one, two = sorted((brightness(palette[ink]), brightness(palette[ground])))
        assert (two + 0.05) / (one + 0.05) >= 4.5, (ink, ground)


def test_a_quotation_stands_upright_so_that_italics_in_it_are_seen() -> None:
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    assert [each for each in re.findall(r"blockquote[^{}]*\{([^}]*)\}", style) if "italic" in each] == []
