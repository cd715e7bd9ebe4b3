"""`coachkluis practice`: the details of the practice, as its letters and its privacy statement name it."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.practice import Practice
from app.usecases.keep_item import edit_item
from app.usecases.practice import the_practice


@click.group("practice", help="The details of the practice.")
def practice() -> None:
    """The group."""


@practice.command("show", help="Show them.")
@command
def show(call: Call) -> None:
    """Show the practice."""
    with call.vault() as vault:
        found = the_practice(vault.reader())
        tell_record(call, vault.reader(), found)


@practice.command("edit", help="Change the given fields; the others stay.")
@fields_of(Practice)
@command
def edit(call: Call, fields: str) -> None:
    """Change the practice."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        found = vault.now(edit_item, Practice, the_practice(vault.reader()).id, given)
        tell_record(call, vault.reader(), found)
