"""`coachkluis intake`: an intake form as a package that comes back filled in."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import own_fields
from app.cli.package_target import as_form, named
from app.cli.secrets import read_fields_file
from app.domain.client import Client
from app.domain.values import to_json
from app.kernel.errors import Fault, InputError
from app.usecases.send_intake import send_intake, usual_questions


@click.group("intake", help="What is asked before an agreement.")
def intake() -> None:
    """The group."""


@intake.command("send", help="Write questions as a package to FILE: the usual ones, or those of --from.")
@click.option("--client", required=True, metavar="CLIENT", help="Who fills it in.")
@own_fields({"questions": "a list; a question with a star at its end must be answered"}, required=False)
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@as_form
@command
def send(call: Call, client: str, fields: str | None, target: Path, form: str | None) -> None:
    """Send an intake form."""
    given = read_fields_file(fields).get("questions") if fields else None
    if given is not None and not (isinstance(given, list) and all(isinstance(each, str) for each in given)):
        raise InputError(Fault("intake.question", "not_a_list"))
    with call.vault() as vault:
        language = vault.reader().get(Client, client).language
        questions = usual_questions(call.parts.translator(language)) if given is None else given
        made = send_intake(vault, call.parts, client, questions, named(target, form), call.progress())
        call.answer(
            {**to_json(made.package), "file": str(made.file), "passphrase": made.passphrase},
            [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
        )
