"""A chat as WhatsApp exports it: a text with a line for each message, alone or in a zip with its pictures.

`03-03-2026 14:05 - Sanne: Tot morgen!` from Android, `[03-03-2026, 14:05:09] Sanne: Tot morgen!` from an iPhone; a line
without a head goes on with the one before.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from app.domain.message import MessageKind
from app.packages.messages.message_parts import LARGEST, MOST_FILES, NotAMessage, ReadFile, ReadMessage
from app.packages.messages.plain_text import line, tidy

_HEAD = re.compile(
    r"^[\u200e\u200f\ufeff]?\[?(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4}),? (\d{1,2}):(\d{2})(?::\d{2})?"
    r"(?:[ \u202f]?([AaPp])\.?[Mm]\.?)?\]?(?: -)? (.*)$"
)
_WHO = re.compile(r"([^:\n]{1,60}): ")
_ZIP = b"PK\x03\x04"
_FEWEST_HEADS = 2
"""Lines that look like a message's before a text counts as a chat."""


def read_chat(data: bytes) -> ReadMessage | None:
    """The chat; None where it is none. NotAMessage where it is one that cannot be read."""
    files: tuple[ReadFile, ...] = ()
    if data.startswith(_ZIP):
        data, files = _unzipped(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    lines = tidy(text).split("\n")
    heads = [found for found in map(_HEAD.match, lines) if found]
    if len(heads) < _FEWEST_HEADS or not _HEAD.match(lines[0]):
        return None
    people = dict.fromkeys(who[1] for who in (_WHO.match(each[7]) for each in heads) if who)
    names = line(", ".join(people), 500)
    return ReadMessage(
        kind=MessageKind.CHAT, sent=max(_when(heads)), sender=names, recipients="", subject="", text="\n".join(lines),
        files=files,
    )  # fmt: skip


def _when(heads: list[re.Match[str]]) -> list[datetime]:
    """When each was sent. The day comes first unless some month would be past twelve: then the month does."""
    american = any(int(each[2]) > 12 for each in heads)
    return [_moment(each, american=american) for each in heads]


def _moment(head: re.Match[str], *, american: bool) -> datetime:
    first, second, year, hour, minute = (int(head[number]) for number in range(1, 6))
    day, month = (second, first) if american else (first, second)
    if head[6]:
        hour = hour % 12 + (12 if head[6] in "Pp" else 0)
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, hour, minute)  # noqa: DTZ001 - no zone is told
    except ValueError as error:
        raise NotAMessage("message.damaged") from error


def _unzipped(data: bytes) -> tuple[bytes, tuple[ReadFile, ...]]:
    """The text of a zipped export, and the files beside it; never more than a message may be large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > LARGEST:
                raise NotAMessage("message.too_large")
            texts = [each for each in entries if each.filename.lower().endswith(".txt")]
            if len(texts) != 1:
                raise NotAMessage
            others = (each for each in entries if each is not texts[0])
            return archive.read(texts[0]), tuple(ReadFile(each.filename, archive.read(each)) for each in others)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise NotAMessage("message.damaged") from error
