"""Readers made from docs/package-format.md alone: nothing of the program takes part in the reading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.packages.html_writer import PackageRecord
from app.packages.passphrase import generate_passphrase
from tests.packages.answers import said, sealed
from tests.packages.browser import program
from tests.packages.examples import REPORT, contents_of, file_of, write

HERE = Path(__file__).parent / "readers"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONGEST = 100
"""Lines of a reader: the format is one that anybody can read again."""


@pytest.fixture(params=["read_package.py", "read_package.mjs"])
def reader(request: pytest.FixtureRequest) -> list[str]:
    """How each reader is called."""
    script = HERE / request.param
    assert len(script.read_text(encoding="utf-8").splitlines()) < LONGEST
    return [sys.executable if script.suffix == ".py" else program("node", "nodejs"), str(script)]


def run(reader: list[str], *arguments: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*reader, *map(str, arguments)], input=typed, capture_output=True, text=True, check=False)


def check_symbol(number: int, group: str) -> str:
    total = 0
    for symbol in group:
        total = (total ^ ALPHABET.index(symbol)) * 2
        total = total ^ 0b100101 if total >= 32 else total
    return ALPHABET[total ^ number]


def test_the_document_suffices_to_read_a_package(reader: list[str], tmp_path: Path) -> None:
    noise, words = os.urandom(5_000_000), b"een woord dat vaak voorkomt " * 100_000
    passphrase = generate_passphrase()
    contents = contents_of(REPORT, files=(file_of("ruis", noise), file_of("woorden", words)))
    record = write(tmp_path / "p.html", contents, passphrase)
    typed = f"{passphrase.lower().replace('-', ' ')}\n"
    shown = run(reader, tmp_path / "p.html", tmp_path, "--weak", typed=typed)
    assert shown.returncode == 0, shown.stderr
    manifest = json.loads(shown.stdout)
    assert manifest["id"] == record.id
    assert (manifest["use"], manifest["language"], manifest["created"]) == ("review", "nl", "2026-03-12")
    for file, content in zip(manifest["files"], (noise, words), strict=True):
        assert file["sha256"] == sha256(content).hexdigest()
    assert [(tmp_path / name).read_bytes() for name in "01"] == [noise, words]
    assert manifest["documents"][0]["title"] == "Reflectieverslag"
    assert manifest["documents"][0]["blocks"][0] == {
        "kind": "heading", "level": 1, "spans": [{"text": "Waar we begonnen"}],
    }  # fmt: skip
    content = (tmp_path / "p.html").read_bytes()
    (tmp_path / "p.html").write_bytes(content.replace(b'class="package-chunk">', b'class="package-chunk">AAAA', 1))
    assert run(reader, tmp_path / "p.html", tmp_path, "--weak", typed=typed).returncode != 0


def test_the_document_suffices_to_read_an_answer(reader: list[str], tmp_path: Path) -> None:
    record = write(tmp_path / "p.html", contents_of(REPORT), generate_passphrase())
    content = said(record.id, remark="Zoals het is: \u00e9\u00e9n \u2028 regel.")
    paths = keys_of(record, tmp_path)
    answer = sealed(content, record.id, public_key(record), record.answer_key)
    (tmp_path / "a.answer").write_bytes(answer)
    shown = run(reader, tmp_path / "a.answer", *paths)
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout) == content
    (tmp_path / "a.answer").write_bytes(sealed(content, record.id, public_key(record), bytes(32)))
    assert run(reader, tmp_path / "a.answer", *paths).returncode != 0, "made without the passphrase"


def keys_of(record: PackageRecord, folder: Path) -> list[Path]:
    paths = [folder / "private", folder / "answer"]
    for path, key in zip(paths, (record.answer_private_key, record.answer_key), strict=True):
        path.write_bytes(b64encode(key))
    return paths


def public_key(record: PackageRecord) -> bytes:
    private = load_der_private_key(record.answer_private_key, None)
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def test_the_document_tells_how_a_group_is_checked() -> None:
    for number, group in enumerate(generate_passphrase().split("-"), start=1):
        assert check_symbol(number, group[:-1]) == group[-1]
