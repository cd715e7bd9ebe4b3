from __future__ import annotations

import gzip
import os
import zlib

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kernel.ids import new_id
from app.packages.chunks import CHUNK, NONCE_LENGTH, ChunkCipher, chunk_count, cut, pack, unpack
from app.packages.errors import PackageDamaged

NONCE = bytes(NONCE_LENGTH)


def packed_of(content: bytes) -> bytes:
    return bytes(pack(memoryview(b"\x00" + content)))


@given(st.lists(st.integers(0, 3 * CHUNK), max_size=3))
@settings(max_examples=20)
def test_cutting_keeps_every_byte_and_gives_the_foretold_number(sizes: list[int]) -> None:
    pieces = [bytes([index + 1]) * size for index, size in enumerate(sizes)]
    chunks = [bytes(stored[1:]) for stored in cut(pieces)]
    assert b"".join(chunks) == b"".join(pieces)
    assert len(chunks) == chunk_count(sum(sizes))
    assert all(len(chunk) == CHUNK for chunk in chunks[:-1])


@given(st.binary(min_size=1) | st.text(min_size=100).map(str.encode))
def test_packing_is_without_loss(content: bytes) -> None:
    assert unpack(packed_of(content)) == content


def test_only_what_shrinks_by_a_tenth_is_gzipped() -> None:
    noise, words = os.urandom(300_000), b"een gesprek over werk " * 15_000
    assert packed_of(noise) == b"\x00" + noise
    packed = packed_of(words)
    assert packed[:1] == b"\x01"
    assert gzip.decompress(packed[1:]) == words


def test_what_seems_compressible_but_is_not_stays_as_it_is() -> None:
    block = os.urandom(2**20)
    content = block * 4  # alike far apart: the samples are the same, and gzip sees only 32 KiB back
    assert packed_of(content) == b"\x00" + content


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"\x00",
        b"\x02abc",
        b"\x01no gzip",
        b"\x01" + gzip.compress(b"whole")[:-1],
        b"\x01" + gzip.compress(b"one") + gzip.compress(b"two"),
        b"\x01" + gzip.compress(bytes(CHUNK + 1)),
        b"\x01" + zlib.compress(b"without a gzip header"),
    ],
    ids=["nothing", "only a mark", "unknown mark", "no gzip", "cut off", "two members", "too large", "no gzip header"],
)
def test_what_was_not_packed_here_is_refused(packed: bytes) -> None:
    with pytest.raises(PackageDamaged):
        unpack(packed)


def test_a_chunk_opens_only_in_its_place_in_its_package() -> None:
    key, package, other = os.urandom(32), new_id(), new_id()
    encrypted = ChunkCipher(key, package, 3).encrypt(1, NONCE, memoryview(b"\x00inhoud"))
    assert ChunkCipher(key, package, 3).decrypt(1, NONCE, bytes(encrypted)) == b"inhoud"
    for cipher, index, nonce in (
        (ChunkCipher(key, package, 3), 2, NONCE),
        (ChunkCipher(key, package, 4), 1, NONCE),
        (ChunkCipher(key, other, 3), 1, NONCE),
        (ChunkCipher(os.urandom(32), package, 3), 1, NONCE),
        (ChunkCipher(key, package, 3), 1, b"x" * NONCE_LENGTH),
    ):
        with pytest.raises(InvalidTag):
            cipher.decrypt(index, nonce, bytes(encrypted))
    with pytest.raises(InvalidTag):
        ChunkCipher(key, package, 3).decrypt(1, NONCE, b"short")
