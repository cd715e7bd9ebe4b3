"""`coachkluis receive` and `coachkluis answer | comment`: a client's answer comes in, is looked at, and counts."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import REASON, own_fields
from app.cli.noun import noun_group
from app.cli.only_reason import only_reason
from app.cli.show import lines_of, tell_record
from app.domain.client_comment import ClientComment
from app.domain.consent_asked import ConsentAsked
from app.domain.declare import Record
from app.domain.received_answer import ReceivedAnswer
from app.domain.values import to_json
from app.kernel.translator import Translator
from app.usecases.accept_answer import accept_answer, set_answer_aside, what_it_says
from app.usecases.answer_receipt import write_answer_receipt
from app.usecases.deal_with_comment import deal_with_comment
from app.usecases.overturned_decision import Overturned, overturned_decision
from app.usecases.receive_answer import receive_answer
from app.usecases.take_comments_over import take_comments_over
from app.vault.rows import Rows

_identity = click.argument("identity", metavar="ANSWER")

answer = noun_group(ReceivedAnswer, adding=False, showing=False)
comment = noun_group(ClientComment, adding=False)
consent_asked = noun_group(ConsentAsked, adding=False)
consent_asked.name = "consent-asked"
consent_asked.help = "What clients were asked consent for, by package."
answer.help = "What clients answered: look at it, take it into the record, set it aside."
comment.help = "What clients remarked on drafts, and whether it was dealt with."


@click.command("receive", help="Take in a client's answer: the file that came back from a package.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--to-read", is_flag=True, help="Also one to a version that was replaced, for its comments.")
@command
def receive(call: Call, file: Path, *, to_read: bool) -> None:
    """Take in an answer; nothing of it counts before `answer accept`."""
    with call.vault() as vault:
        _tell(call, vault.reader(), receive_answer(vault, call.parts, file, to_read=to_read))


@answer.command("show", help="Show what an answer says: decision, comments, consents.")
@_identity
@command
def show(call: Call, identity: str) -> None:
    """Show an answer."""
    with call.vault() as vault:
        reader = vault.reader()
        _tell(call, reader, reader.get(ReceivedAnswer, identity))


@answer.command("accept", help="Let an answer count: decision and consents go into the record, the file is evidence.")
@_identity
@command
def accept(call: Call, identity: str) -> None:
    """Accept an answer."""
    with call.vault() as vault:
        _tell(call, vault.reader(), vault.now(accept_answer, identity, call.parts.law))


@answer.command("set-aside", help="Keep an answer without letting it count: reason.")
@_identity
@own_fields(REASON)
@command
def set_aside(call: Call, identity: str, fields: str) -> None:
    """Set an answer aside."""
    reason = only_reason(fields, "answer.set_aside_why")
    with call.vault() as vault:
        _tell(call, vault.reader(), vault.now(set_answer_aside, identity, reason))


@answer.command("take-over", help="Of an answer to a version that was replaced: put its comments with the newest one.")
@_identity
@command
def take_over(call: Call, identity: str) -> None:
    """Take the comments over; what it decides does not count."""
    with call.vault() as vault:
        _tell(call, vault.reader(), vault.now(take_comments_over, identity))


@answer.command("receipt", help="Write the receipt for the client as a PDF to FILE, and give the text to send.")
@_identity
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@command
def receipt(call: Call, identity: str, target: Path) -> None:
    """Write a receipt."""
    with call.vault() as vault:
        made = write_answer_receipt(vault, call.parts, identity, target)
        call.answer({"file": str(target), "text": made.text}, [str(target), "", made.text])


@comment.command("done", help="Mark a client's comment as dealt with; --open undoes that.")
@click.argument("identity", metavar="COMMENT")
@click.option("--open", "again", is_flag=True, help="It is open after all.")
@command
def done(call: Call, identity: str, *, again: bool) -> None:
    """Mark a comment."""
    with call.vault() as vault:
        changed = vault.now(deal_with_comment, identity, not again)
        tell_record(call, vault.reader(), changed)


def _tell(call: Call, rows: Rows, received: ReceivedAnswer) -> None:
    comments = rows.find(ClientComment, answer=received.id, version=received.version)
    overturned = overturned_decision(rows, received)
    value: dict[str, Json] = {
        **to_json(received),
        "comments": [{**to_json(each), "block": each.block} for each in comments],
        "consents": _consents(rows, received),
        "overturns": _overturns(overturned),
    }
    said = _said(rows, received, comments, call.translator)
    call.answer(value, [*lines_of(received, call.translator), *_overturning(overturned, call.translator), *said])


def _overturns(found: Overturned | None) -> Json:
    return (
        None
        if found is None
        else {"version": found.version.id, "now": found.version.state.value, "after": found.after.value}
    )


def _overturning(found: Overturned | None, translator: Translator) -> list[str]:
    """What stands now and what would stand when the answer counts, where that overturns a decision."""
    if found is None:
        return []
    stands, after = (translator.text(f"version_state.{each.value}") for each in (found.version.state, found.after))
    if found.version.decided_on is not None:
        stands = f"{stands}, {translator.date(found.version.decided_on)}"
    return [translator.text("answers.overturning", number=found.version.number, stands=stands, after=after)]


def _consents(rows: Rows, received: ReceivedAnswer) -> list[Json]:
    if not received.said:
        return []
    return [
        {"line": each.line, "choice": each.choice.value, "purpose": rows.get(ConsentAsked, each.line).purpose}
        for each in what_it_says(rows, received).consents
    ]


def _said(
    rows: Rows, received: ReceivedAnswer, comments: tuple[ClientComment, ...], translator: Translator
) -> list[str]:
    lines = [
        f"  {_purpose(rows, each.line)}: {translator.text(f'consent_choice.{each.choice.value}')}"
        for each in (what_it_says(rows, received).consents if received.said else ())
    ]
    records: tuple[Record, ...] = comments
    return [*lines, *(line for each in records for line in lines_of(each, translator))]


def _purpose(rows: Rows, line: str) -> str:
    return rows.get(ConsentAsked, line).purpose
