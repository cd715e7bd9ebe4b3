"""Every command is found by its name, and none stands somewhere without one."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import click

import app.cli
from app.cli.commands import COMMANDS, Commands


def under(found: click.Command) -> Iterator[click.Command]:
    """A command and all that stand under it."""
    yield found
    if isinstance(found, click.Group):
        for each in found.commands.values():
            yield from under(each)


def test_every_command_that_is_written_can_be_called() -> None:
    group = Commands()
    context = click.Context(group)
    called = [group.get_command(context, name) for name in COMMANDS]
    reached = {id(each) for one in called if one is not None for each in under(one)}
    for module in pkgutil.iter_modules(app.cli.__path__):
        for name, each in vars(import_module(f"app.cli.{module.name}")).items():
            assert not isinstance(each, click.Command) or id(each) in reached, f"{module.name}.{name}"


def test_a_command_imports_neither_the_others_nor_what_draws_pages() -> None:
    """It is most of what a short command costs."""
    script = (
        "import sys, click; from app.cli.commands import Commands; group = Commands();"
        "assert group.get_command(click.Context(group), 'client');"
        "print([each for each in ('app.cli.document', 'reportlab', 'pypdfium2', 'PySide6') if each in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
