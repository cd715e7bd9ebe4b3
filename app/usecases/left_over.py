"""Looks whether words that were covered still stand somewhere in what goes out (rows L15, X7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.redacted_pdf import text_of_pdf
from app.domain.attachment import Attachment
from app.domain.declare import Record, Shape
from app.domain.document import Version
from app.domain.reason import Reason
from app.kernel.ids import Id
from app.usecases.plain_records import carried
from app.usecases.redacted_copy import CopyContents
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
    """Words that are covered in one place, and the item in which they still stand."""

    words: str
    item: Id
    noun: str
    what: Reason


def left_over(rows: Rows, copy: CopyContents) -> tuple[LeftOver, ...]:
    """Every item in which covered words can still be read, in its fields or in the text of its file."""
    wanted = [
        (words, re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE))
        for words in sorted({_AROUND.sub("", each) for each in copy.covered})
        if _SHORTEST <= len(words) <= _LONGEST
    ]
    if not wanted:
        return ()
    return tuple(
        LeftOver(words, record.id, record.noun.name, copy.contents.name(record))
        for record in copy.contents.everything()
        for texts in [tuple(_texts(rows, copy, record))]
        for words, pattern in wanted
        if any(pattern.search(each) for each in texts)
    )


def _texts(rows: Rows, copy: CopyContents, record: Record) -> Iterator[str]:
    for each in carried(type(record)):
        value = getattr(record, each.name)
        if isinstance(value, str) and each.declaration.shape in _TEXTS:
            yield value
    if isinstance(record, Version):
        yield record.frozen.decode("utf-8", "replace")
    if isinstance(record, Attachment) and record.size <= _LARGEST:
        data = copy.files.get(record.id)
        data = b"".join(rows.chunks(record.id)) if data is None else data
        yield text_of_pdf(data) if data.startswith(b"%PDF-") else data.decode("utf-8", "replace")
