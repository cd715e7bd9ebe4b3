"""A PDF under a passphrase: AES-256 as PDF 2.0 has it (ISO 32000-2, revision 6). reportlab's own is weak."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pikepdf

from app.kernel.errors import Fault, InputError

LONGEST = 127
"""Bytes of UTF-8 that revision 6 looks at; what comes after them would count for nothing."""


def encrypt_pdf(pdf: bytes, passphrase: str) -> bytes:
    """The same document, to be opened with the passphrase (NFKC) only; metadata is encrypted as well.

    Raises InputError where the passphrase is empty or too long. Two results are never the same bytes.
    """
    secret = unicodedata.normalize("NFKC", passphrase)
    if not secret:
        raise InputError(Fault("documents.passphrase", "passphrase.empty"))
    if len(secret.encode("utf-8")) > LONGEST:
        raise InputError(Fault("documents.passphrase", "passphrase.too_long", (("limit", LONGEST),)))
    goal = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(goal, encryption=pikepdf.Encryption(owner=secret, user=secret, R=6), min_version="2.0")
    return goal.getvalue()
