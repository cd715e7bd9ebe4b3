"""Opening a package again: what the page does in a browser, for the command line and for the tests."""

from __future__ import annotations

import hashlib
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from app.kernel.progress import Progress, Silent
from app.packages.chunks import CHUNK, TAG_LENGTH, ChunkCipher, chunk_count
from app.packages.container import (
    CHUNK_OPEN,
    CLOSE,
    END_OPEN,
    HEADER_OPEN,
    TAIL,
    Header,
    parse_end,
    parse_header,
)
from app.packages.errors import NotAPackage, PackageDamaged, PackageInZip, PackageParameters, WrongPassphrase
from app.packages.keys import ROUNDS_CEILING, ROUNDS_FLOOR, derive_keys
from app.packages.manifest import LENGTH_PREFIX, FileEntry, Manifest, parse_manifest
from app.packages.passphrase import mistyped_groups

_LONGEST_PAGE = 2**20
_LONGEST_LINE = 2**23
_ZIP = b"PK\x03\x04"
"""How a zip begins."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the base64 of a chunk stands in the file."""

    offset: int
    length: int


class OpenedPackage:
    """A package whose passphrase was right. Its file is read again for each member, and must stay."""

    def __init__(self, path: Path, header: Header, places: tuple[_Place, ...], cipher: ChunkCipher) -> None:
        self._path = path
        self._header = header
        self._places = places
        self._cipher = cipher
        length = int.from_bytes(self._joined(0, LENGTH_PREFIX), "big")
        if length > len(places) * CHUNK:
            raise PackageDamaged
        self.manifest: Manifest = parse_manifest(self._joined(LENGTH_PREFIX, length))
        self._members = LENGTH_PREFIX + length
        size = self._members + sum(file.size for file in self.manifest.files)
        if self.manifest.package_id != header.package_id or chunk_count(size) != len(places):
            raise PackageDamaged

    def read(self, file: FileEntry) -> Iterator[bytes]:
        """The bytes of one file of the manifest, in pieces. Raises PackageDamaged where any is not right."""
        digest = hashlib.sha256()
        for piece in self._slice(self._members + file.offset, file.size):
            digest.update(piece)
            yield piece
        if file.sha256 and digest.hexdigest() != file.sha256.lower():
            raise PackageDamaged

    def _joined(self, start: int, length: int) -> bytes:
        return b"".join(self._slice(start, length))

    def _slice(self, start: int, length: int) -> Iterator[bytes]:
        end = start + length
        with self._path.open("rb") as source:
            while start < end:
                index, skipped = divmod(start, CHUNK)
                piece = self._chunk(source, index)[skipped : skipped + end - start]
                if not piece:
                    raise PackageDamaged
                yield piece
                start += len(piece)

    def _chunk(self, source: BinaryIO, index: int) -> bytes:
        if index >= len(self._places):
            raise PackageDamaged
        place = self._places[index]
        source.seek(place.offset)
        try:
            encrypted = a2b_base64(source.read(place.length), strict_mode=True)
            content = self._cipher.decrypt(index, self._header.nonces[index], encrypted)
        except (InvalidTag, Base64Error) as error:
            raise PackageDamaged from error
        if len(content) != CHUNK and index != len(self._places) - 1:
            raise PackageDamaged
        return content


@dataclass(frozen=True, slots=True)
class CheckedPackage:
    """A package that is whole, from its first byte to its last: only now it is worth asking for its passphrase."""

    path: Path
    header: Header
    places: tuple[_Place, ...]
    first: bytes
    """The first chunk, encrypted."""

    def open(self, passphrase: str) -> OpenedPackage:
        """Open it; raises WrongPassphrase, or PackageDamaged where what is encrypted does not hold together."""
        header = self.header
        keys = derive_keys(passphrase, header.package_id, header.salt, header.rounds)
        cipher = ChunkCipher(keys.encryption, header.package_id, len(self.places))
        try:
            cipher.decrypt(0, header.nonces[0], self.first)
        except InvalidTag as error:
            # The checksums are right, so what is wrong is the passphrase (or someone made the checksums anew).
            raise WrongPassphrase(mistyped_groups(passphrase)) from error
        return OpenedPackage(self.path, header, self.places, cipher)


def check_html_package(
    path: Path, *, progress: Progress | None = None, floor: int = ROUNDS_FLOOR, ceiling: int = ROUNDS_CEILING
) -> CheckedPackage:
    """Check a package from its first byte to its last; no key work is done.

    Progress counts bytes of the file. Raises NotAPackage, PackageInZip, PackageDamaged, PackageNewer or
    PackageParameters; an OSError where the file cannot be read is the caller's.
    """
    with path.open("rb") as source:
        header, places, first = _Scan(source, progress or Silent()).run()
    if not floor <= header.rounds <= ceiling:
        raise PackageParameters(header.rounds)
    return CheckedPackage(path, header, places, first)


def open_html_package(
    path: Path, passphrase: str, *, progress: Progress | None = None,
    floor: int = ROUNDS_FLOOR, ceiling: int = ROUNDS_CEILING,
) -> OpenedPackage:  # fmt: skip
    """Check a package and open it with its passphrase; raises what both raise."""
    return check_html_package(path, progress=progress, floor=floor, ceiling=ceiling).open(passphrase)


class _Scan:
    """One pass over the file that proves it whole, and notes where the chunks are."""

    def __init__(self, source: BinaryIO, progress: Progress) -> None:
        self._source = source
        self._progress = progress
        self._hash = hashlib.sha256()
        self._total = source.seek(0, 2)
        source.seek(0)

    def run(self) -> tuple[Header, tuple[_Place, ...], bytes]:
        """Header, places of the chunks, and the first chunk as it lies encrypted."""
        text = self._header_text()
        header = parse_header(text)
        places, checksums, first = [], [], b""
        for index in range(len(header.nonces)):
            offset = self._source.tell() + len(CHUNK_OPEN)
            encoded = _between(self._line(), CHUNK_OPEN)
            encrypted = _decoded(encoded)
            places.append(_Place(offset, len(encoded)))
            checksums.append(hashlib.sha256(encrypted).hexdigest())
            first = first if index else encrypted
            self._progress.report(self._source.tell(), self._total)
        before = self._hash.hexdigest()
        end = parse_end(_between(self._line(), END_OPEN))
        whole = (
            self._source.read(len(TAIL) + 1) == TAIL
            and end.header == hashlib.sha256(text).hexdigest()
            and end.chunks == tuple(checksums)
            and end.file == before
        )
        if not whole:
            raise PackageDamaged
        return header, tuple(places), first

    def _header_text(self) -> bytes:
        line = self._line()
        if line.startswith(_ZIP):
            raise PackageInZip
        while not line.startswith(HEADER_OPEN):
            if not line or self._source.tell() > _LONGEST_PAGE:
                raise NotAPackage
            line = self._line()
        return _between(line, HEADER_OPEN)

    def _line(self) -> bytes:
        line = self._source.readline(_LONGEST_LINE)
        self._hash.update(line)
        return line


def _between(line: bytes, opening: bytes) -> bytes:
    if not (line.startswith(opening) and line.endswith(CLOSE)):
        raise PackageDamaged
    return line[len(opening) : -len(CLOSE)]


def _decoded(encoded: bytes) -> bytes:
    try:
        encrypted = a2b_base64(encoded, strict_mode=True)
    except Base64Error as error:
        raise PackageDamaged from error
    if len(encrypted) <= TAG_LENGTH:
        raise PackageDamaged
    return encrypted
