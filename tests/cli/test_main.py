"""However a command ends, it answers with one JSON value where that was asked, and with its own exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.driver import CommandLine

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("arguments", [("bogus",), ("client", "show"), ("client", "list", "--nonsense")])
def test_a_wrong_call_is_told_as_json(command_line: CommandLine, arguments: tuple[str, ...]) -> None:
    answer = command_line(*arguments, "--json")
    assert answer.code == 2
    assert answer.json["error"] == "usage"
    assert answer.json["message"]


def test_standard_input_is_read_for_one_thing_only(command_line: CommandLine) -> None:
    answer = command_line("client", "add", "--passphrase-file", "-", "--from", "-", "--json", given={})
    assert (answer.code, answer.json["error"]) == (2, "standard_input_twice")


def test_an_unknown_field_is_named_as_it_was_given(command_line: CommandLine) -> None:
    answer = command_line("client", "add", "--from", "-", "--json", given={"surname": "Berg", "nickname": "An"})
    assert answer.code == 2
    assert answer.json["faults"][0]["field"] == "client.nickname"
    assert "nickname: " in answer.err
    assert "[" not in answer.err


def test_reasons_are_plain_data(command_line: CommandLine, tmp_path: Path) -> None:
    run = command_line
    client = run.ok("client", "add", "--from", "-", given={"surname": "Berg"})["id"]
    start = {"title": "Traject", "starts_on": "2026-01-05"}
    trajectory = run.ok("trajectory", "add", "--client", client, "--from", "-", given=start)["id"]
    fields = {"title": "Verslag", "trajectory": trajectory}
    (tmp_path / "text.md").write_text("Tekst.", encoding="utf-8")
    report = run.ok("document", "new", "--client", client, "--text", tmp_path / "text.md", "--from", "-", given=fields)
    run.ok("document", "share", report["document"], "--to", tmp_path / "one.html")
    answer = run("document", "share", report["document"], "--to", tmp_path / "two.html", "--json")
    assert answer.code == 6
    assert answer.json["reasons"][0]["arguments"] == {"state": "version_state.shared"}


def test_the_fields_of_a_noun_stand_in_its_help(command_line: CommandLine) -> None:
    answer = command_line("session", "add", "--help")
    assert answer.code == 0
    for line in ("trajectory *: the id of a trajectory", "state: planned, held, cancelled, missed", "notes"):
        assert f"  {line}\n" in answer.out


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are not sent there")
def heard() -> None:
    """A shell lets what it puts in the background ignore an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_130_also_while_starting() -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "app", "status"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ, "LANG": "nl_NL"},
        preexec_fn=heard,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        for line in process.stderr:
            if "app.kernel" in line:
                process.send_signal(signal.SIGINT)
                break
        rest = process.stderr.read()
        assert process.wait(timeout=60) == 130
    assert "Traceback" not in rest
