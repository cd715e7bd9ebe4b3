"""`coachkluis text`: texts to reuse."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.reusable_text import ReusableText
from app.usecases.reusable_texts import add_text, change_text, drop_text

text = noun_group(ReusableText, adding=False)
text.name, text.help = "text", "Texts to reuse in documents and notes."
_fields = fields_of(ReusableText)


@text.command("add", help="Keep a text to reuse.")
@_fields
@command
def add(call: Call, fields: str) -> None:
    """Keep a text to reuse."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(add_text, given)
        tell_record(call, vault.reader(), made)


@text.command("edit", help="Change its name or what it says.")
@click.argument("identity", metavar="TEXT")
@_fields
@command
def edit(call: Call, identity: str, fields: str) -> None:
    """Change one."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        changed = vault.now(change_text, identity, given)
        tell_record(call, vault.reader(), changed)


@text.command("remove", help="Have it no more; where it was put in, nothing changes.")
@click.argument("identity", metavar="TEXT")
@command
def remove(call: Call, identity: str) -> None:
    """Remove one."""
    with call.vault() as vault:
        gone = vault.now(drop_text, identity)
        call.answer({"id": gone.id}, lines_of(gone, call.translator)[:1])
