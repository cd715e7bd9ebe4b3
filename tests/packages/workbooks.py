"""Workbooks for tests, as a spreadsheet program writes them, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def workbook(*sheets: tuple[str, Rows], then: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """The bytes of a workbook with these sheets."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    book.remove(first)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    then(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def container(parts: Mapping[str, bytes]) -> bytes:
    """A container of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name, data in parts.items():
            after.writestr(name, data)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a container, by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as before:
        return {each: before.read(each) for each in before.namelist()}


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same container with one part of it changed, or added."""
    parts = parts_of(content)
    return container({**parts, name: change(parts.get(name, b""))})
