"""Commands that record something in a client's dossier through a use case of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from app.cli.command import Call, command
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.declare import Record
from app.vault.rows import Rows
from app.vault.work import Work

R = TypeVar("R", bound=Record)
Recording = Callable[[Work, Mapping[str, object], str], R]
"""Records something from fields that were given: new in a client's dossier, or about a record."""
Answer = Callable[[Call, Rows, R], None]
"""Tells what was recorded."""

Fields = Callable[[Callable[..., object]], Callable[..., object]]
"""The option `--from` with the fields that the command takes, from app.cli.fields."""


def recording(group: click.Group, name: str, usecase: Recording[R], told: str, from_file: Fields) -> None:
    """Add a command that records something new in a client's dossier."""

    @group.command(name, help=told)
    @click.option("--client", required=True, metavar="CLIENT", help="Whose dossier it goes into.")
    @from_file
    @command
    def record(call: Call, client: str, fields: str) -> None:
        given = read_fields_file(fields)
        _record(call, tell_record, usecase, given, client)


def about_one(
    group: click.Group,
    name: str,
    usecase: Callable[[Work, str, Mapping[str, object]], R],
    told: str,
    from_file: Fields,
    *,
    metavar: str = "",
    answer: Answer[R] = tell_record,
) -> None:
    """Add a command that records something about what is there already. `metavar` is what the help calls the id of
    that, the group's own noun unless told; `answer` tells what became of it.
    """

    @group.command(name, help=told)
    @click.argument("identity", metavar=metavar or str(group.name).upper())
    @from_file
    @command
    def record(call: Call, identity: str, fields: str) -> None:
        given = read_fields_file(fields)
        _record(call, answer, usecase, identity, given)


def about_two(
    group: click.Group,
    name: str,
    usecase: Callable[[Work, str, str, Mapping[str, object]], R],
    told: str,
    from_file: Fields,
    other: Fields,
    *,
    answer: Answer[R] = tell_record,
) -> None:
    """Add a command that records something about a record of the group's noun and another, which the option `other`
    names.
    """

    @group.command(name, help=told)
    @click.argument("identity", metavar=str(group.name).upper())
    @other
    @from_file
    @command
    def record(call: Call, identity: str, other: str, fields: str) -> None:
        given = read_fields_file(fields)
        _record(call, answer, usecase, identity, other, given)


def _record(call: Call, answer: Answer[R], usecase: Callable[..., R], *given: object) -> None:
    """Do it, under the name that the use case has in the ledger."""
    with call.vault() as vault:
        made: R = vault.now(usecase, *given)
        answer(call, vault.reader(), made)
