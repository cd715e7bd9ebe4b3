"""The lines of an answer file: what stands in the clear, and how its keys are made. `docs/package-format.md` has it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.kernel.ids import Id, is_id
from app.packages.chunks import NONCE_LENGTH, TAG_LENGTH
from app.packages.errors import (
    AnswerDamaged,
    AnswerForged,
    AnswerNewer,
    AnswerTooLarge,
    NotAnAnswer,
    PackageDamaged,
)
from app.packages.json_fields import parse_object
from app.packages.keys import CONTEXT, KEY_LENGTH

ANSWER_FORMAT = "secure-file-answer"
ANSWER_VERSION = 1
LARGEST_ANSWER = 8 * 2**20
"""Bytes of the file; more than anyone types."""

_POINT_LENGTH = 65
_SEAL_LENGTH = 32
_NAMED = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"secure-file-answer"')


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """An answer as it lies in its file: whole as far as its own checksum goes, still unread."""

    package: Id
    public_key: bytes
    nonce: bytes
    content: bytes
    seal: bytes

    @property
    def _context(self) -> bytes:
        return CONTEXT + b"answer " + self.package.encode()

    @property
    def _sealed(self) -> bytes:
        return self._context + self.public_key + self.nonce + self.content

    @property
    def sha256(self) -> str:
        """The checksum (hexadecimal) that the file must carry: against accidents, not against people."""
        return hashlib.sha256(self._sealed + self.seal).hexdigest()

    def open(self, private_key: bytes, answer_key: bytes) -> bytes:
        """What the answer says, decrypted. Raises AnswerForged unless both keys of the package fit."""
        expected = hmac.new(answer_key, self._sealed, hashlib.sha256).digest()
        if not hmac.compare_digest(expected, self.seal):
            raise AnswerForged
        private = load_der_private_key(private_key, password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("the key of a package is a P-256 key")
        try:
            sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.public_key)
            shared = private.exchange(ec.ECDH(), sender)
            receiver = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
            info = CONTEXT + b"answer encryption key" + self.public_key + receiver
            key = HKDF(SHA256(), KEY_LENGTH, self.package.encode(), info).derive(shared)
            return AESGCM(key).decrypt(self.nonce, self.content, self._context)
        except (InvalidTag, ValueError) as error:
            # A point that lies on no curve, or contents that another key made.
            raise AnswerForged from error


def parse_sealed_answer(data: bytes) -> SealedAnswer:
    """The answer that a file holds. Raises NotAnAnswer, AnswerTooLarge, AnswerNewer or AnswerDamaged."""
    if not _NAMED.match(data[:200]):
        raise NotAnAnswer
    if len(data) > LARGEST_ANSWER:
        raise AnswerTooLarge(len(data), LARGEST_ANSWER)
    try:
        value = parse_object(data.removeprefix(b"\xef\xbb\xbf"))
        if value.text("format") != ANSWER_FORMAT:
            raise NotAnAnswer
        if (version := value.number("version")) > ANSWER_VERSION:
            raise AnswerNewer(version)
        answer = SealedAnswer(
            package=Id(value.text("package")),
            public_key=_decoded(value.text("public_key")),
            nonce=_decoded(value.text("nonce")),
            content=_decoded(value.text("content")),
            seal=_decoded(value.text("seal")),
        )
        checksum = value.text("sha256")
    except PackageDamaged as error:
        raise AnswerDamaged from error
    whole = (
        version == ANSWER_VERSION
        and is_id(answer.package)
        and len(answer.public_key) == _POINT_LENGTH
        and len(answer.nonce) == NONCE_LENGTH
        and len(answer.content) > TAG_LENGTH
        and len(answer.seal) == _SEAL_LENGTH
        and checksum == answer.sha256
    )
    if not whole:
        raise AnswerDamaged
    return answer


def _decoded(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise AnswerDamaged from error
    # The last sign of base64 may carry bits that count for nothing: whoever changes one has changed the file.
    if base64.b64encode(found).decode("ascii") != text:
        raise AnswerDamaged
    return found
