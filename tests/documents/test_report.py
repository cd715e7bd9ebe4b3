"""A report says what its frozen version says, and which of the two it is: a draft or final."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from app.documents.printed import render_report
from app.documents.report import short_hash
from app.domain.frozen import FrozenVersion, FrozenVersionError
from app.kernel.translator import Language
from tests.documents.reading import foreign_fonts, outline, outside, pages
from tests.documents.samples import DUTCH, ENGLISH, frozen_version

FACTS = ["client", "kind", "title", "trajectory", "principal", "author", "confidentiality", "purpose", "validity"]


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_of_the_version_is_printed(name: str) -> None:
    frozen = frozen_version()
    assert getattr(frozen, name) in " ".join(pages(render_report(frozen, DUTCH, draft=False)))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("trajectory", "Traject"),
        ("principal", "Opdrachtgever"),
        ("author", "Opgesteld door"),
        ("confidentiality", "Vertrouwelijkheid"),
        ("purpose", "Doel "),
        ("validity", "Geldigheid"),
    ],
)
def test_what_is_empty_has_no_label(name: str, label: str) -> None:
    given = {"source": "Tekst"}
    assert label in pages(render_report(frozen_version(**given), DUTCH, draft=False))[0]
    assert label not in pages(render_report(frozen_version(**given, **{name: ""}), DUTCH, draft=False))[0]


def test_a_draft_says_so_on_every_page_and_names_no_reference() -> None:
    found = pages(render_report(frozen_version(), DUTCH, draft=True))
    assert len(found) == 2
    for page in found:
        assert "CONCEPT" in page
        assert "Concept van 2 april 2026, nog niet vastgesteld" in page
        assert "Kenmerk" not in page


def test_a_final_report_carries_the_hash_of_what_was_approved() -> None:
    frozen = frozen_version()
    for page in pages(render_report(frozen, DUTCH, draft=False)):
        assert f"Kenmerk {short_hash(frozen.content_sha256())}" in page
        assert "CONCEPT" not in page
    assert short_hash("0123456789abcdef" * 4) == "0123 4567 89ab cdef"


def test_what_was_frozen_and_read_again_prints_the_same_bytes() -> None:
    frozen = frozen_version()
    again = FrozenVersion.read(frozen.canonical_bytes())
    assert render_report(again, DUTCH, draft=False) == render_report(frozen, DUTCH, draft=False)


def test_draft_and_final_differ_in_nothing_but_mark_and_footer() -> None:
    def body(draft: bool) -> str:
        words = " ".join(pages(render_report(frozen_version(), DUTCH, draft=draft)))
        reference = f"Kenmerk {short_hash(frozen_version().content_sha256())}"
        for mark in ("CONCEPT", "Concept van 2 april 2026, nog niet vastgesteld", reference):
            words = words.replace(mark, "")
        return " ".join(words.split())

    assert body(draft=True) == body(draft=False)


def test_a_report_is_printed_in_its_own_language() -> None:
    assert "Page 1 of 1" in pages(render_report(frozen_version(Language.ENGLISH), ENGLISH, draft=False))[0]
    with pytest.raises(ValueError, match="own language"):
        render_report(frozen_version(Language.ENGLISH), DUTCH, draft=False)


def test_headings_of_the_text_are_the_outline() -> None:
    assert outline(render_report(frozen_version(), DUTCH, draft=False)) == [
        (0, "Aanleiding", 1),
        (1, "Doelen", 1),
        (1, "Wat we zagen", 2),
        (2, "Hoe nu verder", 2),
    ]


def test_an_empty_version_prints_a_page() -> None:
    empty = frozen_version(**dict.fromkeys([*FACTS, "source"], ""))
    assert "Pagina 1 van 1" in pages(render_report(empty, DUTCH, draft=True))[0]


def test_names_of_300_characters_fit() -> None:
    long = frozen_version(**dict.fromkeys(FACTS, "Wilgenkatje" * 28))
    pdf = render_report(long, DUTCH, draft=True)
    assert outside(pdf) == []
    assert len(pages(pdf)) < 7


def test_a_broken_character_is_refused_before_anything_is_printed() -> None:
    with pytest.raises(FrozenVersionError) as caught:
        render_report(frozen_version(title="\ud83d"), DUTCH, draft=False)
    assert caught.value.code == "frozen.text"


def test_emoji_and_names_of_other_scripts_can_be_read_and_found() -> None:
    words = "Fijn 🙂 🙏 gezegd, محمد علي en לוי."
    pdf = render_report(replace(frozen_version(source=words), client="محمد علي"), DUTCH, draft=False)
    read = unicodedata.normalize("NFKC", " ".join(pages(pdf)))
    for each in ("🙂", "🙏", "علي", "محمد", "לוי"):
        assert each in read or each[::-1] in read
    assert foreign_fonts(pdf) == []
    assert outside(pdf) == []
