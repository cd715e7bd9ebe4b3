"""A reader made from docs/package-format.md alone: nothing of the program takes part in the reading."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import unicodedata
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.packages.passphrase import generate_passphrase
from tests.packages.examples import REPORT, contents_of, file_of, write

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINE = re.compile(rb'<script type="application/[a-z-]+" (?:id|class)="package-([a-z]+)">(.*)</script>')


def one_form(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed)
    left = re.sub("[ \t\r\n._\u2010-\u2015\u2212-]", "", text).upper()
    left = left.replace("O", "0").replace("I", "1").replace("L", "1")
    return left if len(left) == 20 and set(left) <= set(ALPHABET) else text


def check_symbol(number: int, group: str) -> str:
    total = 0
    for symbol in group:
        total = (total ^ ALPHABET.index(symbol)) * 2
        total = total ^ 0b100101 if total >= 32 else total
    return ALPHABET[total ^ number]


def read(path: Path, typed: str) -> tuple[dict[str, object], bytes]:
    content = path.read_bytes()
    start = content.index(b'\n<script type="application/json" id="package-header">') + 1
    lines = content[start:].split(b"\n")
    assert lines[-3:] == [b"</body>", b"</html>", b""]
    parts = [found.groups() for line in lines[:-3] if (found := LINE.fullmatch(line))]
    assert [name for name, _ in parts] == [b"header", *[b"chunk"] * (len(parts) - 2), b"end"]
    header, end = json.loads(parts[0][1]), json.loads(parts[-1][1])
    chunks = [base64.b64decode(text) for _, text in parts[1:-1]]
    assert (header["format"], header["version"]) == ("secure-file", 1)
    assert end == {
        "header": hashlib.sha256(parts[0][1]).hexdigest(),
        "chunks": [hashlib.sha256(chunk).hexdigest() for chunk in chunks],
        "file": hashlib.sha256(content[: content.rindex(b"<script")]).hexdigest(),
    }
    package_id = header["id"].encode()
    salt = base64.b64decode(header["salt"])
    secret = hashlib.pbkdf2_hmac("sha256", one_form(typed).encode(), salt, header["rounds"], 32)
    key = HKDF(SHA256(), 32, package_id, b"secure-file-1 encryption key").derive(secret)
    stream = b""
    for index, (nonce, chunk) in enumerate(zip(header["nonces"], chunks, strict=True)):
        place = index.to_bytes(4, "big") + len(chunks).to_bytes(4, "big")
        associated = b"secure-file-1 chunk " + package_id + place
        packed = AESGCM(key).decrypt(base64.b64decode(nonce), chunk, associated)
        stream += gzip.decompress(packed[1:]) if packed[0] == 1 else packed[1:]
    length = int.from_bytes(stream[:8], "big")
    return json.loads(stream[8 : 8 + length]), stream[8 + length :]


def test_the_document_suffices_to_read_a_package(tmp_path: Path) -> None:
    noise, words = os.urandom(5_000_000), b"een woord dat vaak voorkomt " * 100_000
    passphrase = generate_passphrase()
    contents = contents_of(REPORT, files=(file_of("ruis", noise), file_of("woorden", words)))
    record = write(tmp_path / "p.html", contents, passphrase)
    manifest, members = read(tmp_path / "p.html", passphrase.lower().replace("-", " "))
    assert manifest["id"] == record.id
    assert (manifest["use"], manifest["language"], manifest["created"]) == ("review", "nl", "2026-03-12")
    files = manifest["files"]
    assert isinstance(files, list)
    for file, content in zip(files, (noise, words), strict=True):
        assert members[file["offset"] : file["offset"] + file["size"]] == content
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    documents = manifest["documents"]
    assert isinstance(documents, list)
    assert documents[0]["title"] == "Reflectieverslag"
    assert documents[0]["blocks"][0] == {"kind": "heading", "level": 1, "spans": [{"text": "Waar we begonnen"}]}


def test_the_document_tells_how_a_group_is_checked() -> None:
    for number, group in enumerate(generate_passphrase().split("-"), start=1):
        assert check_symbol(number, group[:-1]) == group[-1]
