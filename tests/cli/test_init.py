"""A vault is made whole, with a recovery key in somebody's hands, or not at all."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.cli.main import run_command
from app.usecases.current_policy import newest_policy
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import open_vault
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE.text + "\n", encoding="utf-8")
    return file


def init(parts: Parts, folder: Path, passphrase: Path, given: object, *more: str | Path) -> int:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(json.dumps(given).encode()), encoding="utf-8")
    try:
        asked = ["init", folder, "--from", "-", "--new-passphrase-file", passphrase, "--json", *more]
        return run_command(parts, ["--lang", "nl", *map(str, asked)])
    finally:
        sys.stdin = before


def test_the_recovery_key_in_the_file_opens_the_vault(parts: Parts, tmp_path: Path, passphrase_file: Path) -> None:
    key = tmp_path / "recovery"
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}, "--recovery-to", key) == 0
    assert key.stat().st_mode & 0o777 == 0o600
    recovery_key = RecoveryKey.parse(key.read_text(encoding="utf-8"))
    open_vault(tmp_path / "v", recovery_key, parts.clock, parts.effort).close()


@pytest.mark.parametrize(
    ("given", "more", "code"),
    [
        ({"trade_name": "De Brug", "kvk_number": "12345678"}, (), 2),
        ({"trade_name": ""}, (), 2),
        ({}, (), 2),
        ({"trade_name": "De Brug"}, ("--policy", "none_such"), 2),
        ({"trade_name": "De Brug"}, ("--recovery-to", "/nonexistent/key"), 1),
        ([], (), 2),
    ],
)
def test_what_fails_leaves_no_vault(
    parts: Parts,
    tmp_path: Path,
    passphrase_file: Path,
    given: object,
    more: tuple[str, ...],
    code: int,
) -> None:
    assert init(parts, tmp_path / "v", passphrase_file, given, *more) == code
    assert not (tmp_path / "v").exists()
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}) == 0


@pytest.mark.parametrize(
    ("weak", "code", "error"),
    [("kort", 2, "vault.passphrase_too_short"), ("aaaaaaaaaaaaaaaa", 1, "passphrase_too_weak"),
     ("De Zeppelin Coaching", 1, "passphrase_too_weak")],
)  # fmt: skip
def test_a_weak_passphrase_makes_no_vault(
    weak: str, code: int, error: str, parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "weak"
    file.write_text(weak, encoding="utf-8")
    capsys.readouterr()
    assert init(parts, tmp_path / "v", file, {"trade_name": "De Zeppelin Coaching"}) == code
    assert json.loads(capsys.readouterr().out)["error"] == error
    assert not (tmp_path / "v").exists()


def test_a_file_for_the_key_is_never_overwritten(parts: Parts, tmp_path: Path, passphrase_file: Path) -> None:
    key = tmp_path / "recovery"
    key.write_text("van iemand anders", encoding="utf-8")
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}, "--recovery-to", key) == 1
    assert key.read_text(encoding="utf-8") == "van iemand anders"
    assert not (tmp_path / "v").exists()


def test_a_vault_that_was_there_stays_untouched(parts: Parts, vault_folder: Path, passphrase_file: Path) -> None:
    before = {each.name: each.read_bytes() for each in vault_folder.iterdir()}
    assert init(parts, vault_folder, passphrase_file, {"trade_name": "De Brug"}) == 8
    assert {each.name: each.read_bytes() for each in vault_folder.iterdir()} == before


def test_a_vault_that_is_there_is_told_before_anything_is_asked(
    parts: Parts, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}) == 0
    capsys.readouterr()
    assert run_command(parts, ["init", str(tmp_path / "v"), "--json"]) == 8  # asks nothing: there is nobody to answer
    assert json.loads(capsys.readouterr().out)["error"] == "vault.exists"


def test_the_strength_is_told_and_a_passphrase_can_be_made(
    parts: Parts, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = tmp_path / "fields.json"
    fields.write_text('{"trade_name": "De Brug"}', encoding="utf-8")
    capsys.readouterr()
    asked = ["init", str(tmp_path / "made"), "--from", str(fields), "--json", "--generate"]
    assert run_command(parts, asked) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["strength"], made["reasons"]) == (4, [])
    open_vault(tmp_path / "made", Passphrase(made["passphrase"]), parts.clock, parts.effort).close()
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}) == 0
    judged = json.loads(capsys.readouterr().out)
    assert judged["strength"] in range(2, 5)
    assert "passphrase" not in judged
    both = ["init", str(tmp_path / "w"), "--from", str(fields), "--generate", "--new-passphrase-file", str(fields)]
    assert run_command(parts, both) == 2
    assert not (tmp_path / "w").exists()


ANSWERS = {"work": "office", "keep": "two_years", "health": "no", "shown_first": "reports", "answer": "two_weeks"}


def test_answers_lead_to_the_policy(
    parts: Parts, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({**ANSWERS, "code": "nip"}), encoding="utf-8")
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}, "--answers", file) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["policy"] == "office"
    assert any("5 jaar" in each and "2 jaar" in each for each in told["adapted"])
    vault = open_vault(tmp_path / "v", PASSPHRASE, parts.clock, parts.effort)
    policy = newest_policy(vault.reader())
    vault.close()
    assert (policy.code.value, policy.version) == ("nip", 1)
    assert "aangepast" in policy.description.nl or "anders" in policy.description.nl


def test_a_question_without_an_answer_makes_no_vault(
    parts: Parts, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}, "--answers", file) == 2
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert "nobco" in fault["message"]
    assert "Aan welke beroepscode" in fault["message"]
    assert not (tmp_path / "v").exists()


def test_the_questions_are_asked_one_by_one(parts: Parts, tmp_path: Path, passphrase_file: Path) -> None:
    fields = tmp_path / "fields.json"
    fields.write_text('{"trade_name": "De Brug"}', encoding="utf-8")
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(b"3\n\n9\n2\n\n\n\n"), encoding="utf-8")
    try:
        asked = ["init", tmp_path / "v", "--ask", "--from", fields, "--new-passphrase-file", passphrase_file]
        assert run_command(parts, ["--lang", "en", *map(str, asked)]) == 0
    finally:
        sys.stdin = before
    vault = open_vault(tmp_path / "v", PASSPHRASE, parts.clock, parts.effort)
    policy = newest_policy(vault.reader())
    vault.close()
    assert policy.name == "training_and_interim"
    assert policy.special_categories


def test_there_is_one_way_to_a_policy(parts: Parts, tmp_path: Path, passphrase_file: Path) -> None:
    more = ("--ask", "--policy", "office")
    assert init(parts, tmp_path / "v", passphrase_file, {"trade_name": "De Brug"}, *more) == 2
    assert not (tmp_path / "v").exists()
