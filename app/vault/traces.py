"""The names of a vault's files, and whether there is any trace of a vault: known without reading one."""

from __future__ import annotations

from pathlib import Path

from app.vault.files import explained, read_private

HEADER = "vault.json"
OLD_HEADER = "vault.json.old"
LARGEST = 64 * 1024
"""Bytes that a header has at most."""


def holds_vault(folder: Path) -> bool:
    """Whether there is any trace of a vault in a folder. A new vault is made only where there is none."""
    return _exists(folder / HEADER) or has_leftovers(folder)


def has_leftovers(folder: Path) -> bool:
    """Whether files of a vault are there apart from its header."""
    return _exists(folder / OLD_HEADER) or any(folder.glob("vault-*.db"))


def mentions(folder: Path, word: str) -> bool:
    """Whether the header holds a word, as plain text: only a header that does is worth reading for what it means.

    Without a header there is no word in it. Raises as `read_private` does.
    """
    try:
        return word.encode() in read_private(folder / HEADER, LARGEST + 1)
    except FileNotFoundError:
        return False


def _exists(path: Path) -> bool:
    """Whether anything lies there, a dangling link included."""
    with explained(path):
        return path.is_symlink() or path.exists()
