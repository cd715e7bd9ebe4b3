"""The client of the demonstration who opens a package at home, and sends an answer back: what the page's script does
(docs/package-format.md), for a story that has no browser.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.domain.package import Package
from app.packages.answer_format import ANSWER_FORMAT, ANSWER_VERSION
from app.packages.chunks import NONCE_LENGTH
from app.packages.keys import CONTEXT, KEY_LENGTH

_PADDED = 1024
"""Bytes to a multiple of which an answer is filled up, so that its length tells nothing."""


def answer_file(package: Package, said: dict[str, object]) -> bytes:
    """The file that comes back, saying `said`."""
    private = load_der_private_key(package.answer_private_key, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("the key of a package is a P-256 key")
    receiver, own = private.public_key(), ec.generate_private_key(ec.SECP256R1())
    sender = _point(own.public_key())
    info = CONTEXT + b"answer encryption key" + sender + _point(receiver)
    key = HKDF(SHA256(), KEY_LENGTH, package.package_id.encode(), info).derive(own.exchange(ec.ECDH(), receiver))
    nonce, context = secrets.token_bytes(NONCE_LENGTH), CONTEXT + b"answer " + package.package_id.encode()
    text = json.dumps({"package": package.package_id, "number": secrets.token_hex(16), **said}).encode()
    encrypted = AESGCM(key).encrypt(nonce, text.ljust(-(-len(text) // _PADDED) * _PADDED), context)
    sealed = context + sender + nonce + encrypted
    seal = hmac.digest(package.answer_key, sealed, "sha256")
    return json.dumps(
        {
            "format": ANSWER_FORMAT,
            "version": ANSWER_VERSION,
            "package": package.package_id,
            "public_key": _text(sender),
            "nonce": _text(nonce),
            "content": _text(encrypted),
            "seal": _text(seal),
            "sha256": hashlib.sha256(sealed + seal).hexdigest(),
        }
    ).encode()


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
