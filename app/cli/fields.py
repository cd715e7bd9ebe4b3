"""`--from FILE`: the fields that a command takes as JSON, and the help that lists them.

A command says with `fields_of` or `own_fields` what its JSON may hold; whoever finds the command lets its help tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import click

from app.domain.declare import Column, Record, Shape, asked

F = TypeVar("F", bound=Callable[..., object])
REASON = {"reason *": ""}
_SHAPES = {
    Shape.DATE: "YYYY-MM-DD", Shape.PAST_DATE: "YYYY-MM-DD", Shape.TIME: "HH:MM", Shape.NUMBER: "a whole number",
    Shape.SIZE: "a whole number of bytes",
    Shape.YES_NO: "true or false", Shape.AMOUNT: "euros, as 120 or 120,50", Shape.INSTANT: "ISO 8601 with its offset",
}  # fmt: skip


class FieldsOption(click.Option):
    """The option, and what the JSON behind it may hold: each name (required ones with `*`) with what it is."""

    def __init__(self, declarations: Sequence[str], *, fields: Mapping[str, str], required: bool = False) -> None:
        super().__init__(
            declarations, required=required, metavar="FILE", help="JSON with the fields below; - reads it here."
        )
        self.fields = fields


def fields_of(
    record: type[Record],
    *names: str,
    without: Sequence[str] = (),
    also: Mapping[str, str] | None = None,
    needed: Sequence[str] = (),
    today: Sequence[str] = (),
    required: bool = True,
) -> Callable[[F], F]:
    """`--from` with these fields of a noun, or all that are asked for except `without`, from their declarations; `also`
    are fields of the command's own, `needed` those that the act cannot do without, though the noun can, `today` those
    that it fills in by itself: with this day or hour, or the newest there is. The client of an item is named by an
    option, never in the JSON.
    """
    columns = {each.name: each for each in asked(record)}
    wanted = names or [each for each in columns if each != "client" and each not in without]
    listed = dict(_told(columns[name], needed, today) for name in wanted)
    return own_fields({**listed, **(also or {})}, required=required)


def own_fields(fields: Mapping[str, str], *, required: bool = True) -> Callable[[F], F]:
    """`--from` with fields that belong to no noun: by name what each is."""
    return click.option("--from", "fields", cls=_option(fields), required=required)


def tell_fields(command: click.Command) -> None:
    """Let the help of a command, and of those in a group, list the fields that its JSON may hold."""
    if isinstance(command, click.Group):
        for each in command.commands.values():
            tell_fields(each)
    for option in command.params:
        if isinstance(option, FieldsOption):
            lines = (f"  {name}: {words}" if words else f"  {name}" for name, words in option.fields.items())
            # The first line tells click to keep the lines as they are.
            command.epilog = "\n".join(("\b", "Fields (* is required):", *lines))


def _option(fields: Mapping[str, str]) -> type[click.Option]:
    class Option(FieldsOption):
        def __init__(self, declarations: Sequence[str], *, required: bool) -> None:
            super().__init__(declarations, fields=fields, required=required)

    return Option


def _told(column: Column, needed: Sequence[str], today: Sequence[str]) -> tuple[str, str]:
    name, words = column.name, ", ".join(_what(column))
    if name in today:
        newest = column.declaration.shape is Shape.REFERENCE
        return name, f"{words}, {'the newest' if newest else 'now'} unless told"
    return f"{name} *" if column.declaration.required or name in needed else name, words


def _what(column: Column) -> Iterator[str]:
    if issubclass(column.python, StrEnum):
        yield from (each.value for each in column.python)
    elif column.declaration.shape is Shape.REFERENCE:
        yield f"the id of {_article(column.declaration.refers)}"
    elif column.declaration.shape in _SHAPES:
        yield _SHAPES[column.declaration.shape]


def _article(noun: str) -> str:
    words = noun.replace("_", " ") or "a record"
    if words.endswith("s") or words.startswith("a "):
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
