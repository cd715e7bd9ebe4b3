from __future__ import annotations

from hashlib import pbkdf2_hmac, sha256
from hmac import digest

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.kernel.ids import new_id
from app.packages.keys import ROUNDS, ROUNDS_CEILING, ROUNDS_FLOOR, derive_keys, make_answer_pair
from app.packages.passphrase import generate_passphrase

SALT = bytes(range(32))


def test_the_keys_are_as_the_format_says() -> None:
    package, passphrase = new_id(), generate_passphrase()
    keys = derive_keys(passphrase.lower(), package, SALT, 1000)
    secret = pbkdf2_hmac("sha256", passphrase.replace("-", "").encode(), SALT, 1000)
    root = digest(package.encode(), secret, sha256)
    assert keys.encryption == digest(root, b"secure-file-1 encryption key\x01", sha256)
    assert keys.answer == digest(root, b"secure-file-1 answer key\x01", sha256)


def test_a_million_rounds_are_the_rule_and_within_what_is_read() -> None:
    assert ROUNDS == 1_000_000
    assert ROUNDS_FLOOR <= ROUNDS <= ROUNDS_CEILING


def test_the_answer_pair_belongs_together_and_is_new_each_time() -> None:
    pair = make_answer_pair()
    private = load_der_private_key(pair.private, None)
    assert isinstance(private, EllipticCurvePrivateKey)
    assert isinstance(private.curve, SECP256R1)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert point == pair.public
    assert make_answer_pair().public != pair.public


def test_no_key_shows_when_printed() -> None:
    keys, pair = derive_keys("x", new_id(), SALT, 1), make_answer_pair()
    assert repr(keys) == "PackageKeys()"
    assert "private" not in repr(pair)
