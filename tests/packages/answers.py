"""Answers made without a browser, by docs/package-format.md alone: what tests of reading one begin with."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Said = dict[str, object]


def said(package: str, **changes: object) -> Said:
    """What an answer says, with everything else as in the example."""
    return {
        "package": package, "number": secrets.token_hex(16), "name": "Roos de Graaf", "written_on": "2026-03-14",
        "remark": "", "documents": [], "consents": [], "fields": [], **changes,
    }  # fmt: skip


def sealed(content: Said | bytes, package: str, public_key: bytes, answer_key: bytes, **changes: object) -> bytes:
    """The file of an answer that says `content`; `changes` are put into its fields after all is sealed."""
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    sender = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = ephemeral.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public_key))
    info = b"secure-file-1 answer encryption key" + sender + public_key
    key = HKDF(SHA256(), 32, package.encode(), info).derive(shared)
    nonce, context = secrets.token_bytes(12), b"secure-file-1 answer " + package.encode()
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    encrypted = AESGCM(key).encrypt(nonce, text.ljust(-(-len(text) // 1024) * 1024), context)
    before = context + sender + nonce + encrypted
    seal = hmac.digest(answer_key, before, "sha256")
    file = {
        "format": "secure-file-answer",
        "version": 1,
        "package": package,
        "public_key": b64encode(sender).decode(),
        "nonce": b64encode(nonce).decode(),
        "content": b64encode(encrypted).decode(),
        "seal": b64encode(seal).decode(),
        "sha256": hashlib.sha256(before + seal).hexdigest(),
        **changes,
    }
    return json.dumps(file).encode()


def resealed(file: Said, public_key: bytes, answer_key: bytes) -> bytes:
    """The same file under another public key, its seal and checksum made right again."""
    nonce, encrypted = b64decode(str(file["nonce"])), b64decode(str(file["content"]))
    before = b"secure-file-1 answer " + str(file["package"]).encode() + public_key + nonce + encrypted
    seal = hmac.digest(answer_key, before, "sha256")
    checksum = hashlib.sha256(before + seal).hexdigest()
    keys = {"public_key": b64encode(public_key).decode(), "seal": b64encode(seal).decode(), "sha256": checksum}
    return json.dumps({**file, **keys}).encode()
