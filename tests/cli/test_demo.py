"""`coachkluis demo` makes a vault that opens with the passphrase it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import run_command
from app.usecases.parts import Parts
from tests.cli.driver import CommandLine


def test_it_prints_one_json_value_with_the_passphrase(command_line: CommandLine, tmp_path: Path) -> None:
    made = command_line("demo", tmp_path / "demo", "--clients", "2", "--seed", "3", "--json")
    assert made.code == 0, made.err
    assert set(made.json) == {"vault", "passphrase"}
    assert "2 cliënten" in made.err
    command_line.folder = Path(made.json["vault"])
    command_line.passphrase_file.write_text(made.json["passphrase"], encoding="utf-8")
    clients = command_line.ok("client", "list")
    assert len(clients) == 2
    assert command_line.ok("session", "list", "--client", clients[0]["id"])


def test_a_folder_that_holds_a_vault_is_refused(command_line: CommandLine) -> None:
    answer = command_line("demo", command_line.folder, "--json")
    assert answer.code != 0
    assert answer.json["error"] == "vault.exists"


@pytest.mark.parametrize("number", ["0", "-3", "many", "20001"])
def test_a_number_of_clients_that_makes_no_sense_is_a_usage_error(
    parts: Parts, tmp_path: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(parts, ["demo", str(tmp_path / "demo"), "--clients", number]) == 2
    assert "--clients" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()
