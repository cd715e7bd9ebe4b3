"""The help of every command that takes `--from` lists the fields, and every id says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.commands import COMMANDS, Commands
from app.cli.fields import FieldsOption
from tests.cli.driver import CommandLine


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(click.Command("coachkluis"))
    program = Commands("coachkluis")
    for name in COMMANDS:
        found = program.get_command(context, name)
        assert found is not None
        yield from _below(name, found)


def _below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from _below(f"{name} {each.name}", each)


def test_every_command_that_takes_fields_lists_them_in_its_help() -> None:
    taking = {
        name: (command, option)
        for name, command in _commands()
        for option in command.params
        if "--from" in option.opts
    }  # fmt: skip
    assert {"init", "document new", "document approve", "consent give", "request redact"} <= set(taking)
    for name, (command, option) in taking.items():
        assert isinstance(option, FieldsOption), name
        help_text = command.get_help(click.Context(command))
        lines = help_text.split("Fields (* is required):\n", 1)[1].splitlines()
        assert option.fields, name
        assert [line.strip().split(":")[0] for line in lines] == list(option.fields), name


def test_no_id_leaves_open_whose_it_is() -> None:
    for name, command in _commands():
        for each in command.params:
            assert each.metavar != "ID", (name, each.name)
            assert each.name != "identity" or each.metavar, name


def test_a_name_on_the_command_line_has_no_underscore() -> None:
    assert not [name for name, _ in _commands() if "_" in name]


def test_required_fields_choices_and_references_are_told(command_line: CommandLine) -> None:
    answer = command_line("document", "new", "--help")
    assert "  trajectory *: the id of a trajectory\n" in answer.out
    assert "  language: nl, en\n" in answer.out
    approve = command_line("document", "approve", "--help").out
    assert "  decided_how *: in_person, " in approve
    assert "  decided_on: YYYY-MM-DD, now unless told\n" in approve
    assert "  evidence: the id of an attachment\n" in command_line("consent", "give", "--help").out


def test_a_version_names_its_document_and_itself(command_line: CommandLine) -> None:
    run = command_line
    client = run.ok("client", "add", "--from", "-", given={"surname": "Berg"})["id"]
    start = {"title": "Traject", "starts_on": "2026-01-05"}
    trajectory = run.ok("trajectory", "add", "--client", client, "--from", "-", given=start)["id"]
    given = {"title": "Verslag", "trajectory": trajectory}
    made = run.ok("document", "new", "--client", client, "--from", "-", given=given)
    listed = run.ok("document", "versions", made["document"])
    assert [(each["version"], each["document"]) for each in listed] == [(made["version"], made["document"])]
    assert made["version"] == made["id"] != made["document"]
    assert run.ok("document", "show", made["document"])["id"] == made["document"]
    answer = run("document", "show", made["version"], "--json", language="en")
    assert (answer.json["noun"], answer.json["id"]) == ("document", made["version"])
    assert f"Looked for: document {made['version']}" in answer.err
