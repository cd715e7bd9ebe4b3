"""What goes into a package: documents to read in it, files to save from it, and what is asked of its recipient."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.domain.package import PackageUse
from app.domain.prose import Block
from app.kernel.translator import Language

__all__ = ["PackageConsent", "PackageContents", "PackageDocument", "PackageFile", "PackageQuestion", "PackageUse"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageConsent:
    """One line that the recipient answers by itself (GDPR art. 7(2)).

    `id` names the line in the answer. `text` is the exact text that is shown, `scope` says in words who may have
    what, and until when. Where `given`, the consent is in force and can be withdrawn here; else it can be given or
    refused.
    """

    id: str
    title: str
    text: str
    scope: str
    given: bool = False

    @property
    def text_sha256(self) -> str:
        """The hash (hexadecimal) of the exact text: what an answer names, so that no other text can be put under it."""
        return sha256(self.text.encode(errors="replace")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageQuestion:
    """One field of a form that the recipient fills in (row W5). `lines` is how much room it gets: 1, or more."""

    id: str
    label: str
    lines: int = 1
    required: bool = False


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
    consents: tuple[PackageConsent, ...] = ()
    questions: tuple[PackageQuestion, ...] = ()
