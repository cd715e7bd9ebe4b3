"""`request step | tell | omit | put-back | restrict | letter`; `restriction`; `client-statement`: work on a request."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.noun import noun_group
from app.cli.recording import about_one, recording
from app.cli.request import request
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of
from app.domain.client_statement import ClientStatement
from app.domain.declare import Record
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.domain.values import to_json
from app.usecases.redact import redact_everywhere, redact_item, uncover
from app.usecases.request_letter import RequestLetter, write_request_letter
from app.usecases.request_work import omit_item, place_statement, put_back, record_step, tell_recipient
from app.usecases.restrict_dossier import lift_restriction, restrict_dossier, tell_of_lifting

_identity = click.argument("identity", metavar="REQUEST")
_fields = click.option("--from", "fields", required=True, metavar="FILE", help="JSON with the fields; - reads it here.")

restriction = noun_group(Restriction, adding=False)
client_statement = noun_group(ClientStatement, adding=False)
client_statement.name = "client-statement"


about_one(
    request,
    "step",
    record_step,
    "Record that a task was done outside the vault: task, note, and if need be done_on.",
    metavar="REQUEST",
)


@request.command("tell", help="Record that a recipient was told: told_on, told_how; or not_told, with why not.")
@_identity
@click.option("--to", "recipient", required=True, metavar="RECIPIENT", help="The recipient's id.")
@_fields
@command
def tell(call: Call, identity: str, recipient: str, fields: str) -> None:
    """Record that a recipient was told."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.now(tell_recipient, identity, recipient, given))


@request.command("omit", help="Leave an item out of the copy: cause and reason, which the copy tells.")
@_identity
@click.option("--item", required=True, metavar="ID")
@_fields
@command
def omit(call: Call, identity: str, item: str, fields: str) -> None:
    """Leave an item out."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(omit_item, identity, item, given)
        call.answer({**to_json(made), "item": made.item}, lines_of(made, call.translator))


@request.command("redact", help="Cover something in the copy: see docs/access-copy.md for what FILE says.")
@_identity
@click.option("--item", default="", metavar="ID", help="In this item; without it `everywhere` says the words.")
@_fields
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
        lines = [line for each in made for line in lines_of(each, call.translator)]
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


@request.command("restrict", help="Restrict the dossier on a request: cause, and if need be trajectory, explanation.")
@_identity
@_fields
@command
def restrict_(call: Call, identity: str, fields: str) -> None:
    """Restrict on a request."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        client = vault.reader().get(Request, identity).client
        _answer(call, vault.now(restrict_dossier, given, client, identity))


@request.command("letter", help="Write a letter of a request as a PDF to FILE, in the client's language.")
@_identity
@click.argument("letter", type=click.Choice([each.value for each in RequestLetter]))
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--recipient", default="", metavar="ID", help="To whom a letter for a recipient goes.")
@command
def letter_(call: Call, identity: str, letter: str, target: Path, recipient: str) -> None:
    """Write a letter."""
    with call.vault() as vault:
        file = write_request_letter(vault, call.parts, identity, RequestLetter(letter), target, recipient)
        call.answer({"file": str(file)}, str(file))


recording(restriction, "add", restrict_dossier, "Restrict a dossier: cause, and if need be trajectory, explanation.")
about_one(
    restriction,
    "tell",
    tell_of_lifting,
    "Record that the client was told that it will be lifted: told_how, told_on.",
    metavar="RESTRICTION",
)
about_one(
    restriction,
    "lift",
    lift_restriction,
    "Lift it: lifted_because, and for an objection the weighing.",
    metavar="RESTRICTION",
)


recording(
    client_statement,
    "add",
    place_statement,
    "Put the client's statement beside a version or session: text, given_how.",
)


def _answer(call: Call, made: Record) -> None:
    call.answer(to_json(made), lines_of(made, call.translator))
