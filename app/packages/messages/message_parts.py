"""What a message says, whatever program wrote it, and that a file is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.message import MessageKind
from app.kernel.errors import CoachkluisError

LARGEST = 40 * 2**20
"""Bytes of the largest message that is read: above that no mailbox takes one."""
MOST_FILES = 100


class NotAMessage(CoachkluisError):
    """The file is none of the messages that are read here, or is damaged."""

    def __init__(self, code: str = "message.not_one") -> None:
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that came with a message."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """What a message says. `sent` is as its writer's clock had it; None where it does not say."""

    kind: MessageKind
    sent: datetime | None
    sender: str
    recipients: str
    subject: str
    text: str = field(repr=False)
    files: tuple[ReadFile, ...] = ()
