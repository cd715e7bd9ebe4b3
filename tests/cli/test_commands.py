"""Every command is found by its name, and none stands somewhere without one."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module

import click
import pytest

import app.cli
from app.cli.commands import COMMANDS, Commands


def under(found: click.Command) -> Iterator[click.Command]:
    """A command and all that stand under it."""
    yield found
    if isinstance(found, click.Group):
        for each in found.commands.values():
            yield from under(each)


@pytest.fixture
def as_new() -> Iterator[Callable[[], None]]:
    """Forgets every module of the command line; what was imported before is back after the test."""
    before = {name: each for name, each in sys.modules.items() if name.startswith("app.cli.")}

    def forget() -> None:
        for name in [each for each in sys.modules if each.startswith("app.cli.")]:
            del sys.modules[name]

    yield forget
    forget()
    sys.modules.update(before)


def test_every_command_that_is_written_is_there_when_only_its_own_is_imported(as_new: Callable[[], None]) -> None:
    called: dict[str, click.Command] = {}
    found: dict[str, set[str]] = {}
    for name in COMMANDS:
        as_new()
        command = Commands().get_command(click.Context(click.Group()), name)
        assert command is not None
        found[name] = {str(each.name) for each in under(command)}
    as_new()
    for module in pkgutil.iter_modules(app.cli.__path__):
        import_module(f"app.cli.{module.name}")
    for name in COMMANDS:
        command = Commands().get_command(click.Context(click.Group()), name)
        assert command is not None
        called[name] = command
        assert found[name] == {str(each.name) for each in under(command)}, name
    reached = {id(each) for one in called.values() for each in under(one)}
    for module in pkgutil.iter_modules(app.cli.__path__):
        for name, each in vars(sys.modules[f"app.cli.{module.name}"]).items():
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
