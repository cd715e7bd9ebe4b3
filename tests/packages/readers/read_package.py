"""Reads a package, or an answer to one, by docs/package-format.md alone; needs Python and `cryptography`.

python read_package.py PACKAGE FOLDER                     the passphrase on standard input
python read_package.py ANSWER PRIVATE_KEY ANSWER_KEY      both keys in base64, in files
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINE = re.compile(rb'<script type="application/[a-z-]+" (?:id|class)="package-([a-z]+)">(.*)</script>')
of64 = base64.b64decode
Json = dict[str, Any]


def one_form(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed)
    left = re.sub("[ \t\r\n._\u2010-\u2015\u2212-]", "", text).upper()
    left = left.replace("O", "0").replace("I", "1").replace("L", "1")
    return left if len(left) == 20 and set(left) <= set(ALPHABET) else text


def read_package(content: bytes, typed: str) -> tuple[Json, bytes]:
    start = content.index(b'\n<script type="application/json" id="package-header">') + 1
    parts = [found.groups() for found in map(LINE.fullmatch, content[start:].split(b"\n")) if found]
    require([name for name, _ in parts] == [b"header", *[b"chunk"] * (len(parts) - 2), b"end"])
    header, end = json.loads(parts[0][1]), json.loads(parts[-1][1])
    chunks = [of64(text) for _, text in parts[1:-1]]
    require((header["format"], header["version"]) == ("secure-file", 1))
    require(600_000 <= header["rounds"] <= 10_000_000 or "--weak" in sys.argv)
    require(end["header"] == hashlib.sha256(parts[0][1]).hexdigest())
    require(end["chunks"] == [hashlib.sha256(chunk).hexdigest() for chunk in chunks])
    require(end["file"] == hashlib.sha256(content[: content.rindex(b"<script")]).hexdigest())
    package = header["id"].encode()
    secret = hashlib.pbkdf2_hmac("sha256", one_form(typed).encode(), of64(header["salt"]), header["rounds"], 32)
    key = HKDF(SHA256(), 32, package, b"secure-file-1 encryption key").derive(secret)
    stream = b""
    for index, (nonce, chunk) in enumerate(zip(header["nonces"], chunks, strict=True)):
        place = index.to_bytes(4, "big") + len(chunks).to_bytes(4, "big")
        packed = AESGCM(key).decrypt(of64(nonce), chunk, b"secure-file-1 chunk " + package + place)
        stream += gzip.decompress(packed[1:]) if packed[0] == 1 else packed[1:]
    length = int.from_bytes(stream[:8], "big")
    return json.loads(stream[8 : 8 + length]), stream[8 + length :]


def read_answer(content: bytes, private_key: bytes, answer_key: bytes) -> Json:
    file = json.loads(content)
    require((file["format"], file["version"]) == ("secure-file-answer", 1))
    sender, nonce, encrypted, seal = (of64(file[name]) for name in ("public_key", "nonce", "content", "seal"))
    package = file["package"].encode()
    sealed = b"secure-file-1 answer " + package + sender + nonce + encrypted
    require(file["sha256"] == hashlib.sha256(sealed + seal).hexdigest())
    require(hmac.compare_digest(seal, hmac.digest(answer_key, sealed, "sha256")))
    private = load_der_private_key(private_key, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    receiver = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
    key = HKDF(SHA256(), 32, package, b"secure-file-1 answer encryption key" + sender + receiver).derive(shared)
    said: Json = json.loads(AESGCM(key).decrypt(nonce, encrypted, b"secure-file-1 answer " + package))
    return said


def require(holds: bool) -> None:
    if not holds:
        sys.exit("this file is damaged, or not what it is taken for")


def main(file: str, second: str, *rest: str) -> None:
    if rest and rest[0] != "--weak":
        keys = (of64(Path(each).read_bytes()) for each in (second, rest[0]))
        print(json.dumps(read_answer(Path(file).read_bytes(), *keys)))
        return
    manifest, members = read_package(Path(file).read_bytes(), sys.stdin.read().rstrip("\n"))
    for number, each in enumerate(manifest["files"]):
        member = members[each["offset"] : each["offset"] + each["size"]]
        require(each["sha256"] in ("", hashlib.sha256(member).hexdigest()))
        (Path(second) / str(number)).write_bytes(member)
    print(json.dumps(manifest))


if __name__ == "__main__":
    main(*sys.argv[1:])
