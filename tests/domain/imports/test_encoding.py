from __future__ import annotations

import pytest

from app.domain.imports.encoding import read_text
from app.domain.imports.errors import UnreadableImport

NAMES = "Achternaam;Plaats\r\nÖzdemir;’s-Hertogenbosch €\r\nBergé;Zoëterwoude\r\n"


@pytest.mark.parametrize(
    "content",
    [
        NAMES.encode("cp1252"),
        NAMES.encode("utf-8"),
        b"\xef\xbb\xbf" + NAMES.encode("utf-8"),
        b"\xff\xfe" + NAMES.encode("utf-16-le"),
        b"\xfe\xff" + NAMES.encode("utf-16-be"),
        NAMES.encode("utf-16-le"),
        NAMES.encode("utf-16-be"),
    ],
)
def test_text_is_read_in_every_encoding_that_excel_saves(content: bytes) -> None:
    assert read_text(content) == NAMES


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"Achternaam\r\nBerg\r\nJo\x81\r\n", 3),  # no cp1252
        ("Achternaam\nBergé\nÖz".encode() + b"\xc3\nSmit\n", 3),  # UTF-8 with half a letter
        (b"\xef\xbb\xbfAchternaam\rBerg\rJo\xebl\r", 3),  # says UTF-8 and is not
        (b"\xff\xfe" + "Achternaam\n".encode("utf-16-le") + b"\x00\xd8B\x00", 2),  # half a surrogate
    ],
)
def test_a_broken_byte_is_refused_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(UnreadableImport) as caught:
        read_text(content)
    assert (caught.value.code, caught.value.arguments) == ("import.encoding", {"line": line})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04rest of a workbook", "import.spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", "import.spreadsheet"),
        (b"%PDF-1.7", "import.not_a_list"),
        (b"\x89PNG\r\n", "import.not_a_list"),
        (b"Achternaam;\0\0\0Berg", "import.not_a_list"),
    ],
)
def test_another_kind_of_file_is_refused_as_what_it_is(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableImport) as caught:
        read_text(content)
    assert caught.value.code == code


def test_a_zero_in_a_line_of_text_is_told_by_its_line() -> None:
    with pytest.raises(UnreadableImport) as caught:
        read_text(b"Voornaam;Achternaam\nAnna;Berg\nPiet;\0Smit\n")
    assert (caught.value.code, dict(caught.value.arguments)) == ("import.encoding", {"line": 3})
