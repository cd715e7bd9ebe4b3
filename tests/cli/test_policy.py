"""The policy on the command line: shown as on a day, set by versions, previewed, and refused with an exit code."""

from __future__ import annotations

import pytest

from tests.cli.driver import CommandLine
from tests.fakes import SetClock


def stricter(run: CommandLine) -> dict[str, object]:
    """The policy in force, with an answer promised sooner."""
    policy: dict[str, object] = run.ok("policy", "show")
    return {**policy, "answers": {"access": "2 working_days", "copy": "14 days"}}


def test_it_is_shown_as_on_a_day(command_line: CommandLine) -> None:
    adopted = command_line.ok("policy", "set", "--from", "-", "--on", "2026-05-01", given=stricter(command_line))
    assert (adopted["version"], adopted["valid_from"]) == (2, "2026-05-01")
    assert command_line.ok("policy", "show")["answers"]["access"] == "3 working_days"
    assert command_line.ok("policy", "show", "--on", "2026-05-01")["answers"]["access"] == "2 working_days"
    numbers = [(each["number"], each["valid_from"]) for each in command_line.ok("policy", "versions")]
    assert numbers == [(1, "2026-03-03"), (2, "2026-05-01")]


def test_the_day_in_the_file_counts_where_it_is_another(command_line: CommandLine, clock: SetClock) -> None:
    clock.forward(days=10)
    changed = stricter(command_line)
    assert command_line.ok("policy", "set", "--from", "-", given=changed)["valid_from"] == "2026-03-13"
    again = {**command_line.ok("policy", "show"), "answers": {}, "valid_from": "2026-08-01"}
    assert command_line.ok("policy", "set", "--from", "-", given=again)["valid_from"] == "2026-08-01"


def test_a_preview_writes_nothing(command_line: CommandLine) -> None:
    preview = command_line.ok("policy", "set", "--from", "-", "--preview", given=stricter(command_line))
    assert [(each["part"], each["key"], each["direction"]) for each in preview["changes"]] == [
        ("answers", "access", "stricter")
    ]
    assert (preview["refused"], preview["items"]["earlier"]) == ([], 0)
    assert len(command_line.ok("policy", "versions")) == 1
    words = command_line("policy", "set", "--from", "-", "--preview", given=stricter(command_line), language="en").out
    assert words.splitlines()[0] == "Stricter: Access: an answer within 2 working days instead of 3 working days."


@pytest.mark.parametrize(
    ("given", "options", "code"),
    [
        ("{", (), 2),
        ("[]", (), 2),
        ({"name": "office"}, (), 2),
        (None, ("--on", "2026-03-01"), 6),
        (None, ("--on", "2026-02-30"), 2),
    ],
    ids=["cut off", "a list", "half", "yesterday", "no such day"],
)
def test_what_cannot_be_adopted_ends_in_its_exit_code(
    command_line: CommandLine, given: object, options: tuple[str, ...], code: int
) -> None:
    handed = stricter(command_line) if given is None else given
    assert command_line("policy", "set", "--from", "-", *options, given=handed).code == code
    assert len(command_line.ok("policy", "versions")) == 1


def test_nothing_changed_is_refused(command_line: CommandLine) -> None:
    same = command_line.ok("policy", "show")
    answer = command_line("policy", "set", "--from", "-", "--json", given=same)
    assert (answer.code, [each["code"] for each in answer.json["reasons"]]) == (6, ["gate.policy.unchanged"])


def test_drift_is_told_in_words(command_line: CommandLine) -> None:
    lines = command_line("policy", "drift", language="en").out.splitlines()
    assert lines[0] == "- Accountant handles data for you, but no processor agreement is on record."
