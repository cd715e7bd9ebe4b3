"""`coachkluis message`: list, show, take in, and say that the original is gone."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of
from app.domain.message import Message
from app.domain.values import to_json
from app.usecases.take_in_message import original_gone, take_in_message

message = noun_group(Message, adding=False)
about_one(
    message, "original-gone", original_gone, "Say that its original was deleted, today unless told.",
    fields_of(Message, "original_gone_on", today=("original_gone_on",)),
)  # fmt: skip


@message.command("add", help="Take the message in FILE (.eml, .msg, an exported chat) into a dossier.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--client", required=True, metavar="CLIENT", help="Whose dossier it goes into.")
@fields_of(Message, "trajectory", required=False)
@command
def add(call: Call, file: Path, client: str, fields: str | None) -> None:
    """Take a message in."""
    given = read_fields_file(fields) if fields else {}
    with call.vault() as vault:
        made = take_in_message(vault, client, file, given, call.progress())
        call.answer(
            to_json(made), [*lines_of(made, call.translator, vault.reader()), call.translator.text("messages.remember")]
        )
