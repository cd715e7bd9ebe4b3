"""Two versions of a document beside each other, as each was shared; a draft as it would be shared today."""

from __future__ import annotations

from app.domain.document import Document, Version
from app.domain.frozen import FrozenVersion
from app.domain.prose_compare import Pair, compare
from app.domain.prose_source import read_source
from app.kernel.clock import legal_date
from app.kernel.errors import NotFound
from app.usecases.document_fields import resolved
from app.usecases.parts import Parts
from app.vault.rows import Rows


def compare_versions(rows: Rows, parts: Parts, before: str, after: str) -> tuple[Pair, ...]:
    """What changed between two versions, given by their ids: passages in reading order."""
    texts = (version_text(rows, parts, rows.get(Version, each)) for each in (before, after))
    return compare(*map(read_source, texts))


def version_text(rows: Rows, parts: Parts, version: Version) -> str:
    """The source of a version with its fields filled in."""
    if version.frozen:
        return FrozenVersion.read(version.frozen).source
    document = rows.get(Document, version.document)
    translator = parts.translator(document.language)
    return resolved(rows, document, version.source, translator, legal_date(parts.clock.now()))


def versions_to_compare(rows: Rows, document: str, before: int | None, after: int | None) -> tuple[str, str]:
    """The ids of two versions by their numbers; without them the newest and the one before it. NotFound where there
    is no such version.
    """
    found = {each.number: each.id for each in rows.find(Version, document=document)}
    later = max(found, default=0) if after is None else after
    earlier = later - 1 if before is None else before
    for number in (earlier, later):
        if number not in found:
            raise NotFound("version", str(number))
    return found[earlier], found[later]
