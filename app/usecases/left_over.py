"""Looks whether words that were covered still stand somewhere in what goes out (rows L15, X7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.attachment import Attachment
from app.domain.covering import readable
from app.domain.declare import Record, Shape
from app.domain.document import Version
from app.domain.frozen import FrozenVersion
from app.domain.prose_source import plain_text, read_source
from app.domain.reason import Reason
from app.domain.same_words import spoken, traces_pattern
from app.kernel.ids import Id
from app.usecases.plain_records import carried
from app.usecases.redacted_copy import CopyContents
from app.usecases.text_of_file import FileText, text_of_file
from app.vault.rows import Rows

_SHORTEST, _LONGEST = 3, 60
"""Characters of words that are worth looking for: initials stand everywhere, whole paragraphs stand once."""
_AROUND = re.compile(r"^\W+|\W+$")
"""What was marked along with words: a full stop, a space."""
_LARGEST = 20 * 2**20
"""Bytes of the largest file that is looked through."""
_TEXTS = (Shape.LINE, Shape.TEXT, Shape.PROSE, Shape.EMAIL)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words that are covered in one place, and the item in which they still stand. No words: its file could not be
    looked through, so that nobody knows.
    """

    words: str
    item: Id
    noun: str
    what: Reason


def left_over(rows: Rows, copy: CopyContents) -> tuple[LeftOver, ...]:
    """Every item in which covered words can still be read, in its fields or in the text of its file; then every file
    that could not be looked through. Words that only a picture shows are not found.
    """
    words = {spoken(_AROUND.sub("", each)) for each in copy.covered}
    wanted = [(each, traces_pattern(each)) for each in sorted(words) if _SHORTEST <= len(each) <= _LONGEST]
    if not wanted:
        return ()
    found: list[LeftOver] = []
    unread: list[LeftOver] = []
    for record in copy.contents.everything():
        file = _text_of(rows, copy, record) if isinstance(record, Attachment) else FileText(())
        texts = (*_texts(record), *file.texts)
        what = copy.contents.name(record)
        found += [
            LeftOver(each, record.id, record.noun.name, what)
            for each, pattern in wanted
            if any(pattern.search(text) for text in texts)
        ]
        if not file.whole:
            unread.append(LeftOver("", record.id, record.noun.name, what))
    return (*found, *unread)


def _texts(record: Record) -> Iterator[str]:
    """What is written in a record: as it is stored, with the addresses of its links, and as it is read."""
    for each in carried(type(record)):
        value = getattr(record, each.name)
        if isinstance(value, str) and each.declaration.shape in _TEXTS:
            yield from {value, readable(each, value)}
    if isinstance(record, Version) and record.frozen:
        yield record.frozen.decode("utf-8", "replace")
        yield plain_text(read_source(FrozenVersion.read(record.frozen).source))


def _text_of(rows: Rows, copy: CopyContents, attachment: Attachment) -> FileText:
    if attachment.size > _LARGEST:
        return FileText((), whole=False)
    data = copy.files.get(attachment.id)
    return text_of_file(b"".join(rows.chunks(attachment.id)) if data is None else data)
