"""A workbook (.xlsx, .xlsm): the values in its visible sheets as texts. Nothing in it runs.

`openpyxl` reads it row by row, from memory: values as they were last calculated, dates by the format of their cell.
Macros, formulas, links to other files and pictures are not looked at. Before it sees the file, the container is
measured: what would unpack to far more than a list of clients, or carries a document type (whose entities can grow
without end), is refused.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING

from app.packages.errors import PackageError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_BYTES = 96 * 2**20
"""Of all that is in the container, unpacked."""
MOST_MEMBERS = 2_000
_MOST_ROWS = 1_100_000
_CHUNK = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a text in UTF-16 begins, in which a document type would not be found; no program writes a workbook so."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAILURES = (
    OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError, EOFError,
    NotImplementedError, RuntimeError, SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What a file that is no workbook, or a broken one, can end in. A fault of XML is a SyntaxError, whoever reads it."""


class UnreadableWorkbook(PackageError):
    """The file is no workbook that can be read: `workbook.broken`, `workbook.too_large` once unpacked,
    `workbook.protected` by a password, `workbook.older` than these; or `workbook.unreadable`, where only the name of
    the file says that it is one.
    """

    exit_code = 2


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet by its name, its rows from the first; a row ends with its last cell."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def is_container(content: bytes) -> bool:
    """Whether bytes begin as those of a workbook do, or of one under a password."""
    return content.startswith((b"PK\x03\x04", _OLE))


def read_workbook(content: bytes, most_rows: int = _MOST_ROWS) -> tuple[WorkbookSheet, ...]:
    """The visible sheets in which anything stands, in their order; of each at most `most_rows` rows that hold
    something, and one more to tell. Raises UnreadableWorkbook.
    """
    if content.startswith(_OLE):
        raise UnreadableWorkbook("workbook.protected" if _PROTECTED in content else "workbook.older")
    try:
        _measure(content)
        return tuple(_sheets(content, most_rows))
    except _FAILURES as error:
        raise UnreadableWorkbook("workbook.broken") from error


def _measure(content: bytes) -> None:
    """Refuse what unpacks to too much. What a container says of its sizes is also all that is ever read of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        members = container.infolist()
        if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_BYTES:
            raise UnreadableWorkbook("workbook.too_large")
        for member in members:
            if member.compress_type not in _METHODS or member.flag_bits & 1:
                raise UnreadableWorkbook("workbook.broken")
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                with container.open(member) as part:
                    _require_plain(part)


def _require_plain(part: IO[bytes]) -> None:
    before = b""
    while chunk := part.read(_CHUNK):
        if not before and chunk.startswith(_WIDE):
            raise UnreadableWorkbook("workbook.broken")
        if _DOCUMENT_TYPE.search(before + chunk):
            raise UnreadableWorkbook("workbook.broken")
        before = chunk[-16:]


def _sheets(content: bytes, most_rows: int) -> Iterator[WorkbookSheet]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that a list of values does not need
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        except InvalidFileException as error:
            raise UnreadableWorkbook("workbook.broken") from error
        try:
            visible = [each for each in book.worksheets if each.sheet_state == "visible"]
            for sheet in visible or book.worksheets:
                rows = tuple(_rows(sheet, most_rows))
                if rows:
                    yield WorkbookSheet(str(sheet.title), rows)
        finally:
            book.close()


def _rows(sheet: ReadOnlyWorksheet, most_rows: int) -> Iterator[tuple[str, ...]]:
    """Row by row, without the empty ones at the end. What the sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    empty, found = 0, 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            continue
        for _ in range(empty):
            yield ()
        empty, found = 0, found + 1
        yield tuple(cells)
        if found > most_rows or number >= _MOST_ROWS:
            return


def _text(value: object) -> str:
    """A value as somebody would type it; a whole number without a point, a day as 1980-12-31."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case int() | date() | time() | timedelta():
            return str(value)
        case _:
            return str(value)
