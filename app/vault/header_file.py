"""Reading and writing `vault.json`, and the header before it, `vault.json.old`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app import __version__
from app.vault.errors import HeaderDamaged, NewerVault, NoVault, VaultError, VaultExists
from app.vault.files import Sync, read_private, write_private
from app.vault.header import Anchor, Header, parse_header
from app.vault.traces import HEADER, LARGEST, OLD_HEADER, has_leftovers, restore_was_cut_off


def read_header(folder: Path, program: str = __version__) -> Header:
    """The header of the vault in a folder.

    Raises NoVault where there is no trace of one, HeaderDamaged (`vault.header_missing`) where other files of
    a vault are there, and otherwise as `parse_header` and `read_private` do. After HeaderDamaged `read_old_header`
    gives the one before; where it cannot, HeaderDamaged is `vault.header_lost` from the start.
    """
    try:
        return _read_newest(folder, program)
    except HeaderDamaged as error:
        try:
            read_old_header(folder, program)
        except HeaderDamaged:
            raise HeaderDamaged("vault.header_lost") from error
        raise


def _read_newest(folder: Path, program: str) -> Header:
    try:
        data = read_private(folder / HEADER, LARGEST + 1)
    except FileNotFoundError:
        if restore_was_cut_off(folder):
            from app.vault.taking_place import finish_taking_place

            if finish_taking_place(folder):
                return read_header(folder, program)
        raise HeaderDamaged("vault.header_missing") if has_leftovers(folder) else NoVault() from None
    return parse_header(data, program)


def read_old_header(folder: Path, program: str = __version__) -> Header:
    """The header before, to open the vault with when the user agrees to that. Raises as `read_header` does.

    Its anchor may be older than the database: that is told as after a crash. Once unlocked, `write_header`
    with it mends the vault.
    """
    try:
        data = read_private(folder / OLD_HEADER, LARGEST + 1)
    except FileNotFoundError:
        raise HeaderDamaged("vault.header_missing") from None
    return parse_header(data, program)


def write_header(folder: Path, header: Header, header_key: bytes) -> Header:
    """Seal the header and put it in the place of the one in the folder; gives it back as it was written.

    The header before is kept beside it, except where more than the anchor changed: then a copy of the new one
    is kept, so that a passphrase that was changed opens nothing any more. An anchor costs one sync: after a
    power cut the one before may be back, and the database is then ahead of it, as after any crash.

    Raises NewerVault or VaultExists, with nothing written, where a newer program or another vault has the
    folder; otherwise what `write_private` raises.
    """
    sealed = header.sealed(header_key)
    before = _before(folder, sealed)
    if before is not None and _same_but_for_anchor(before, sealed):
        write_private(folder / OLD_HEADER, before.render(), sync=Sync.NOTHING)
        write_private(folder / HEADER, sealed.render(), sync=Sync.CONTENTS)
    else:
        write_private(folder / HEADER, sealed.render())
        write_private(folder / OLD_HEADER, sealed.render())
    return sealed


def write_anchor(folder: Path, header: Header, header_key: bytes, anchor: Anchor) -> Header:
    """Write the header with a new anchor, after a commit. Raises as `write_header` does."""
    return write_header(folder, header.with_anchor(anchor), header_key)


def settle_old_header(folder: Path, header: Header) -> None:
    """Where a crash came between the two files of a change of keys, finish it: the old passphrase opens nothing.

    `header` is the one in the folder, unlocked. Raises what `write_private` raises.
    """
    try:
        old = read_old_header(folder)
    except VaultError:
        return  # Missing or damaged: it opens nothing, and the next header that is written mends it.
    if old.vault_id != header.vault_id or not _same_but_for_anchor(old, header):
        write_private(folder / OLD_HEADER, header.render())


def _before(folder: Path, header: Header) -> Header | None:
    """The header in the folder, or None where there is none that is whole: damage is never kept as the old
    one.
    """
    try:
        before = read_header(folder)
    except NewerVault:
        raise
    except VaultError:
        return None
    if before.vault_id != header.vault_id:
        raise VaultExists
    return before


def _same_but_for_anchor(before: Header, header: Header) -> bool:
    return replace(before, anchor=None) == replace(header, anchor=None)
