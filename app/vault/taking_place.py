"""A restored vault takes the place of another: two renames, and a note of them, so that no crash leaves none in place.

No system that the program runs on has one call that changes two folders about, so a note lies beside them while it is
done. Between the two renames the vault's own name is free: whoever looks for the vault then finds the note, and
finishes what was begun. The restored vault was whole and verified before the note was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    with explained(folder):
        if former is None:
            if folder.exists():
                folder.rmdir()
            with _renamed(beside, folder):
                fsync_folder(folder.parent)
            return
        write_private(note_of_restore(folder), canonical({"beside": beside.name, "former": former.name}))
        try:
            with _renamed(folder, former), _renamed(beside, folder):
                fsync_folder(folder.parent)
        finally:
            forget_note(folder)  # One that the disk keeps tells of nothing while the folder is there.


@contextmanager
def _renamed(path: Path, to: Path) -> Iterator[None]:
    """With another name; with its own again where anything goes wrong."""
    path.rename(to)
    try:
        yield
    except BaseException:
        to.rename(path)
        raise


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
    finally:
        lock.release()
    forget_note(folder)
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
