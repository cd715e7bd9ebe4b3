"""`coachkluis register`: the registers that a practice must be able to show."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.domain.register import Register, RegisterName
from app.kernel.translator import Translator
from app.usecases.export_register import plain_register, save_register
from app.usecases.registers import read_register

_NAME = click.argument("name", type=click.Choice([each.value for each in RegisterName]))
_NAMELESS = click.option("--without-names", is_flag=True, help="Clients as opaque ids.")


@click.group("register", help="The registers: of processing, processors, breaches, requests, consents and more.")
def register() -> None:
    """The group."""


@register.command("list", help="Every register, with how many rows it has.")
@command
def list_(call: Call) -> None:
    """List the registers."""
    with call.vault() as vault:
        reader, text = vault.reader(), call.translator.text
        found = [read_register(reader, call.parts, each, call.translator) for each in RegisterName]
        value: list[Json] = [
            {"name": each.name.value, "title": text(f"register.{each.name.value}"), "rows": len(each.rows)}
            for each in found
        ]
        lines = [f"{each.name.value:<16} {len(each.rows):>5}  {text(f'register.{each.name.value}')}" for each in found]
        call.answer(value, lines)


@register.command("show", help="One register.")
@_NAME
@_NAMELESS
@command
def show(call: Call, name: str, without_names: bool) -> None:
    """Show a register."""
    with call.vault() as vault:
        found = read_register(vault.reader(), call.parts, RegisterName(name), call.translator, names=not without_names)
        value: list[Json] = list(plain_register(found))
        call.answer(value, _lines(found, call.translator))


@register.command("export", help="Write one to FILE.pdf, FILE.html, FILE.csv or FILE.json.")
@_NAME
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@_NAMELESS
@command
def export(call: Call, name: str, target: Path, without_names: bool) -> None:
    """Export a register."""
    with call.vault() as vault:
        reader = vault.reader()
        found = read_register(reader, call.parts, RegisterName(name), call.translator, names=not without_names)
        save_register(reader, call.parts, found, call.translator, target)
        call.answer({"file": str(target), "rows": len(found.rows)}, str(target))


def _lines(found: Register, translator: Translator) -> list[str]:
    text = translator.text
    lines = [f"{text(label)}: {value}" for label, value in found.head]
    for row in found.rows:
        lines.append("")
        for column, cell in zip(found.columns, row.cells, strict=True):
            if cell:
                lines.append(f"{text(column.label)}: {cell}")
    return lines or [text("cli.nothing")]
