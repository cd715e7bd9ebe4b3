"""The message: an e-mail or an exported chat, taken into the dossier as correspondence (row W1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

LONGEST = 400_000
"""Characters of the longest message: a year of chatting."""
_MAIL = Category.CORRESPONDENCE


class MessageKind(StrEnum):
    """What it was. `message_kind.<value>` words it."""

    EMAIL = "email"
    CHAT = "chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Record):
    """What was written, by whom and when. Of the file it came in nothing is kept but its digest: headers tell by which
    machines it went, and pictures call home.
    """

    noun: ClassVar[Noun] = Noun("message", _MAIL)

    client: Id = declare(_MAIL, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(_MAIL, Shape.REFERENCE, refers="trajectory", source=Source.COACH, anonymise=Anonymise.KEEP)
    kind: MessageKind = declare(_MAIL, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.PROGRAM)
    sent_on: date = declare(_MAIL, Shape.PAST_DATE, required=True, fixed=True, listed=True)
    """The day it was sent; of a chat the last one."""
    sender: str = declare(_MAIL, fixed=True, listed=True, limit=500)
    recipients: str = declare(_MAIL, fixed=True, limit=2000)
    subject: str = declare(_MAIL, fixed=True, listed=True, limit=1000)
    text: str = declare(_MAIL, Shape.TEXT, fixed=True, sensitivity=Sensitivity.SENSITIVE, limit=LONGEST)
    files: int = declare(_MAIL, Shape.NUMBER, fixed=True, source=Source.PROGRAM)
    """How many files came with it: they are attachments of the dossier."""
    digest: str = declare(_MAIL, Shape.DIGEST, required=True, fixed=True, inside=True, source=Source.PROGRAM)
    """Of the file it came in, so that no message is taken in twice."""
    original_gone_on: date | None = declare(_MAIL, Shape.PAST_DATE, source=Source.COACH)
    """When the coach deleted the original in mailbox or telephone: a right of the client cannot reach there."""

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.original_gone_on is not None and self.original_gone_on < self.sent_on:
            return (Fault("message.original_gone_on", "gone_before_sent"),)
        return ()

    @property
    def happened_on(self) -> date:
        """The day it was sent."""
        return self.sent_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its subject, else by who sent it."""
        return reason("item.message", what=self.subject or self.sender, date=self.sent_on)
