"""Writing a package as one HTML file, in one pass over what goes into it."""

from __future__ import annotations

import secrets
from binascii import b2a_base64
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, NotRequired, TypedDict, Unpack

from app.kernel.ids import Id, new_id
from app.kernel.progress import Progress
from app.packages.chunks import NONCE_LENGTH, ChunkCipher, chunk_count, cut
from app.packages.container import (
    CHUNK_OPEN,
    CLOSE,
    END_OPEN,
    HEADER_OPEN,
    TAIL,
    End,
    Header,
    end_text,
    header_text,
)
from app.packages.contents import PackageContents, PackageFile
from app.packages.errors import PackageTooLarge, SourceChanged
from app.packages.html_page import PageTexts, page
from app.packages.keys import ROUNDS, SALT_LENGTH, derive_keys, make_answer_pair
from app.packages.manifest import manifest_bytes
from app.packages.new_file import new_file
from app.packages.passphrase import is_generated

LARGEST = 2**30 + 64 * 2**20
"""Bytes of contents; beyond a gigabyte no browser opens one page with any certainty."""

# A multiple of three, so that the pieces of base64 stand one behind the other; small, so that memory is used again.
_ENCODED_AT_ONCE = 3 * 2**15


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """What the vault keeps of a package that was made.

    `sha256` (hexadecimal) and `size` are of the file. `answer_private_key` (P-256, PKCS #8 DER) decrypts an
    answer; `answer_key` shows that whoever answers had file and passphrase.
    """

    id: Id
    size: int
    sha256: str
    answer_private_key: bytes = field(repr=False)
    answer_key: bytes = field(repr=False)


class How(TypedDict):
    """How a package of any kind is written: `texts` stands in for the compiled catalogues, `rounds` for ROUNDS."""

    progress: Progress
    rounds: NotRequired[int]
    texts: NotRequired[PageTexts | None]


def write_html_package(
    target: Path,
    contents: PackageContents,
    passphrase: str,
    *,
    replace: bool = False,
    **how: Unpack[How],
) -> PackageRecord:
    """Write `contents` as a package to `target`, which must not be there unless `replace` is given.

    The passphrase is one of `generate_passphrase`; any other is a mistake of the caller (ValueError). Memory
    stays at a few chunks whatever the size. Cancelled or failed, nothing is left. Progress counts bytes.
    Raises PackageTarget, PackageTooLarge and SourceChanged.
    """
    with new_file(target, replace=replace) as file:
        return write_html(file, contents, passphrase, **how)


def write_html(file: IO[bytes], contents: PackageContents, passphrase: str, **how: Unpack[How]) -> PackageRecord:
    """As `write_html_package`, into a file that is open already; the record's hash and size are of what is written."""
    if not is_generated(passphrase):
        raise ValueError("a package takes a generated passphrase")
    package_id = new_id()
    pair = make_answer_pair()
    manifest = manifest_bytes(package_id, contents, pair.public)
    length = len(manifest) + sum(file.size for file in contents.files)
    if length > LARGEST:
        raise PackageTooLarge(length, LARGEST)
    shell, progress, rounds = page(how.get("texts")), how["progress"], how.get("rounds", ROUNDS)
    nonces = tuple(secrets.token_bytes(NONCE_LENGTH) for _ in range(chunk_count(length)))
    header = Header(package_id, secrets.token_bytes(SALT_LENGTH), rounds, nonces)
    with _Output(file) as output:
        progress.report(0, length)
        keys = derive_keys(passphrase, package_id, header.salt, rounds)
        output.write(shell)
        cipher = ChunkCipher(keys.encryption, package_id, len(nonces))
        _write_data(output, header, cipher, _stream(manifest, contents.files), progress, length)
    return PackageRecord(
        id=package_id,
        size=output.size,
        sha256=output.sha256(),
        answer_private_key=pair.private,
        answer_key=keys.answer,
    )


class _Output:
    """The file, its size and its hash. A thread of its own writes and hashes one line while the next is made."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hash = sha256()
        self._worker = ThreadPoolExecutor(1)
        self._pending: Future[None] | None = None
        self.size = 0

    def __enter__(self) -> _Output:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what is being written; an error in it is raised by `write` or `sha256`, or there is another."""
        self._worker.shutdown()

    def write(self, *parts: bytes) -> None:
        """Write the parts one behind the other, after what was given before; raises what went wrong there."""
        self._settle()
        self.size += sum(map(len, parts))
        self._pending = self._worker.submit(self._write, parts)

    def sha256(self) -> str:
        """The hash, hexadecimal, of all that was given so far, once it is written."""
        self._settle()
        return self._hash.hexdigest()

    def _settle(self) -> None:
        if self._pending:
            self._pending.result()

    def _write(self, parts: tuple[bytes, ...]) -> None:
        for part in parts:
            self._file.write(part)
            self._hash.update(part)


def _write_data(
    output: _Output,
    header: Header,
    cipher: ChunkCipher,
    stream: Iterator[bytes],
    progress: Progress,
    length: int,
) -> None:
    text = header_text(header)
    output.write(HEADER_OPEN, text, CLOSE)
    checksums = []
    done = 0
    for index, piece in enumerate(cut(stream)):
        encrypted = cipher.encrypt(index, header.nonces[index], piece)
        checksums.append(sha256(encrypted).hexdigest())
        output.write(CHUNK_OPEN, *_base64(encrypted), CLOSE)
        done += len(piece) - 1
        progress.report(done, length)
    end = End(sha256(text).hexdigest(), tuple(checksums), output.sha256())
    output.write(END_OPEN, end_text(end), CLOSE, TAIL)
    output.sha256()


def _base64(encrypted: memoryview) -> Iterator[bytes]:
    for start in range(0, len(encrypted), _ENCODED_AT_ONCE):
        yield b2a_base64(encrypted[start : start + _ENCODED_AT_ONCE], newline=False)


def _stream(manifest: bytes, files: tuple[PackageFile, ...]) -> Iterator[bytes]:
    yield manifest
    for number, file in enumerate(files, start=1):
        yield from _checked(file, number)


def _checked(file: PackageFile, number: int) -> Iterator[bytes]:
    """The bytes of a file, exactly as the manifest before them has said already."""
    digest = sha256()
    room = file.size
    for piece in file.chunks():
        room -= len(piece)
        if room < 0:
            raise SourceChanged(number)
        if file.sha256:
            digest.update(piece)
        yield piece
    if room or (file.sha256 and digest.hexdigest() != file.sha256.lower()):
        raise SourceChanged(number)
