"""Take a message into a dossier as correspondence, whole or not at all, and say when its original is gone (row W1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.domain.category import Category, Source
from app.domain.gate import require
from app.domain.gates.take_in_message import take_in_message_gate
from app.domain.message import LONGEST, Message
from app.domain.values import read_named
from app.kernel.clock import amsterdam
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id, new_id
from app.kernel.progress import Progress
from app.packages.messages.message_parts import LARGEST, ReadFile, ReadMessage
from app.packages.messages.read_message import read_message
from app.usecases.keep_item import require_same_dossier
from app.usecases.require_recordable import require_recordable
from app.usecases.take_in_attachment import CHUNK, add_attachment, label_of, opened
from app.vault.room import require_room
from app.vault.vault import Vault
from app.vault.work import Work


def take_in_message(
    vault: Vault, client: str, source: Path, given: Mapping[str, object], progress: Progress
) -> Message:
    """Take the message in the file at `source` into a client's dossier, and the files that came with it as attachments.
    `given` may say a trajectory.

    Raises NotAMessage where the file is none, CoachkluisError where it cannot be read, GateRefused where it is in the
    dossier already or the policy keeps no such thing. The file stays where it is.
    """
    with opened(source) as file:
        data = file.read(LARGEST + 1)
    progress.report(0, 2)
    read = read_message(data)
    if len(read.text) > LONGEST:
        raise CoachkluisError("message.too_long", most=LONGEST)
    require_room(vault.folder, len(data))
    progress.report(1, 2)
    made = vault.now(keep_message, client, read, sha256(data).hexdigest(), given)
    progress.report(2, 2)
    return made


def keep_message(work: Work, client: str, read: ReadMessage, digest: str, given: Mapping[str, object]) -> Message:
    """The message as an item of the dossier."""
    values = read_named(Message, given, ("trajectory",))
    require_same_dossier(work, Message, {**values, "client": client})
    require(take_in_message_gate(digest, work.find(Message, client=client)))
    made = work.new(
        Message,
        client=Id(client),
        kind=read.kind,
        sent_on=_sent_on(read, work.today),
        sender=read.sender,
        recipients=read.recipients,
        subject=read.subject,
        text=read.text,
        files=len(read.files),
        digest=digest,
        **values,
    )
    require_recordable(work, made)
    for each in read.files:
        _keep_file(work, client, each, values)
    return made


def original_gone(work: Work, identity: str, given: Mapping[str, object]) -> Message:
    """The original was deleted, today unless `original_gone_on` says otherwise."""
    named = read_named(Message, given, ("original_gone_on",))
    return work.change(work.get(Message, identity), original_gone_on=named.get("original_gone_on") or work.today)


def _keep_file(work: Work, client: str, file: ReadFile, values: Mapping[str, object]) -> None:
    identity = new_id()
    work.put_chunks(identity, 0, (file.data[at : at + CHUNK] for at in range(0, len(file.data), CHUNK)))
    kept = {"name": label_of(file.name), "category": Category.CORRESPONDENCE, "origin": Source.CLIENT, **values}
    add_attachment(work, identity, client, kept, len(file.data), sha256(file.data).hexdigest())


def _sent_on(read: ReadMessage, today: date) -> date:
    """The day in Amsterdam; a clock that was ahead, or none, makes it today."""
    if read.sent is None:
        return today
    day = read.sent.astimezone(amsterdam()).date() if read.sent.tzinfo else read.sent.date()
    return min(day, today)
