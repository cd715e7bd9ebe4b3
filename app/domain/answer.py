"""What a client says in an answer: the file that comes back from a package (row X1).

It is what was read, not yet what counts: nothing of it is recorded before the coach has looked. It is called a
confirmation, never a signature: it proves that someone had the file and its passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.written import Written
from app.kernel.clock import legal_date

WHOLE_DOCUMENT = -1
"""The block of a comment that is about the whole document."""


class Decision(StrEnum):
    """What the client says of a draft."""

    APPROVE = "approve"
    CHANGES = "changes"
    """The client asks for changes first."""
    BLOCK = "block"
    """It may not go to the principal."""


class ConsentChoice(StrEnum):
    """What the client says of one line of consent."""

    GIVE = "give"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment on one block of a document's frozen text, counted from 0, or on the whole (WHOLE_DOCUMENT)."""

    block: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """What is said of one version: `content_sha256` (hexadecimal) is the hash of the text that was shown."""

    version: str
    content_sha256: str
    decision: Decision | None
    comments: tuple[Comment, ...]

    @property
    def comes_down_to(self) -> Decision | None:
        """The decision that it makes; comments without one ask for changes as well."""
        return self.decision or (Decision.CHANGES if self.comments else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer:
    """What is said of one line of consent: its id in the manifest, and the hash of the exact text that was shown."""

    line: str
    choice: ConsentChoice
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAnswer:
    """One question of a form, filled in."""

    question: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that one answer file says. `number` (32 hexadecimal digits) is used once; `written_on` and `name` are what
    the client's own computer and the client say; `written_at` and `sequence` are as in Written.
    """

    package: str
    number: str
    name: str
    written_on: date
    written_at: datetime | None = None
    sequence: int = 0
    remark: str
    documents: tuple[DocumentAnswer, ...]
    consents: tuple[ConsentAnswer, ...]
    fields: tuple[FieldAnswer, ...]

    @property
    def written(self) -> Written:
        """When it was written: the day of the instant where there is one, otherwise the day that was typed."""
        day = self.written_on if self.written_at is None else legal_date(self.written_at)
        return Written(day, self.written_at, self.sequence)
