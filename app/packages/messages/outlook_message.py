"""An Outlook message (.msg): an OLE container with one stream for each property ([MS-OXMSG]).

`olefile` opens the container; read here are the few properties that a message is kept by.
"""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime, timedelta

import olefile

from app.domain.message import MessageKind
from app.packages.messages.message_parts import MOST_FILES, NotAMessage, ReadFile, ReadMessage
from app.packages.messages.plain_text import line, text_of_html, tidy

_SUBJECT, _BODY, _HTML, _TO, _CC = "0037", "1000", "1013", "0E04", "0E03"
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_FILE_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_UNICODE, _ANSI, _BINARY, _TIME = "001F", "001E", "0102", 0x0040
_HEADER, _ENTRY = 32, 16
"""Bytes of the head of a message's property stream, and of each property in it."""
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_PROPERTIES = "__properties_version1.0"
_FAILURES = (OSError, ValueError, KeyError, IndexError, struct.error, OverflowError, RecursionError, AttributeError)


def read_outlook(data: bytes) -> ReadMessage:
    """The message. NotAMessage where the container holds another kind of file, or is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            if not container.exists(_PROPERTIES):
                raise NotAMessage
            return _message(container)
    except _FAILURES as error:
        raise NotAMessage("message.damaged") from error


def _message(container: olefile.OleFileIO) -> ReadMessage:
    name = _text(container, "", _SENDER)
    address = _text(container, "", _SENDER_SMTP) or _text(container, "", _SENDER_ADDRESS)
    sender = f"{name} <{address}>" if name and "@" in address and address != name else name or address
    copies = _text(container, "", _CC)
    return ReadMessage(
        kind=MessageKind.EMAIL,
        sent=_time(container),
        sender=line(sender, 500),
        recipients=line(", ".join(each for each in (_text(container, "", _TO), copies) if each), 2000),
        subject=line(_text(container, "", _SUBJECT), 1000),
        text=_body(container),
        files=_files(container),
    )


def _body(container: olefile.OleFileIO) -> str:
    text = tidy(_text(container, "", _BODY))
    if text:
        return text
    html = _stream(container, f"__substg1.0_{_HTML}{_BINARY}") or b""
    return text_of_html(html.decode("utf-8", "replace") if html else _text(container, "", _HTML))


def _files(container: olefile.OleFileIO) -> tuple[ReadFile, ...]:
    folders = sorted({path[0] for path in container.listdir() if path[0].startswith("__attach_version1.0_")})
    if len(folders) > MOST_FILES:
        raise NotAMessage("message.too_many_files")
    found = []
    for folder in folders:
        data = _stream(container, f"{folder}/__substg1.0_{_DATA}{_BINARY}")
        if data is not None:  # a message inside a message is a container of its own, and has no bytes
            name = _text(container, f"{folder}/", _FILE_NAME) or _text(container, f"{folder}/", _SHORT_NAME)
            found.append(ReadFile(name or "bijlage", data))
    return tuple(found)


def _text(container: olefile.OleFileIO, folder: str, tag: str) -> str:
    wide = _stream(container, f"{folder}__substg1.0_{tag}{_UNICODE}")
    if wide is not None:
        return wide.decode("utf-16-le", "replace")
    narrow = _stream(container, f"{folder}__substg1.0_{tag}{_ANSI}")
    return "" if narrow is None else narrow.decode("cp1252", "replace")


def _stream(container: olefile.OleFileIO, path: str) -> bytes | None:
    if not container.exists(path):
        return None
    read: bytes = container.openstream(path).read()
    return read


def _time(container: olefile.OleFileIO) -> datetime | None:
    """When it was sent, else when it came in: a number of 100 ns since 1601."""
    times = {}
    properties = _stream(container, _PROPERTIES) or b""
    for at in range(_HEADER, len(properties) - _ENTRY + 1, _ENTRY):
        tag, _, value = struct.unpack_from("<IIQ", properties, at)
        if tag & 0xFFFF == _TIME:
            times[tag >> 16] = value
    ticks = times.get(_SUBMITTED) or times.get(_DELIVERED)
    return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
