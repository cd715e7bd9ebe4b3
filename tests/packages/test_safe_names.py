from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packages.safe_names import MAXIMUM_BYTES, folded, safe_name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("cv.pdf", "cv.pdf"),
        ("verslag é.docx", "verslag é.docx"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "file"),
        ("C:\\Windows\\cmd.exe", "C-Windows-cmd.exe"),
        ("../../x <b>", "x b"),
        ("Verslag 3/4", "Verslag 3-4"),
        ("Verslag: deel 1?", "Verslag - deel 1"),
        ('"Wat nu" / <i>Roos</i>', "Wat nu - iRoos-i"),
        ("a/../b|", "a-b"),
        ("://", "file"),
        ("a\x00b.txt", "ab.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Com1 .log", "_Com1.log"),
        ("lpt¹", "_lpt¹"),
        ("console.txt", "console.txt"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\u2028b\tc\n.txt", "a b c.txt"),
        ("naam. . .", "naam"),
        ("   ", "file"),
        ("", "file"),
        (".verborgen", "verborgen"),
        ("\ud800los.txt", "los.txt"),
        ("-rf", "-rf"),
    ],
)
def test_F19_a_label_becomes_a_name_inside_its_folder(label: str, name: str) -> None:
    assert safe_name(label) == name


def test_F19_a_long_name_keeps_its_extension() -> None:
    name = safe_name("é" * 300 + ".pdf")
    assert name.endswith("é.pdf")
    assert MAXIMUM_BYTES - 1 <= len(name.encode()) <= MAXIMUM_BYTES


def test_F19_names_that_clash_on_some_system_get_a_number() -> None:
    taken: list[str] = []
    for label in ("CV.pdf", "cv.PDF", "Cv.pdf", "cafe\u0301.txt", "CAFÉ.TXT"):
        taken.append(safe_name(label, taken))
    assert taken == ["CV.pdf", "cv (2).PDF", "Cv (3).pdf", "café.txt", "CAFÉ (2).TXT"]


@given(st.text(st.characters(exclude_categories=())), st.lists(st.text(), max_size=3))
def test_F19_whatever_the_label_the_name_is_safe(label: str, others: list[str]) -> None:
    taken = [safe_name(other) for other in others]
    name = safe_name(label, taken)
    assert name not in {"", ".", ".."}
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not name.endswith((" ", "."))
    assert len(name.encode()) <= MAXIMUM_BYTES
    assert not any(unicodedata.category(character).startswith("C") for character in name)
    assert folded(name) not in {folded(other) for other in taken}
    assert safe_name(name) == name
