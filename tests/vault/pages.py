"""Decrypts a database page by page without SQLite, free pages included: what a thief with the key could read.

SQLCipher 4: 4096 bytes a page, AES-256-CBC; the last 80 bytes of each are its IV (16) and its HMAC (64). The first
16 bytes of the file are the salt.
"""

from __future__ import annotations

import re
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVED, SALT = 4096, 80, 16


def decrypted_pages(database: Path, key: bytes) -> bytes:
    """All pages after another, as SQLite would see them."""
    data = database.read_bytes()
    return b"".join(
        _page(data[start : start + PAGE], key, SALT if start == 0 else 0) for start in range(0, len(data), PAGE)
    )


def _page(page: bytes, key: bytes, skipped: int) -> bytes:
    end = PAGE - RESERVED
    decryptor = Cipher(AES(key), CBC(page[end : end + 16])).decryptor()
    return decryptor.update(page[skipped:end]) + decryptor.finalize()


def page_within(database: Path, key: bytes, text: bytes) -> int:
    """The number, from 0, of a page in the middle of those in which the bytes `text` stand: of a part of a file."""
    plain = b"\0" * SALT + decrypted_pages(database, key)
    usable = PAGE - RESERVED
    pages = [n for n, start in enumerate(range(0, len(plain), usable)) if text in plain[start : start + usable]]
    return pages[len(pages) // 2]


def page_of_rows(database: Path, key: bytes, text: bytes) -> int:
    """The number, from 0, of a page of a table in which `text`, a pattern, stands."""
    plain = b"\0" * SALT + decrypted_pages(database, key)
    usable = PAGE - RESERVED
    pages = [plain[start : start + usable] for start in range(0, len(plain), usable)]
    return next(n for n, page in enumerate(pages) if n and page[:1] == b"\x0d" and re.search(text, page))
