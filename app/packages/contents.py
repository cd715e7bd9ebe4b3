"""What goes into a package: documents to read in it, and files to save from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.package import PackageUse
from app.domain.prose import Block
from app.kernel.translator import Language

__all__ = ["PackageContents", "PackageDocument", "PackageFile", "PackageUse"]


@dataclass(frozen=True, slots=True)
class PackageDocument:
    """One frozen version of a document, readable in the page itself.

    `version_id` and `content_sha256` (hexadecimal, of the canonical bytes) name what an answer will be about.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    version_id: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file to save. `name` is a label from anywhere and becomes a safe name only on the way out.

    `chunks` starts a fresh stream of exactly `size` bytes each time that it is called; where `sha256`
    (hexadecimal) is known, the stream must have that too.
    """

    name: str
    media_type: str
    size: int
    chunks: Callable[[], Iterator[bytes]]
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PackageContents:
    """All that one recipient gets; `language` is the recipient's, `introduction` the sender's own words."""

    use: PackageUse
    language: Language
    practice: str
    introduction: str
    documents: tuple[PackageDocument, ...]
    files: tuple[PackageFile, ...]
    created: date
