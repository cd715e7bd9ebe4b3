"""Pages of a database file against their own HMAC, in slices, so that a lock never waits for it.

SQLCipher's `cipher_integrity_check` does the same in one go that nothing can end: three seconds for a gigabyte. Its
format is simple enough to be looked at here (docs/vault-format.md), and a test holds the two against each other.

Whatever SQLite reads through SQLCipher has its HMAC looked at in passing. Whoever reads everything that is in use so
needs to look here only at what is not: the free pages, which `free_pages` lists.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import struct
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from app.vault.files import explained
from app.vault.in_place import VaultReplaced, identity

PAGE = 4096
_MAC = 64
_SALT = _IV = 16
_END = PAGE - _IV - _MAC
"""Where what a page says ends, and its IV begins."""
_FIRST_TRUNK = 32
"""Where the first page of a database names the first of those that list what is free."""
_LEAVES = _END // 4 - 2
"""The most pages that one of those lists."""
_LOCK_PAGE = 2**30 // PAGE + 1
"""The page that holds the byte by which SQLite locks is never written (sqlite.org/fileformat2.html, 1.4)."""
_SLICE = 256
"""Pages between two looks at whether to go on: about two milliseconds."""


class PageFile:
    """The bytes of a database, read past SQLite.

    POSIX drops every lock that a process has on a file when it closes any descriptor of it. So the one that is opened
    here stays open until whoever made this has closed the database, and closes it after.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = identity(path)
        self._guard = Lock()
        self._descriptor: int | None = None
        self._closed = False

    def size(self) -> int:
        """Bytes of the file as it stands."""
        with self._guard, explained(self._path):
            return os.fstat(self._opened()).st_size

    def read(self, start: int, length: int) -> bytes:
        """Bytes from `start`; fewer where the file ends before. Raises OSError where the disk cannot read them."""
        with self._guard:
            descriptor = self._opened()
            os.lseek(descriptor, start, os.SEEK_SET)
            return os.read(descriptor, length)

    def close(self) -> None:
        """Let go of the file: only after the last connection to it was closed."""
        with self._guard:
            self._closed = True
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def _opened(self) -> int:
        if self._closed:
            raise ValueError("the database is closed")
        if self._descriptor is None:
            flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            with explained(self._path):
                self._descriptor = os.open(self._path, flags)
            status = os.fstat(self._descriptor)
            if (status.st_dev, status.st_ino) != self._known:
                raise VaultReplaced
        return self._descriptor


def damaged_pages(
    file: PageFile, key: bytes, salt: bytes, report: Callable[[int, int], None], only: Sequence[int] | None = None
) -> tuple[int, ...]:
    """The numbers (from 1) of the pages that are not what was written, those that cannot be read among them: of all
    pages, or `only` of these.

    A page that is being written back this very moment may be met half written, so each is looked at a second time
    before it is called damaged. `report` hears how many pages of how many were seen, and may raise to end the work.
    """
    check = Pages(key, salt)
    pages = range(1, -(-file.size() // PAGE) + 1) if only is None else sorted(only)
    total, done = len(pages), 0
    suspects: list[int] = []
    for first, count in _runs(pages):
        report(done, total)
        suspects += _suspects(file, check, first, count)
        done += count
    report(total, total)
    return tuple(page for page in suspects if not check.fits(page, _page(file, page)))


def free_pages(file: PageFile, key: bytes) -> tuple[int, ...]:
    """The pages that SQLite's list of free pages names (sqlite.org/fileformat2.html, 1.5), and the first of all, whose
    salt SQLCipher does not look at. Where the list itself is damaged, the page of it that is belongs to what is given.

    It is read as it lies in the file. What the log has freed or used since is not in it, and such a page then has an
    HMAC like any other.
    """
    last, found = file.size() // PAGE, {1}
    (trunk,) = struct.unpack_from(">I", _plain(file, key, 1), _FIRST_TRUNK)
    while 1 < trunk <= last and trunk not in found:
        found.add(trunk)
        plain = _plain(file, key, trunk)
        trunk, count = struct.unpack_from(">II", plain)
        leaves = struct.unpack_from(f">{min(count, _LEAVES)}I", plain, 8)
        found.update(each for each in leaves if 1 < each <= last)
    return tuple(sorted(found))


def _runs(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the number of pages that lie together, never more than a slice of them."""
    begun = 0
    for place in range(1, len(pages) + 1):
        if place == len(pages) or place - begun == _SLICE or pages[place] != pages[place - 1] + 1:
            yield pages[begun], place - begun
            begun = place


def _plain(file: PageFile, key: bytes, page: int) -> bytes:
    """What a page says, from its beginning; nothing sensible where it is damaged, and zeros where it is cut off."""
    data = _page(file, page)
    if len(data) != PAGE:
        return bytes(PAGE)
    begin = _SALT if page == 1 else 0
    cipher = Cipher(AES(key), CBC(data[_END : _END + _IV])).decryptor()
    return bytes(begin) + cipher.update(data[begin:_END]) + cipher.finalize()


class Pages:
    """The keys under which the pages of a database are sealed, ready to be used for one page after another."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32).ljust(128, b"\0")
        self._salt = salt
        # HMAC by its definition (RFC 2104): copying two begun hashes is quicker than beginning anew for every page.
        self._inner = hashlib.sha512(bytes(byte ^ 0x36 for byte in mac_key))
        self._outer = hashlib.sha512(bytes(byte ^ 0x5C for byte in mac_key))

    def fits(self, page: int, data: bytes | memoryview) -> bool:
        """Whether these are the bytes of this page."""
        if page == _LOCK_PAGE:
            return True
        if len(data) != PAGE:
            return False
        begin = 0
        if page == 1:
            # The salt is not covered by SQLCipher, and not used by a vault; but it was written as the header has it.
            begin = _SALT
            if bytes(data[:_SALT]) != self._salt:
                return False
        return hmac.compare_digest(self._mac(page, data[begin : PAGE - _MAC]), data[PAGE - _MAC :])

    def plain(self, file: PageFile, page: int) -> bytes | None:
        """What a page says, from its beginning to where its IV begins; None where it is not what was written."""
        return _plain(file, self._key, page) if self.fits(page, _page(file, page)) else None

    def sealed(self, page: int, plain: bytes) -> bytes:
        """The bytes of a page that says this, under a new IV."""
        begin, before = (_SALT, self._salt) if page == 1 else (0, b"")
        initial = secrets.token_bytes(_IV)
        cipher = Cipher(AES(self._key), CBC(initial)).encryptor()
        covered = cipher.update(plain[begin:_END]) + cipher.finalize() + initial
        return before + covered + self._mac(page, covered)

    def _mac(self, page: int, covered: bytes | memoryview) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(covered)
        inner.update(page.to_bytes(4, "little"))
        outer.update(inner.digest())
        return outer.digest()


def _suspects(file: PageFile, check: Pages, first: int, count: int) -> Iterator[int]:
    try:
        data = memoryview(file.read((first - 1) * PAGE, count * PAGE))
    except OSError:
        yield from range(first, first + count)
        return
    for place in range(count):
        if not check.fits(first + place, data[place * PAGE : (place + 1) * PAGE]):
            yield first + place


def _page(file: PageFile, page: int) -> bytes:
    try:
        return file.read((page - 1) * PAGE, PAGE)
    except OSError:
        return b""
