"""May a message be taken into a dossier? (row W1)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.message import Message
from app.domain.reason import reason


def take_in_message_gate(digest: str, before: Iterable[Message]) -> Verdict:
    """Once: a message that is there already only makes the dossier longer."""
    return verdict(reason("gate.message.twice", date=each.sent_on) for each in before if each.digest == digest)
