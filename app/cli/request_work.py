"""`request step | tell | omit | put-back | restrict | letter`; `restriction`; `client-statement`: work on a request."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one, about_two, recording
from app.cli.request import request
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.client_statement import ClientStatement
from app.domain.omission import Omission
from app.domain.recipient_notice import RecipientNotice
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.request_step import RequestStep
from app.domain.restriction import Restriction
from app.domain.values import to_json
from app.usecases.redact import WHY, redact_everywhere, redact_item, uncover
from app.usecases.request_letter import RequestLetter, write_request_letter
from app.usecases.request_work import (
    NOTICE,
    OMITTED,
    STATEMENT,
    STEP,
    omit_item,
    place_statement,
    put_back,
    record_step,
    tell_recipient,
)
from app.usecases.restrict_dossier import ASKED, LIFTED, TOLD, lift_restriction, restrict_dossier, tell_of_lifting
from app.vault.rows import Rows

_identity = click.argument("identity", metavar="REQUEST")
_restricted = fields_of(Restriction, *ASKED)

_WHERE = {
    "everywhere": "words to cover wherever they stand, without --item",
    "field": "of which field of the item, with passage, or with start and end",
    "passage": "the words", "start": "the first character", "end": "the character behind the last",
    "page": "of a file, from 0, with left, top, width, height in ten-thousandths",
    **dict.fromkeys(("left", "top", "width", "height"), ""),
}  # fmt: skip

restriction = noun_group(Restriction, adding=False)
client_statement = noun_group(ClientStatement, adding=False)
client_statement.name = "client-statement"


about_one(
    request,
    "step",
    record_step,
    "Record that a task was done outside the vault.",
    fields_of(RequestStep, *STEP, needed=("task", "note"), today=("done_on",)),
    metavar="REQUEST",
)


about_two(
    request,
    "tell",
    tell_recipient,
    "Record that a recipient was told; or in not_told why not.",
    fields_of(RecipientNotice, *NOTICE, today=("told_on",)),
    click.option("--to", "other", required=True, metavar="RECIPIENT", help="The recipient's id."),
)


def _tell_omission(call: Call, rows: Rows, made: Omission) -> None:
    call.answer({**to_json(made), "item": made.item}, lines_of(made, call.translator, rows))


about_two(
    request,
    "omit",
    omit_item,
    "Leave an item out of the copy; the copy tells why.",
    fields_of(Omission, *OMITTED),
    click.option("--item", "other", required=True, metavar="ITEM"),
    answer=_tell_omission,
)


@request.command("redact", help="Cover something in the copy: see docs/access-copy.md for what FILE says.")
@_identity
@click.option("--item", default="", metavar="ITEM", help="In this item; without it `everywhere` says the words.")
@fields_of(Redaction, *WHY, also=_WHERE)
@command
def redact(call: Call, identity: str, item: str, fields: str) -> None:
    """Cover a passage, a box, or words wherever they stand."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        if item:
            made = vault.now(redact_item, identity, item, given)
        else:
            words = str(given.pop("everywhere", ""))
            made = vault.now(redact_everywhere, identity, words, given)
        lines = [line for each in made for line in lines_of(each, call.translator, vault.reader())]
        call.answer([{**to_json(each), "item": each.item, "field": each.field} for each in made], lines)


@request.command("uncover", help="Let it be read in the copy after all.")
@click.argument("identity", metavar="REDACTION")
@command
def uncover_(call: Call, identity: str) -> None:
    """Take a bar away."""
    with call.vault() as vault:
        vault.now(uncover, identity)
        call.answer({"id": identity}, identity)


@request.command("put-back", help="Let an item that was left out go into the copy after all.")
@click.argument("identity", metavar="OMISSION")
@command
def put_back_(call: Call, identity: str) -> None:
    """Put an item back."""
    with call.vault() as vault:
        vault.now(put_back, identity)
        call.answer({"id": identity}, identity)


@request.command("restrict", help="Restrict the dossier on a request.")
@_identity
@_restricted
@command
def restrict_(call: Call, identity: str, fields: str) -> None:
    """Restrict on a request."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        client = vault.reader().get(Request, identity).client
        tell_record(call, vault.reader(), vault.now(restrict_dossier, given, client, identity))


@request.command("letter", help="Write a letter of a request as a PDF to FILE, in the client's language.")
@_identity
@click.argument("letter", type=click.Choice([each.value for each in RequestLetter]))
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--recipient", default="", metavar="RECIPIENT", help="To whom a letter for a recipient goes.")
@command
def letter_(call: Call, identity: str, letter: str, target: Path, recipient: str) -> None:
    """Write a letter."""
    with call.vault() as vault:
        file = write_request_letter(vault, call.parts, identity, RequestLetter(letter), target, recipient)
        call.answer({"file": str(file)}, str(file))


recording(restriction, "add", restrict_dossier, "Restrict a dossier.", _restricted)
about_one(
    restriction,
    "tell",
    tell_of_lifting,
    "Record that the client was told that it will be lifted.",
    fields_of(Restriction, *TOLD, today=("told_on",)),
    metavar="RESTRICTION",
)
about_one(
    restriction,
    "lift",
    lift_restriction,
    "Lift it; of an objection with the weighing.",
    fields_of(Restriction, *LIFTED, today=("lifted_on",)),
    metavar="RESTRICTION",
)


recording(
    client_statement,
    "add",
    place_statement,
    "Put the client's statement beside a version or session.",
    fields_of(ClientStatement, *STATEMENT, today=("given_on",)),
)
