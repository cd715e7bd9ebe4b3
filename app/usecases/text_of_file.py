"""The text in an attachment, whatever kind of file it is, and whether all of it could be looked through (row X7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from app.documents.file_kind import FileKind, file_kind
from app.documents.redacted_pdf import page_pictures, text_of_pdf
from app.documents.zip_text import ZIP, files_of_zip
from app.kernel.errors import CoachkluisError
from app.packages.messages.message_parts import NotAMessage
from app.packages.messages.read_message import read_message

_DEEPEST = 3
"""Files within files that are opened: a picture in a document in a zip in an e-mail."""
_RICH = b"{\\rtf"
_BREAK = re.compile(
    r"</?(?:[\w.-]+:)?(?:p|h\d?|br|tab|cr|s|line-break|si|tr|td|tc|div|li|table-cell)(?=[\s/>])[^<>]*>", re.I
)
"""Marks at which words end, in web pages and in the documents of word processors."""
_PACKED = re.compile(r"^content-transfer-encoding:\s*(?:base64|quoted-printable)", re.I | re.M)
"""What an e-mail says of a part that cannot be read as it stands."""
_MARK = re.compile(r"<[^<>]*>")
_NO_TEXT = re.compile("[\x00-\x01\x03-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class FileText:
    """The texts that are in a file. `whole` says whether nothing more can be in it than what pictures show."""

    texts: tuple[str, ...]
    whole: bool = True


def text_of_file(data: bytes, depth: int = 0) -> FileText:
    """What can be read in a file, and in the files in it. Of pictures, and of pages that are one, nothing."""
    match file_kind(data):
        case FileKind.PICTURE:
            return FileText((data.decode("utf-8", "replace"),))  # what a camera or program wrote beside the dots
        case FileKind.PDF:
            return _of_pdf(data)
        case _:
            return _of_zip(data, depth) if data.startswith(ZIP) else _of_other(data, depth)


def _of_pdf(data: bytes) -> FileText:
    try:
        page_pictures(data)
    except CoachkluisError:
        return FileText((), whole=False)
    return FileText((text_of_pdf(data),))


def _of_zip(data: bytes, depth: int) -> FileText:
    if depth >= _DEEPEST:
        return FileText((), whole=False)
    found: list[FileText] = []
    try:
        found.extend(text_of_file(each, depth + 1) for each in files_of_zip(data))
    except CoachkluisError:
        found.append(FileText((), whole=False))
    return _joined(found)


def _of_other(data: bytes, depth: int) -> FileText:
    """A text, a message with what came along, or something else."""
    text = _decoded(data)
    readable = text is not None and not _PACKED.search(text)
    own = FileText(_readings(text or data.decode("utf-8", "replace")), whole=readable)
    try:
        message = read_message(data)
    except NotAMessage:
        return own
    said = "\n".join((message.sender, message.recipients, message.subject, message.text))
    if depth >= _DEEPEST:
        return FileText((*own.texts, said), whole=not message.files)
    return _joined([FileText((*own.texts, said)), *(text_of_file(each.data, depth + 1) for each in message.files)])


def _decoded(data: bytes) -> str | None:
    """As text, where it is one: UTF-8, UTF-16 with its mark, or what Windows wrote before."""
    if data.startswith(_RICH):
        return None
    for coding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if _NO_TEXT.search(text) else text
    return None


def _readings(text: str) -> tuple[str, ...]:
    """The text as it is, which has what stands within marks as well; and as it is read, without its marks."""
    if "<" not in text:
        return (text,)
    return unescape(text), unescape(_MARK.sub("", _BREAK.sub("\n", text)))


def _joined(found: list[FileText]) -> FileText:
    return FileText(tuple(text for each in found for text in each.texts), whole=all(each.whole for each in found))
