"""`coachkluis disclosure`: list and show what went out, and record what was told."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of
from app.domain.disclosure import Disclosure
from app.domain.values import to_json
from app.usecases.record_disclosure import record_disclosure

disclosure = noun_group(Disclosure, adding=False)


@disclosure.command("record", help="Record what was told: recipient, told, how, and on which ground.")
@click.option("--client", required=True, metavar="ID")
@click.option("--from", "fields", required=True, metavar="FILE", help="JSON with the fields; - reads it here.")
@command
def record(call: Call, client: str, fields: str) -> None:
    """Record an oral disclosure, through the gate."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(record_disclosure, given, client)
        call.answer(to_json(made), lines_of(made, call.translator))
