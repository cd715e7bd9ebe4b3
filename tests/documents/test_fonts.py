"""Which characters the house can print, and what becomes of the others."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from app.documents.fonts import REPLACEMENT, Face, drawable, missing_characters, runs, styled, width

LATIN = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))
TYPOGRAPHY = "–—‘’“”„•…€←→↑↓−≤≥≠№™"
TEXT_FACES = [face for face in Face if face.value.startswith("FiraSans")]


@pytest.mark.parametrize("face", TEXT_FACES)
def test_every_face_has_the_letters_of_europe(face: Face) -> None:
    for text in (LATIN, TYPOGRAPHY, "Ελλάδα", "Україна", "Nguyễn"):
        assert runs(drawable(text), face) == [(face, text)]


def test_nothing_is_missing_from_dutch_and_its_neighbours() -> None:
    assert missing_characters("Ĳsbrand, Łukasz, Şule, Doğan, Čapek, Őze, façade, één, Ísland, ß, 5 °C, ½") == ()


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert missing_characters("a🪿b漢字🪿") == ("🪿", "漢", "字")


def test_a_missing_character_is_visible_and_the_rest_stays() -> None:
    assert runs(drawable("a🪿b"), Face.BOLD) == [(Face.BOLD, f"a{REPLACEMENT}b")]


def test_emoji_are_drawn_in_one_colour() -> None:
    assert runs(drawable("Top! 👍🏽"), Face.REGULAR) == [(Face.REGULAR, "Top! "), (Face.EMOJI, "👍")]
    assert missing_characters("🙂😀😂😉😊😍😢😭❤️👍🏿👎👋👏🙏💪🎉🎈🌱☀️⭐🔥💡📅📞☕🎁🚀🎯✅❌⚠️🇳🇱1️⃣") == ()
    assert missing_characters("👨‍👩‍👧👦👂🗣️🧑🗓️🎶🕒🏡🌞🌻") == ()
    assert missing_characters("🤔🤗🥳") == ("🤔", "🤗", "🥳"), "no icon shows the same, and the coach hears so"
    assert runs(drawable("\U000f1075"), Face.REGULAR) == [(Face.REGULAR, REPLACEMENT)]  # an icon's own number


def test_names_in_hebrew_arabic_and_georgian_are_drawn() -> None:
    assert missing_characters("לוי, محمد علي الحسيني, پژمان, ნინო") == ()
    assert runs(drawable("Naam: לוי"), Face.BOLD) == [(Face.BOLD, "Naam: "), (Face.SCRIPTS_BOLD, "יול")]
    assert [face for face, _ in runs(drawable("محمد"), Face.REGULAR)] == [Face.SCRIPTS]


def test_what_only_a_few_texts_need_is_not_loaded_for_the_others() -> None:
    program = "import sys; from app.documents.fonts import register; register(); print('pymupdf_fonts' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "False\n"


def test_the_mono_face_lends_what_it_has() -> None:
    assert runs(drawable("klaar ✓"), Face.REGULAR) == [(Face.REGULAR, "klaar "), (Face.MONO, "✓")]
    assert runs(drawable("🪿"), Face.MONO) == [(Face.REGULAR, REPLACEMENT)]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("e\u0301e\u0301n", "één"),
        ("a\u202eb\u200d\u200bc\ufeff\u00add\x00\x07", "abcd"),
        ("3\u202f000\u20071", "3\u00a0000\u00a01"),
        ("a\tb\u2003c\u2028d", "a b c d"),
        ("niet\u2011breken", "niet-breken"),
        ("regel\nregel", "regel\nregel"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_only_what_can_be_seen_is_drawn(written: str, drawn: str) -> None:
    assert drawable(written) == drawn
    assert drawable(drawn) == drawn


def test_the_short_way_for_ordinary_text_changes_nothing() -> None:
    ordinary = " \n" + LATIN + "–—‘’“”„•…€\u00a0"
    assert drawable(ordinary) == ordinary == unicodedata.normalize("NFC", ordinary)


def test_bold_and_italic_have_faces_of_their_own() -> None:
    four = {styled(Face.REGULAR, bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)}
    assert four == {Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC}
    assert styled(Face.MONO, bold=True, italic=True) is Face.MONO


def test_half_a_character_is_drawn_as_missing() -> None:
    assert runs(drawable("a\ud800"), Face.REGULAR) == [(Face.REGULAR, "a" + REPLACEMENT)]
    assert missing_characters("\ud800") == ("\ud800",)


def test_width_grows_with_the_text() -> None:
    assert 0 < width("i", Face.REGULAR, 10) < width("m", Face.REGULAR, 10) < width("m🙂", Face.REGULAR, 10)
    assert width("0" * 10, Face.MONO, 10) == pytest.approx(width("i" * 10, Face.MONO, 10))
