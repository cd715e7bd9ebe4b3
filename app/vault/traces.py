"""The names of a vault's files, and whether there is any trace of a vault: known without reading one."""

from __future__ import annotations

import re
from pathlib import Path

from app.vault.files import explained, read_private

HEADER = "vault.json"
OLD_HEADER = "vault.json.old"
FORMAT = 1
"""The newest format of a header that this program knows."""
LARGEST = 64 * 1024
"""Bytes that a header has at most."""
_DATABASE = re.compile(r"vault-.*\.db")


def holds_vault(folder: Path) -> bool:
    """Whether there is any trace of a vault in a folder, or of one that was about to take its name when the program
    ended. A new vault is made only where there is none.
    """
    return _exists(folder / HEADER) or has_leftovers(folder) or restore_was_cut_off(folder)


def has_leftovers(folder: Path) -> bool:
    """Whether files of a vault are there apart from its header. Raises what `explained` raises where the folder is
    there and cannot be looked into: nobody knows then that there is none.
    """
    if _exists(folder / OLD_HEADER):
        return True
    with explained(folder):
        try:
            return any(_DATABASE.fullmatch(each.name) for each in folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return False


def mentions(folder: Path, word: str) -> bool:
    """Whether the header holds a word, as plain text: only a header that does is worth reading for what it means.

    Without a header there is no word in it. Raises as `read_private` does.
    """
    try:
        return word.encode() in read_private(folder / HEADER, LARGEST + 1)
    except FileNotFoundError:
        return False


def version_parts(version: str) -> tuple[int, ...]:
    """A version of the program by its numbers, to compare."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def note_of_restore(folder: Path) -> Path:
    """The note that lies beside a folder while a restored vault takes its name (app.vault.taking_place)."""
    return folder.with_name(f".{folder.name}.restoring")


def restore_was_cut_off(folder: Path) -> bool:
    """Whether the program ended while a restored vault took the name of `folder`, so that nothing has it now."""
    if _exists(folder) or not _exists(note_of_restore(folder)):
        return False
    with explained(folder):
        beside = [each for each in folder.parent.iterdir() if is_restoring_name(folder, each.name)]
    return any(_exists(each / HEADER) for each in beside)


def is_restoring_name(folder: Path, name: str) -> bool:
    """Whether a vault is called so while it is made by a restore to `folder`."""
    return re.fullmatch(re.escape(f".{folder.name}.") + "[0-9a-f]{8}", name) is not None


def _exists(path: Path) -> bool:
    """Whether anything lies there, a dangling link included."""
    with explained(path):
        return path.is_symlink() or path.exists()
