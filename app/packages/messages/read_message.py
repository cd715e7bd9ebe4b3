"""A message from a file's bytes, whatever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.message import MessageKind
from app.kernel.errors import CoachkluisError

LARGEST = 40 * 2**20
"""Bytes of the largest message that is read: above that no mailbox takes one."""
MOST_FILES = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every OLE container begins, an Outlook message among them."""


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


def read_message(data: bytes) -> ReadMessage:
    """The message, recognised by what is in it and not by its name. NotAMessage where it is none."""
    from app.packages.messages.chat import read_chat
    from app.packages.messages.email_message import read_email

    if len(data) > LARGEST:
        raise NotAMessage("message.too_large")
    if data.startswith(_OLE):
        from app.packages.messages.outlook_message import read_outlook

        return read_outlook(data)
    return read_chat(data) or read_email(data)
