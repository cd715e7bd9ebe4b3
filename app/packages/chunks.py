"""The contents of a package as one stream, cut into chunks that are packed and encrypted one by one.

The stream is cut before it is packed, so the number of chunks is known before the first of them is
encrypted and can be bound into each, and no boundary between files shows in the lengths. That is why gzip
works per chunk and not per file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kernel.ids import Id
from app.packages.errors import PackageDamaged
from app.packages.keys import CONTEXT

CHUNK = 4 * 2**20
"""Bytes of the stream in every chunk but the last."""
NONCE_LENGTH = 12
TAG_LENGTH = 16

_STORED, _GZIPPED = b"\x00", b"\x01"
_GZIP_WINDOW = 31
_SAMPLES = 4
_SAMPLE_LENGTH = 16 * 1024
_WORTHWHILE = 0.9


def chunk_count(length: int) -> int:
    """How many chunks a stream of `length` bytes takes."""
    return -(-length // CHUNK)


def cut(stream: Iterable[bytes]) -> Iterator[memoryview]:
    """The same bytes in pieces of exactly `CHUNK`, the last one shorter, each behind the mark of what is kept as it is.

    Every piece lies in the same memory, and is good until the next one is asked for: fresh memory for each would cost
    as much time as encrypting it.
    """
    whole = memoryview(bytearray(len(_STORED) + CHUNK))
    filled = len(_STORED)
    for piece in stream:
        start = 0
        while start < len(piece):
            taken = min(len(piece) - start, len(whole) - filled)
            whole[filled : filled + taken] = piece[start : start + taken]
            start, filled = start + taken, filled + taken
            if filled == len(whole):
                yield whole
                filled = len(_STORED)
    if filled > len(_STORED):
        yield whole[:filled]


def pack(stored: memoryview) -> memoryview:
    """A piece that `cut` gave, with gzip where that makes it smaller: 0 and the content as it is, or 1 and gzip."""
    content = stored[len(_STORED) :]
    if _seems_compressible(content):
        gzip = zlib.compressobj(6, zlib.DEFLATED, _GZIP_WINDOW)
        packed = _GZIPPED + gzip.compress(content) + gzip.flush()
        if len(packed) < len(stored):
            return memoryview(packed)
    return stored


def unpack(packed: bytes) -> bytes:
    """The content of a packed chunk; never more than `CHUNK` bytes are made of it."""
    kind, kept = packed[:1], packed[1:]
    if kind == _GZIPPED:
        gzip = zlib.decompressobj(_GZIP_WINDOW)
        try:
            content = gzip.decompress(kept, CHUNK + 1)
        except zlib.error as error:
            raise PackageDamaged from error
        if not gzip.eof or gzip.unused_data:
            raise PackageDamaged
    elif kind == _STORED:
        content = kept
    else:
        raise PackageDamaged
    if not 0 < len(content) <= CHUNK:
        raise PackageDamaged
    return content


class ChunkCipher:
    """Encrypts and decrypts the chunks of one package, each bound to package, place and number of chunks."""

    def __init__(self, key: bytes, package_id: Id, count: int) -> None:
        self._cipher = AESGCM(key)
        self._package_id = package_id
        self._count = count
        self._encrypted = memoryview(b"")

    def encrypt(self, index: int, nonce: bytes, stored: memoryview) -> memoryview:
        """A piece that `cut` gave, packed and encrypted, its tag behind it; good until the next one is asked for."""
        packed = pack(stored)
        length = len(packed) + TAG_LENGTH
        if len(self._encrypted) < length:
            self._encrypted = memoryview(bytearray(length))
        encrypted = self._encrypted[:length]
        self._cipher.encrypt_into(nonce, packed, self._associated(index), encrypted)
        return encrypted

    def decrypt(self, index: int, nonce: bytes, encrypted: bytes) -> bytes:
        """The content of a chunk. Raises InvalidTag for another key, place, package or any change."""
        if len(encrypted) < TAG_LENGTH:
            raise InvalidTag
        return unpack(self._cipher.decrypt(nonce, encrypted, self._associated(index)))

    def _associated(self, index: int) -> bytes:
        return CONTEXT + b"chunk " + self._package_id.encode() + struct.pack(">II", index, self._count)


def _seems_compressible(content: memoryview) -> bool:
    """Whether samples from all over the content shrink by a tenth."""
    sample: bytes | memoryview = content
    if len(content) > _SAMPLES * _SAMPLE_LENGTH:
        step = len(content) // _SAMPLES
        starts = range(0, _SAMPLES * step, step)
        sample = b"".join(content[start : start + _SAMPLE_LENGTH] for start in starts)
    return len(zlib.compress(sample, 1)) <= len(sample) * _WORTHWHILE
