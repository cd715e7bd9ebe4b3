from __future__ import annotations

from tests.cli.driver import CommandLine


def test_texts_to_reuse_from_the_command_line(command_line: CommandLine) -> None:
    run = command_line
    made = run.ok("text", "add", "--from", "-", given={"name": "Opening", "text": "Dag **{{client.name}}**."})
    assert made["text"] == "Dag **{{client.name}}**.\n"
    assert run("text", "add", "--from", "-", given={"name": "opening", "text": "x"}).code == 2
    run.ok("text", "edit", made["id"], "--from", "-", given={"name": "Begin"})
    assert [(each["id"], each["name"]) for each in run.ok("text", "list")] == [(made["id"], "Begin")]
    assert run.ok("text", "remove", made["id"]) == {"id": made["id"]}
    assert run.ok("text", "list") == []
