"""An e-mail as a mail program saves it (.eml, RFC 5322), by the standard library."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from app.domain.message import MessageKind
from app.packages.messages.message_parts import MOST_FILES, NotAMessage, ReadFile, ReadMessage
from app.packages.messages.plain_text import line, text_of_html, tidy


def read_email(data: bytes) -> ReadMessage:
    """The mail. NotAMessage where nobody sent it, or nothing of it can be read."""
    # With policy.default the parser makes an EmailMessage; it takes whatever comes and notes its defects.
    mail = message_from_bytes(data, policy=policy.default)
    try:
        if not mail["From"] or not (mail["Date"] or mail["Received"] or mail["Subject"] or mail["To"]):
            raise NotAMessage
        return ReadMessage(
            kind=MessageKind.EMAIL,
            sent=_sent(mail),
            sender=line(str(mail["From"]), 500),
            recipients=line(", ".join(str(mail[name]) for name in ("To", "Cc") if mail[name]), 2000),
            subject=line(str(mail["Subject"] or ""), 1000),
            text=_text(mail),
            files=_files(mail),
        )
    except (LookupError, ValueError, TypeError, AttributeError, UnicodeError, RecursionError) as error:
        # What the parser makes of hostile headers and charsets ends in any of these.
        raise NotAMessage from error


def _sent(mail: EmailMessage) -> datetime | None:
    found = getattr(mail["Date"], "datetime", None)
    return found if isinstance(found, datetime) else None


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = cast(EmailMessage, body).get_content()
    if not isinstance(content, str):
        return ""
    return text_of_html(content) if body.get_content_subtype() == "html" else tidy(content)


def _files(mail: EmailMessage) -> tuple[ReadFile, ...]:
    """What was attached, not what an HTML mail shows inside its text."""
    found = []
    for part in mail.iter_attachments():
        if part.get_content_disposition() != "attachment" and not part.get_filename():
            continue
        if part.get_content_maintype() == "message":
            data = b"".join(each.as_bytes() for each in part.iter_parts()) or part.as_bytes()
        else:
            decoded = part.get_payload(decode=True)
            data = decoded if isinstance(decoded, bytes) else b""
        found.append(ReadFile(part.get_filename() or f"{part.get_content_type().replace('/', '.')}", data))
        if len(found) > MOST_FILES:
            raise NotAMessage("message.too_many_files")
    return tuple(found)
