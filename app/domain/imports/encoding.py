"""From bytes to text, as Dutch Windows, Excel and telephones write it; never by guessing past a broken byte.

Excel saves CSV in cp1252, or in UTF-8 with a byte order mark, and "Unicode text" in UTF-16. Text without a mark is
UTF-8 where it can be: ASCII apart, hardly any other text is UTF-8 by chance.
"""

from __future__ import annotations

import codecs
import re

from app.domain.imports.errors import UnreadableImport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "spreadsheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
    (b"%PDF", "not_a_list"),
    (b"{\\rtf", "not_a_list"),
    (b"\x1f\x8b", "not_a_list"),
    (b"\x89PNG", "not_a_list"),
    (b"\xff\xd8\xff", "not_a_list"),
)
_FEW_ZEROS = 3
"""Zero bytes that a list of text may hold by a mishap before it is taken for something else."""
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]")
"""Accented Latin letters and typographic marks in UTF-8. In cp1252 the same bytes would be Ã©, â€™: no text at all."""


def read_text(content: bytes) -> str:
    """The text of a file, without its byte order mark.

    Raises UnreadableImport: `spreadsheet`, `not_a_list` for what is no text, `encoding` with the line of a broken byte.
    """
    for beginning, what in _OTHER_FILES:
        if content.startswith(beginning):
            raise UnreadableImport(what)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content[len(mark) :], encoding)
    unmarked = _utf16_without_mark(content)
    return _text(content, unmarked) if unmarked else _eight_bits(content)


def _eight_bits(content: bytes) -> str:
    """UTF-8, or else cp1252; a file that is mostly UTF-8 with broken bytes in it is neither."""
    if b"\0" in content:
        raise _with_zeros(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(content):
            raise UnreadableImport("encoding", line=_line(content[: error.start].decode("utf-8"))) from error
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableImport("encoding", line=_line(content[: error.start].decode("cp1252"))) from error


def _with_zeros(content: bytes) -> UnreadableImport:
    """A zero or two below a first line of text is a broken line; more of them, or at once, is another kind of file."""
    before = content[: content.index(b"\0")]
    if b"\n" in before and content.count(b"\0") <= _FEW_ZEROS:
        return UnreadableImport("encoding", line=_line(before.decode("cp1252", errors="replace")))
    return UnreadableImport("not_a_list")


def _text(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        raise UnreadableImport("encoding", line=_line(before)) from error
    if "\0" in text:
        raise UnreadableImport("not_a_list")
    return text


def _utf16_without_mark(content: bytes) -> str:
    """Latin text in UTF-16 has a zero in every second byte."""
    sample = content[:64]
    if len(sample) < 4 or len(content) % 2:
        return ""
    even, odd = sample[::2], sample[1::2]
    if 0 not in even and odd.count(0) > len(odd) * 3 // 4:
        return "utf-16-le"
    if 0 not in odd and even.count(0) > len(even) * 3 // 4:
        return "utf-16-be"
    return ""


def _line(before: str) -> int:
    """The line on which the text after `before` stands."""
    return 1 + before.count("\n") + before.replace("\r\n", "\n").count("\r")
