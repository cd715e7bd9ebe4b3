"""A workbook is read for its values alone, and what would harm the reader is refused."""

from __future__ import annotations

import re
from datetime import date, datetime
from random import Random

import pytest
from openpyxl import Workbook

from app.packages import workbook as reader
from app.packages.workbook import UnreadableWorkbook, is_container, read_workbook
from tests.packages.workbooks import container, parts_of, with_part, workbook

MORNING = datetime(1980, 12, 31, 9, 30)  # noqa: DTZ001 # a cell of a workbook knows no time zone
LIST = workbook(("Cliënten", [["Voornaam", "Achternaam"], ["Anna", "Berg"]]))
SHEET = "xl/worksheets/sheet1.xml"


def test_values_are_read_as_somebody_would_type_them() -> None:
    row = ["Anna", 612345678, 31612345678.0, 12.5, True, date(1980, 12, 31), MORNING, None, "x"]
    (sheet,) = read_workbook(workbook(("Blad1", [row])))
    assert sheet.rows == (
        ("Anna", "612345678", "31612345678", "12.5", "TRUE", "1980-12-31", "1980-12-31 09:30:00", "", "x"),
    )


def test_sheets_that_hold_something_come_in_their_order_and_hidden_ones_stay_out() -> None:
    def hide(book: Workbook) -> None:
        book["Geheim"].sheet_state = "hidden"

    content = workbook(("Leeg", []), ("Een", [["a"]]), ("Geheim", [["b"]]), ("Twee", [[], ["c"]]), then=hide)
    assert [(each.name, each.rows) for each in read_workbook(content)] == [("Een", (("a",),)), ("Twee", ((), ("c",)))]


def test_a_formula_gives_what_it_last_gave_and_never_runs() -> None:
    content = workbook(("Blad1", [["Anna", '=HYPERLINK("http://x.example","Bram")']]))
    assert read_workbook(content)[0].rows == (("Anna",),), "a formula that was never calculated says nothing"
    calculated = with_part(content, SHEET, lambda data: data.replace(b"</f><v></v>", b"</f><v>7</v>"))
    if calculated == content:
        calculated = with_part(content, SHEET, lambda data: data.replace(b"</f><v />", b"</f><v>7</v>"))
    assert read_workbook(calculated)[0].rows == (("Anna", "7"),)


def test_merged_cells_say_what_they_say_once() -> None:
    content = workbook(
        ("Blad1", [["Lijst", "", ""], ["a", "b", "c"]]), then=lambda book: book["Blad1"].merge_cells("A1:C1")
    )
    assert read_workbook(content)[0].rows == (("Lijst",), ("a", "b", "c"))


def test_what_a_sheet_says_of_its_own_size_is_not_believed() -> None:
    short = with_part(LIST, SHEET, lambda data: data.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert short != LIST
    assert read_workbook(short)[0].rows == (("Voornaam", "Achternaam"), ("Anna", "Berg"))


def test_a_cell_far_below_is_found_without_keeping_what_lies_between() -> None:
    def far(book: Workbook) -> None:
        book["Blad1"].cell(row=5000, column=3, value="ver")

    rows = read_workbook(workbook(("Blad1", [["a"]]), then=far))[0].rows
    assert (rows[0], rows[4999], len(rows)) == (("a",), ("", "", "ver"), 5000)


def test_no_more_rows_are_read_than_were_asked_for() -> None:
    rows = read_workbook(workbook(("Blad1", [[number] for number in range(50)])), most_rows=10)[0].rows
    assert len(rows) == 11


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04", "workbook.broken"),
        (LIST[: len(LIST) // 2], "workbook.broken"),
        (with_part(LIST, SHEET, lambda data: data[: len(data) // 2]), "workbook.broken"),
        (with_part(LIST, SHEET, lambda data: b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + data), "workbook.broken"),
        (with_part(LIST, SHEET, lambda data: data.decode().encode("utf-16")), "workbook.broken"),
        (container({"word/document.xml": b"<a/>"}), "workbook.broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "workbook.protected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "workbook.older"),
    ],
    ids=["beginning", "half", "half_a_sheet", "entities", "utf16", "no_workbook", "password", "xls"],
)
def test_what_is_no_workbook_or_a_broken_one_is_refused(content: bytes, code: str) -> None:
    assert is_container(content)
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(content)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred thousand to one: what unpacks to more than is allowed never reaches the reader."""
    bomb = with_part(LIST, "xl/media/big.xml", lambda _: b" " * (reader.MOST_BYTES + 1))
    assert len(bomb) < 200_000
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(bomb)
    assert caught.value.code == "workbook.too_large"


def test_a_container_of_very_many_parts_is_refused() -> None:
    parts = {f"xl/media/{number}": b"" for number in range(reader.MOST_MEMBERS + 1)}
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(container(parts))
    assert caught.value.code == "workbook.too_large"


def spoiled(chance: Random) -> bytes:
    """A workbook with something of its parts changed, cut out, put in or left out."""
    parts = parts_of(LIST)
    for _ in range(chance.randrange(1, 3)):
        name = chance.choice(list(parts))
        data = parts[name]
        at = chance.randrange(len(data))
        way = chance.randrange(5)
        if way == 0:
            parts[name] = data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
        elif way == 1:
            parts[name] = data[:at] + data[at + chance.randrange(1, 60) :]
        elif way == 2:
            put = chance.choice((b'"', b"<", b"9" * 12, b't="d"', b"</c>", b' r="ZZZZ9"', b's="99"'))
            parts[name] = data[:at] + put + data[at:]
        elif way == 3:
            parts[name] = re.sub(rb"[0-9]+", lambda found: chance.choice((found[0], b"-1", b"9" * 11, b"1e999")), data)
        elif len(parts) > 1:
            del parts[name]
    return container(parts)


def test_a_spoiled_workbook_is_read_or_refused_and_never_a_bug() -> None:
    seed = 7
    print("seed", seed)
    chance, read, refused = Random(seed), 0, 0
    for _ in range(80):
        try:
            read_workbook(spoiled(chance))
            read += 1
        except UnreadableWorkbook:
            refused += 1
    assert min(read, refused) > 5
