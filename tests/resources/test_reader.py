"""The stand-alone reader reads vault and backup with either secret, and knows nothing of the program."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.values import to_json
from app.kernel.clock import SystemClock
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.backup import back_up
from app.vault.kdf import STANDARD
from app.vault.passphrase import Passphrase
from app.vault.vault import Effort, create_vault

READER = resources() / "reader" / "read_coachkluis.py"
PASSPHRASE = "vier losse woorden samen"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Client, Attachment]:
    """A vault and a backup under keys of the real cost, as the reader asks, and secrets in files."""
    folder = tmp_path_factory.mktemp("reader")
    parts = Parts(SystemClock(), resources(), Effort(STANDARD, STANDARD.floor))
    vault, recovery_key = create_vault(folder / "vault", Passphrase(PASSPHRASE), parts.clock, parts.effort)
    client = vault.now(add_item, Client, {"surname": "Çelik", "first_name": "Ömer"})
    (folder / "cv.pdf").write_bytes(bytes(range(256)) * 3000)
    attachment = take_in_attachment(vault, client.id, folder / "cv.pdf", {"name": "../../CON.pdf"}, Silent())
    back_up(vault, folder / "backup", parts.clock.now(), Silent())
    vault.close()
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "recovery").write_text(recovery_key.text.lower() + "\n", encoding="utf-8")
    (folder / "wrong").write_text("een verkeerde zin\n", encoding="utf-8")
    return folder, client, attachment


def read(folder: Path, source: str, secret: str, target: Path) -> subprocess.CompletedProcess[str]:
    arguments = [folder / source, target, "--passphrase-file", folder / secret]
    return subprocess.run(
        [sys.executable, "-I", str(READER), *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=60, cwd=target.parent,
    )  # fmt: skip


@pytest.mark.parametrize("source", ["vault", "backup"])
@pytest.mark.parametrize("secret", ["passphrase", "recovery"])
def test_x8_everything_is_read_without_the_program(
    practice: tuple[Path, Client, Attachment], source: str, secret: str, tmp_path: Path
) -> None:
    folder, client, attachment = practice
    before = {each.name: each.read_bytes() for each in (folder / "vault").iterdir()}
    done = read(folder, source, secret, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))
    assert {name: value for name, value in row.items() if name in to_json(client)} == to_json(client)
    (file,) = (tmp_path / "out" / "attachments").iterdir()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == attachment.sha256
    assert file.name == f"{attachment.id}.pdf"
    assert {each.name: each.read_bytes() for each in (folder / "vault").iterdir()} == before


@pytest.mark.parametrize("source", ["vault", "backup"])
def test_a_wrong_secret_writes_nothing(practice: tuple[Path, Client, Attachment], source: str, tmp_path: Path) -> None:
    done = read(practice[0], source, "wrong", tmp_path / "out")
    assert (done.returncode, "does not open this" in done.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


def test_it_needs_nothing_of_the_project() -> None:
    allowed = {"cryptography", "sqlcipher3", *sys.stdlib_module_names}
    imported = set()
    for node in ast.walk(ast.parse(READER.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported <= allowed
