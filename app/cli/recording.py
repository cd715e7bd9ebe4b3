"""Commands that record something in a client's dossier through a use case of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from app.cli.command import Call, command
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of
from app.domain.declare import Record
from app.domain.values import to_json
from app.vault.work import Work

R = TypeVar("R", bound=Record)
Recording = Callable[[Work, Mapping[str, object], str], R]
"""Records something from fields that were given: new in a client's dossier, or about a record."""

_FIELDS = click.option("--from", "fields", required=True, metavar="FILE", help="JSON with the fields; - reads it here.")


def recording(group: click.Group, name: str, usecase: Recording[R], told: str) -> None:
    """Add a command that records something new in a client's dossier."""

    @group.command(name, help=told)
    @click.option("--client", required=True, metavar="ID", help="Whose dossier it goes into.")
    @_FIELDS
    @command
    def record(call: Call, client: str, fields: str) -> None:
        _record(call, usecase, client, fields)


def about_one(
    group: click.Group, name: str, usecase: Callable[[Work, str, Mapping[str, object]], R], told: str
) -> None:
    """Add a command that records something about what is there already."""

    @group.command(name, help=told)
    @click.argument("identity", metavar="ID")
    @_FIELDS
    @command
    def record(call: Call, identity: str, fields: str) -> None:
        _record(call, lambda work, given, one: usecase(work, one, given), identity, fields)


def _record(call: Call, usecase: Recording[R], identity: str, fields: str) -> None:
    given = read_fields_file(fields)

    def act(work: Work) -> R:
        return usecase(work, given, identity)

    act.__name__ = getattr(usecase, "__name__", act.__name__)
    with call.vault() as vault:
        made: R = vault.now(act)
        call.answer(to_json(made), lines_of(made, call.translator, vault.reader()))
