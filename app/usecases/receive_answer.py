"""Take in an answer: the file that a client saved from a package (row X1; faults F31).

It is checked whole before anything is kept; then file, comments and what it says come in together, and wait for the
coach. Nothing of it counts before the coach has looked and accepted it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path

from app.domain.answer import Answer
from app.domain.answer_json import answer_bytes
from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.document import Channel, Document, Version
from app.domain.gate import require
from app.domain.gates.answer import read_answer_gate, receive_answer_gate
from app.domain.package import Package, PackageUse
from app.domain.prose_text import clean_text
from app.domain.received_answer import ReceivedAnswer
from app.domain.values import checked
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id, new_id
from app.packages.answer_format import LARGEST_ANSWER
from app.packages.answer_reader import answer_package, read_answer
from app.usecases.answer_facts import answer_facts
from app.usecases.comments_on import comments_on
from app.usecases.parts import Parts
from app.usecases.require_recordable import require_recordable
from app.usecases.take_in_attachment import CHUNK
from app.vault.prepared import Prepared, prepare
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work

ENDING = ".answer"
"""How the name of an answer's file ends."""
_MEDIA_TYPE = "application/octet-stream"


def receive_answer(vault: Vault, parts: Parts, source: Path, *, to_read: bool = False) -> ReceivedAnswer:
    """Take in the answer in the file at `source`; `to_read` also one whose version was replaced meanwhile, for what it
    remarks.

    CoachkluisError where it cannot be read or is no answer; PackageError where it is damaged, of a later version, or
    was not made with the file and passphrase of its package; GateRefused with every reason why it does not count.
    """
    data = _read(source)
    named = answer_package(data)
    package = package_named(vault.reader(), named)
    answer = read_answer(data, named, package.answer_private_key, package.answer_key)
    reader, now = vault.reader(), parts.clock.now()
    gate = read_answer_gate if to_read else receive_answer_gate
    require(gate(answer_facts(reader, answer, package, legal_date(now))))
    label = parts.translator(reader.get(Client, package.client).language).text("answer.file", day=legal_date(now))
    prepared = _prepared(reader, answer, package, data, f"{label}{ENDING}", now)

    def take_in_answer(work: Work) -> ReceivedAnswer:
        require(gate(answer_facts(work, answer, work.get(Package, package.id), legal_date(now))))
        work.put_chunks(prepared.evidence.id, 0, _chunks(data))
        work.add(prepared.evidence)
        work.add(prepared.received)
        require_recordable(work, prepared.received)
        work.add_new(prepared.comments)
        return prepared.received

    return vault.now(take_in_answer)


def package_named(rows: Rows, named: str) -> Package:
    """The package that an answer names in the clear. CoachkluisError where this vault never made it: it is of another
    practice, or was erased here.
    """
    found = rows.find(Package, package_id=named)
    if not found:
        raise CoachkluisError("answer.unknown_package")
    return found[0]


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(LARGEST_ANSWER + 1)
    except OSError as error:
        raise CoachkluisError("answer.unreadable") from error
    if len(data) > LARGEST_ANSWER:
        raise CoachkluisError("answer.too_large", megabytes=LARGEST_ANSWER // 10**6)
    return data


@dataclass(frozen=True, slots=True)
class _Prepared:
    """All that an answer leaves in the record, made ready outside the lane: there may be thousands of comments."""

    received: ReceivedAnswer
    evidence: Attachment
    comments: tuple[Prepared[ClientComment], ...]


def _prepared(rows: Rows, answer: Answer, package: Package, data: bytes, label: str, now: datetime) -> _Prepared:
    version = rows.maybe(Version, package.version)
    document = rows.get(Document, version.document) if version is not None else None
    category = version.item_category if version is not None else _category(package)
    trajectory = document.trajectory if document is not None else Id("")
    # The file as it came, as evidence: it can be read again with what the vault keeps of its package.
    evidence = Attachment(
        id=new_id(), made=now, changed=now, client=package.client, trajectory=trajectory, name=label,
        category=category, origin=Source.CLIENT, media_type=_MEDIA_TYPE, size=len(data),
        sha256=sha256(data).hexdigest(),
    )  # fmt: skip
    said = answer.documents[0] if answer.documents else None
    received = ReceivedAnswer(
        id=new_id(), made=now, changed=now, client=package.client, trajectory=trajectory, category=category,
        package=package.id, version=package.version, decision=said.decision if said else None, how=Channel.PACKAGE,
        name=_line(answer.name), written_on=answer.written_on, received_on=legal_date(now),
        remark=clean_text(answer.remark), filled_in=_filled_in(answer, package), said=answer_bytes(answer),
        number=answer.number, evidence=evidence.id,
    )  # fmt: skip
    moments = (now + timedelta(microseconds=number) for number in count())  # as those of the lane: each is another one
    given = said.comments if said is not None else ()
    comments = comments_on(received, version, given, partial(next, moments)) if version is not None else ()
    return _Prepared(checked(received), evidence, tuple(map(prepare, comments)))


def _chunks(data: bytes) -> Iterator[bytes]:
    return (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))


def _category(package: Package) -> Category:
    """Of an answer that is about no version: consents, or the questions of an intake."""
    return Category.SESSION_NOTES if package.use is PackageUse.FORM else Category.CONSENT_EVIDENCE


def _filled_in(answer: Answer, package: Package) -> str:
    """Questions and answers, below each other."""
    labels: dict[str, str] = json.loads(package.questions) if package.questions else {}
    found = [f"{labels.get(each.question, each.question)}\n{clean_text(each.text).strip()}" for each in answer.fields]
    return "\n\n".join(found)


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())[:200]
