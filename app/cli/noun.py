"""The commands that every declared noun has: list, show, add, edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.secrets import read_fields_file
from app.cli.show import table_of, tell_record
from app.domain.declare import Record, in_dossier
from app.domain.values import to_json
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Work

R = TypeVar("R", bound=Record)
Add = Callable[[Work, Mapping[str, object], str], R]
"""Adds an item from fields that were given, in the dossier of a client."""
Edit = Callable[[Work, str, Mapping[str, object]], R]
"""Changes an item by its id."""
_PLURAL = {"trajectory": "trajectories", "breach": "breaches", "bsn": "BSNs"}
"""Of the nouns whose English plural is more than an s."""


def noun_group(
    record: type[R],
    *,
    adding: bool = True,
    showing: bool = True,
    add: Add[R] | None = None,
    edit: Edit[R] | None = None,
) -> click.Group:
    """A group of commands for a noun. An item of a dossier names its client by id. What has its own way of being added
    or shown leaves that out here; `add` and `edit` are its own acts where it has rules of its own.
    """
    group = click.Group(record.noun.name, help=f"The {_plural(record.noun.name)} of the vault.")
    belongs = in_dossier(record) and record.noun.name != "client"
    _list(group, record, belongs=belongs)
    if showing:
        _show(group, record)
    if adding:
        _add(group, record, add, belongs=belongs)
        _edit(group, record, edit)
    return group


def _plural(noun: str) -> str:
    return _PLURAL.get(noun, f"{noun.replace('_', ' ')}s")


def _metavar(record: type[Record]) -> str:
    """What the help calls the id of one."""
    return record.noun.name.upper().replace("_", "-")


def _list(group: click.Group, record: type[R], *, belongs: bool) -> None:
    def run(call: Call, client: str = "") -> None:
        with call.vault() as vault:
            reader = vault.reader()
            found = reader.find(record, **({"client": client} if client else {}))
            call.answer([to_json(each) for each in found], table_of(found, record, call.translator, reader))

    listed = command(run)
    if belongs:
        listed = click.option("--client", default="", metavar="CLIENT", help="Only of this client.")(listed)
    group.command("list", help="List them.")(listed)


def _show(group: click.Group, record: type[R]) -> None:
    @group.command("show", help="Show one.")
    @click.argument("identity", metavar=_metavar(record))
    @command
    def show(call: Call, identity: str) -> None:
        with call.vault() as vault:
            reader = vault.reader()
            found = reader.get(record, identity)
            tell_record(call, reader, found)


def _add(group: click.Group, record: type[R], act: Add[R] | None, *, belongs: bool) -> None:
    def run(call: Call, fields: str, client: str = "") -> None:
        given = read_fields_file(fields)
        with call.vault() as vault:
            made = vault.now(act, given, client) if act else vault.now(add_item, record, given, client)
            tell_record(call, vault.reader(), made)

    added = fields_of(record)(command(run))
    if belongs:
        added = click.option("--client", required=True, metavar="CLIENT", help="Whose dossier it goes into.")(added)
    group.command("add", help="Add one.")(added)


def _edit(group: click.Group, record: type[R], act: Edit[R] | None) -> None:
    @group.command("edit", help="Change fields of one.")
    @click.argument("identity", metavar=_metavar(record))
    @fields_of(record)
    @command
    def edit(call: Call, identity: str, fields: str) -> None:
        given = read_fields_file(fields)
        with call.vault() as vault:
            changed = vault.now(act, identity, given) if act else vault.now(edit_item, record, identity, given)
            tell_record(call, vault.reader(), changed)
