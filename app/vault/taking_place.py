"""A restored vault takes the place of another: two renames, and a note of them, so that no crash leaves none in place.

No system that the program runs on has one call that changes two folders about, so a note lies beside them while it is
done. Between the two renames the vault's own name is free: whoever looks for the vault then finds the note, and
finishes what was begun. The restored vault was whole and verified before the note was written.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.kernel.log import event
from app.vault.errors import VaultError
from app.vault.files import explained, fsync_folder, read_private, write_private
from app.vault.lock import FolderLock
from app.vault.strict_json import Fields, NotStrict, canonical, parse
from app.vault.traces import HEADER, is_restoring_name, note_of_restore

_LARGEST = 4096
_NAME = r"[^/\\\x00]{1,255}"


def take_place(beside: Path, folder: Path, former: Path | None) -> None:
    """Give the restored vault in `beside` the name `folder`. What lay there is kept as `former`; without one, nothing
    but an empty folder may lie there. Where it fails, everything is as it was.
    """
    note = note_of_restore(folder)
    with explained(folder):
        if former is None:
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
        else:
            write_private(note, canonical({"beside": beside.name, "former": former.name}))
            try:
                folder.rename(former)
                try:
                    beside.rename(folder)
                except BaseException:
                    former.rename(folder)
                    raise
            except BaseException:
                note.unlink(missing_ok=True)
                raise
        fsync_folder(folder.parent)
        note.unlink(missing_ok=True)


def finish_taking_place(folder: Path) -> bool:
    """Finish what a crash left of a restore to `folder`; says whether there was anything to finish. Only a note whose
    two folders lie there while `folder` does not tells of one.

    Raises VaultInUse while another process is still at it, and what `explained` raises.
    """
    if folder.exists() or (named := _read(folder)) is None:
        return False
    beside, former = named
    lock = FolderLock(former)
    try:
        if folder.exists() or not (beside / HEADER).is_file():
            return False
        with explained(folder):
            beside.rename(folder)
            fsync_folder(folder.parent)
            note_of_restore(folder).unlink(missing_ok=True)
    finally:
        lock.release()
    event("vault.restore_finished")
    return True


def forget_note(folder: Path) -> None:
    """Remove a note of a restore to `folder` that was finished, or that never began."""
    with suppress(OSError):
        note_of_restore(folder).unlink(missing_ok=True)


def _read(folder: Path) -> tuple[Path, Path] | None:
    try:
        fields = Fields(parse(read_private(note_of_restore(folder), _LARGEST)))
        beside, former = (folder.with_name(fields.text(name, _NAME)) for name in ("beside", "former"))
        fields.finish()
    except (FileNotFoundError, NotStrict, VaultError):
        return None
    ours = is_restoring_name(folder, beside.name) and former.name.startswith(f"{folder.name}-")
    return (beside, former) if ours and _is_folder(beside) and _is_folder(former) else None


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
