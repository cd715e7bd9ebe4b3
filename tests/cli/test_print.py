"""`document print`: as PDF, and under a passphrase that is told once."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.acceptance import dossier
from tests.cli.driver import CommandLine
from tests.faults.leaks import found_in


def test_a_locked_pdf_opens_with_its_passphrase_only(command_line: CommandLine, tmp_path: Path) -> None:
    run = command_line
    client = dossier.client(run)
    given = {"title": "Verslag", "trajectory": dossier.trajectory(run, client), "kind": "report"}
    made = run.ok("document", "new", "--client", client, "--from", "-", given=given)["document"]
    plain = run.ok("document", "print", made, "--to", tmp_path / "plain.pdf")
    locked = run.ok("document", "print", made, "--to", tmp_path / "locked.pdf", "--locked")
    assert "passphrase" not in plain
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "locked.pdf")
    with pikepdf.open(tmp_path / "locked.pdf", password=locked["passphrase"]) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert str(opened.docinfo["/Title"]) == "Verslag"
    assert found_in((tmp_path / "plain.pdf").read_bytes(), ("Verslag",))
    assert not found_in((tmp_path / "locked.pdf").read_bytes(), ("Verslag",)), "metadata is encrypted as well"


def test_whoever_prints_or_shares_hears_which_characters_cannot_be_printed(
    command_line: CommandLine, tmp_path: Path
) -> None:
    run = command_line
    client = dossier.client(run, surname="Jansen-王")
    given = {"title": "Verslag", "trajectory": dossier.trajectory(run, client), "kind": "report"}
    made = run.ok("document", "new", "--client", client, "--from", "-", given=given)["document"]
    (tmp_path / "tekst.md").write_text("Mooi gedaan ꙮ🤔🤗🥳 en ꙮ 🙂.\n", encoding="utf-8")
    run.ok("document", "write", made, "--text", tmp_path / "tekst.md")
    for act in ("print", "share"):
        done = run("document", act, made, "--to", tmp_path / f"{act}.html", "--json")
        assert ": 王 ꙮ 🤔 🤗 🥳." in done.err
        assert done.json["not_printed"] == ["王", "ꙮ", "🤔", "🤗", "🥳"], "what is filled in is printed as well"
    (tmp_path / "tekst.md").write_text("Mooi gedaan.\n", encoding="utf-8")
    run.ok("document", "write", made, "--text", tmp_path / "tekst.md")
    assert run.ok("document", "print", made, "--to", tmp_path / "weer.pdf")["not_printed"] == ["王"]
