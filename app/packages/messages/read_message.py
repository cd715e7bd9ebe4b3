"""A message from a file's bytes, whatever program wrote it."""

from __future__ import annotations

from app.packages.messages.chat import read_chat
from app.packages.messages.email_message import read_email
from app.packages.messages.message_parts import LARGEST, NotAMessage, ReadMessage

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every OLE container begins, an Outlook message among them."""


def read_message(data: bytes) -> ReadMessage:
    """The message, recognised by what is in it and not by its name. NotAMessage where it is none."""
    if len(data) > LARGEST:
        raise NotAMessage("message.too_large")
    if data.startswith(_OLE):
        from app.packages.messages.outlook_message import read_outlook

        return read_outlook(data)
    return read_chat(data) or read_email(data)
