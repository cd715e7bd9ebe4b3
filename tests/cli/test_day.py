"""A day that does not exist: told in the user's language how to write one, and by every command alike."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import app.cli
from tests.cli.driver import CommandLine

EVERY = (
    ("today", "--on"),
    ("retention", "due", "--on"),
    ("policy", "show", "--on"),
    ("session", "calendar", "--to", "a.ics", "--since"),
    ("billing", "export", "--to", "a.csv", "--until"),
)


def test_a_day_that_does_not_exist_is_refused_with_how_to_write_one(command_line: CommandLine) -> None:
    for arguments, written in product(EVERY, ("2026-02-30", "23-11-2026", "morgen")):
        dutch = command_line(*arguments, written)
        assert dutch.code == 2, arguments
        assert f"{written}: die dag bestaat niet" in dutch.err
        assert "Schrijf de dag als 2026-11-23." in dutch.err
        assert "%" not in dutch.err
    assert "Write the day as 2026-11-23." in command_line(*EVERY[0], "2026-02-30", language="en").err


def test_no_command_takes_a_day_another_way() -> None:
    files = Path(app.cli.__file__).parent.rglob("*.py")
    assert [each.name for each in files if "click.DateTime" in each.read_text("utf-8")] == []
