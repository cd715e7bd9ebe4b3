"""The way to a restored vault: choose the file, unlock it, read what is in it, and only then choose where it goes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.restoring.preview_dialog import PreviewDialog, is_of
from app.ui.restoring.put_in_place import PutInPlace, after_restoring
from app.ui.restoring.unlock_dialog import UnlockBackupDialog
from app.ui.widgets.dialog import tell
from app.usecases.backups.preview import Preview, preview_backup
from app.vault.kdf import Limits
from app.vault.opened_backup import known_particulars, unlock_backup
from app.vault.restore import Restored, restore
from app.vault.slots import Secret
from app.vault.vault import Vault


def choose_backup(context: Context, near: QWidget) -> None:
    """Ask for a backup anywhere, and go on with it."""
    kinds = context.text("restore.kinds")
    context.files.open_file(near, context.text("restore.choose"), kinds, lambda file: restore_from(context, near, file))


def restore_from(context: Context, near: QWidget, file: Path) -> None:
    """Ask for the passphrase of a backup, and show what is in it."""

    def unlock(dialog: UnlockBackupDialog, secret: Secret) -> None:
        vault = context.vault if context.door.state is VaultState.OPEN else None
        limits = context.parts.effort.limits

        def seen(preview: Preview) -> None:
            dialog.accept()
            PreviewDialog(context, near, preview, lambda shown, here: _go(context, shown, file, secret, here)).open()

        work = _looking(file, secret, vault, limits)
        context.run(dialog, seen, work, label="restore.looking", failed=dialog.refused)

    UnlockBackupDialog(context, near, file, unlock).open()


def _looking(file: Path, secret: Secret, vault: Vault | None, limits: Limits) -> Callable[[Progress], Preview]:
    def work(progress: Progress) -> Preview:
        # The open vault could open its own backup: yet a coach must know that the passphrase does.
        unlock_backup(known_particulars(file), secret, limits)
        return preview_backup(file, secret, vault, progress, limits)

    return work


def _go(context: Context, dialog: PreviewDialog, file: Path, secret: Secret, here: bool) -> None:
    """Restore: in the place of the vault at the door, or to a folder that is asked for."""
    if here:
        dialog.accept()
        PutInPlace(context, file, secret).start()
        return
    door, parts = context.door, context.parts

    def chosen(folder: Path) -> None:
        target = folder if _is_empty(folder) else folder / file.stem

        def work(progress: Progress) -> Restored:
            logs = (door.folder,) if is_of(dialog.preview, context) else ()
            return restore(file, target, secret, parts.clock, progress, parts.effort, logs, witness=parts.witness)

        def done(restored: Restored) -> None:
            near = dialog.parentWidget()
            dialog.accept()
            if near is not None:
                where = context.text("restore.done.folder", folder=str(restored.folder))
                tell(context, near, "restore.done", where, *after_restoring(context, restored))

        dialog.rest()
        context.run(dialog, done, work, label="restore.running")

    context.files.open_folder(dialog, context.text("restore.choose_folder"), door.folder.parent, chosen)


def _is_empty(folder: Path) -> bool:
    """Whether a vault can lie in it as it is. What cannot be looked into is not: the restore says what is wrong."""
    with suppress(OSError):
        return folder.is_dir() and not any(folder.iterdir())
    return False
