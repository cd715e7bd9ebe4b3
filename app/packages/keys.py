"""From a passphrase to the two keys of a package, and the key pair made for its answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from app.kernel.ids import Id
from app.packages.passphrase import canonical_passphrase

ROUNDS = 1_000_000
"""PBKDF2 rounds of a new package."""
ROUNDS_FLOOR = 600_000
"""Fewer rounds are refused on reading (OWASP's figure for PBKDF2-SHA-256)."""
ROUNDS_CEILING = 10_000_000
"""More rounds are refused on reading, before any of the work is done."""
SALT_LENGTH = 32
KEY_LENGTH = 32

# Every context begins alike, and tells nothing of who made the file: the page carries these in the clear.
CONTEXT = b"secure-file-1 "


@dataclass(frozen=True, slots=True)
class PackageKeys:
    """The key for the contents, and the key that an answer proves to know."""

    encryption: bytes = field(repr=False)
    answer: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """A P-256 pair for one package: public half as an uncompressed point, private as PKCS #8 DER."""

    public: bytes
    private: bytes = field(repr=False)


def derive_keys(passphrase: str, package_id: Id, salt: bytes, rounds: int) -> PackageKeys:
    """Both keys of a package: PBKDF2-SHA-256 over the passphrase, then HKDF-SHA-256 for each key."""
    # Not hashlib's, which takes twice the time where Python was built against an older OpenSSL.
    secret = PBKDF2HMAC(SHA256(), KEY_LENGTH, salt, rounds).derive(canonical_passphrase(passphrase).encode())
    return PackageKeys(
        encryption=_expand(secret, package_id, b"encryption key"),
        answer=_expand(secret, package_id, b"answer key"),
    )


def make_answer_pair() -> AnswerPair:
    """A fresh pair from the operating system's randomness."""
    private = ec.generate_private_key(ec.SECP256R1())
    return AnswerPair(
        public=private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint),
        private=private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    )


def _expand(secret: bytes, package_id: Id, purpose: bytes) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=package_id.encode(), info=CONTEXT + purpose)
    return hkdf.derive(secret)
