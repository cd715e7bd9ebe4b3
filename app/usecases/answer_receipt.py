"""The receipt of an answer: what came in and what counts, as a letter and as a text to send. Never a signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.domain.answer import ConsentAnswer
from app.domain.answer_json import read_answer_bytes
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Document, Version
from app.domain.gate import require
from app.domain.gates.after_death import mail_gate
from app.domain.prose import Block, BulletList, Paragraph, Span
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Receipt:
    """`lines` say what the answer held; `text` is the whole to send as a message."""

    lines: tuple[str, ...]
    text: str


def answer_receipt(rows: Rows, parts: Parts, identity: str) -> Receipt:
    """What the client is told, in the client's language. GateRefused after death."""
    received = rows.get(ReceivedAnswer, identity)
    client = rows.get(Client, received.client)
    require(mail_gate(client.died_on))
    translator = parts.translator(client.language)
    lines = tuple(_lines(rows, received, translator))
    practice = the_practice(rows)
    text = "\n".join(
        (
            translator.text("answer_receipt.salutation", client=client.name),
            "",
            _opening(received, translator),
            *(f"- {each}" for each in lines),
            "",
            _standing(received, translator),
            translator.text("answer_receipt.confirmation"),
            "",
            practice.coach or practice.trade_name,
        )
    )
    return Receipt(lines, text)


def write_answer_receipt(vault: Vault, parts: Parts, identity: str, target: Path) -> Receipt:
    """Write the receipt as a letter to a new file, for its owner alone; gives the text to send as well."""
    rows = vault.reader()
    receipt = answer_receipt(rows, parts, identity)
    received = rows.get(ReceivedAnswer, identity)
    client = rows.get(Client, received.client)
    translator = parts.translator(client.language)
    practice = the_practice(rows)
    blocks: list[Block] = [_paragraph(_opening(received, translator))]
    if receipt.lines:
        blocks.append(BulletList(tuple((_paragraph(each),) for each in receipt.lines)))
    blocks += [
        _paragraph(_standing(received, translator)),
        _paragraph(translator.text("answer_receipt.confirmation")),
    ]
    street = f"{client.street} {client.house_number}".strip()
    town = f"{client.postcode} {client.town}".strip()
    letter = Letter(
        practice=practice_details(practice),
        addressee=tuple(each for each in (client.name, street, town) if each),
        day=legal_date(parts.clock.now()),
        subject=translator.text("answer_receipt.subject", day=received.received_on),
        salutation=translator.text("answer_receipt.salutation", client=client.name),
        blocks=tuple(blocks),
        signed=practice.coach,
    )
    with new_file(target) as file:
        file.write(render_letter(letter, translator))
    return receipt


def _opening(received: ReceivedAnswer, translator: Translator) -> str:
    how = translator.text(f"answer_receipt.how.{received.how.value}")
    return translator.text("answer_receipt.opening", day=received.received_on, how=how, name=received.name)


def _standing(received: ReceivedAnswer, translator: Translator) -> str:
    key = f"answer_receipt.{received.state.value}"
    if received.state is AnswerState.SET_ASIDE:
        return translator.text(key, why=received.set_aside_why)
    return translator.text(key)


def _lines(rows: Rows, received: ReceivedAnswer, translator: Translator) -> Iterator[str]:
    version = rows.maybe(Version, received.version)
    if version is not None:
        title = rows.get(Document, version.document).title
        decision = received.decision.value if received.decision else "read"
        yield translator.text(f"answer_receipt.{decision}", title=title, number=version.number)
        yield translator.text("answer_receipt.hash", digest=version.content_sha256)
    comments = rows.count(ClientComment, answer=received.id, version=received.version)
    if comments:
        yield translator.count("answer_receipt.comments", comments)
    for each in read_answer_bytes(received.said).consents if received.said else ():
        yield _consent(rows, each, translator)
    if received.filled_in:
        yield translator.text("answer_receipt.filled_in")
    if received.remark:
        yield translator.text("answer_receipt.remark")


def _consent(rows: Rows, said: ConsentAnswer, translator: Translator) -> str:
    line = rows.get(ConsentAsked, said.line)
    return translator.text(f"answer_receipt.consent.{said.choice.value}", purpose=line.purpose)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))
