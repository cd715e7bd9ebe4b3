"""The restore drill: restore the newest backup for real, into a private folder, look at everything, and record it.

Nothing of it is ever in the clear: the folder lies inside the vault's own, holds a vault like any other, and is gone
afterwards. Its secret is the coach's own, since a backup that nobody can open is none.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.drill import Drill, DrillResult
from app.domain.nouns import NOUNS
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress, Share
from app.usecases.backups.newest import backup_state
from app.usecases.backups.preview import preview_backup
from app.usecases.parts import Parts
from app.vault.backup_file import BackupDamaged, NotABackup, Particulars
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.lock import FolderLock
from app.vault.opened_backup import READING, fits, known_particulars
from app.vault.restore import restore
from app.vault.slots import Secret
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work

_FOLDER = "drill-"
_FAILS = (BackupDamaged, NotABackup, DatabaseDamaged)
"""What makes a drill fail; a mistyped passphrase or a full disk does not, and leaves no record."""


def hold_drill(vault: Vault, parts: Parts, secret: Secret, progress: Progress) -> Drill:
    """Restore the newest backup, verify it, compare it with what the backup holds, and keep a dated record.

    Raises CoachkluisError (`drill_no_backup`) where there is no backup to be reached; WrongPassphrase, DiskFull,
    Cancelled, after which nothing is left; and what is wrong with the backup itself, after that was recorded.
    """
    newest = backup_state(vault, parts.clock).newest
    if newest is None or not newest.file.exists():
        raise CoachkluisError("drill_no_backup")
    try:
        particulars = known_particulars(newest.file)
        found = _restored(vault, parts, secret, newest.file, particulars, progress)
    except _FAILS:
        vault.now(record_drill, {"backup_made": newest.made, "result": DrillResult.FAILED, "findings": 1})
        raise
    return vault.now(record_drill, found)


def record_drill(work: Work, found: dict[str, object]) -> Drill:
    """The dated record of a drill."""
    return work.new(Drill, held_on=work.today, **found)


def sweep_drills(vault: Vault) -> None:
    """Remove what a drill, or looking into a backup, left that was ended by a crash."""
    found: list[Path] = []
    with suppress(OSError):
        found += [each for each in vault.folder.iterdir() if each.name.startswith((_FOLDER, READING))]
    for folder in found:
        if not folder.is_symlink() and folder.is_dir():
            with suppress(VaultError):
                FolderLock(folder).release()
                shutil.rmtree(folder, ignore_errors=True)


def _restored(
    vault: Vault, parts: Parts, secret: Secret, file: Path, particulars: Particulars, progress: Progress
) -> dict[str, object]:
    sweep_drills(vault)
    own = vault if fits(particulars, vault) else None
    preview = preview_backup(file, secret, own, Share(progress, 0, 100, 1000), parts.effort.limits)
    with _private_folder(vault.folder) as folder:
        place, logs = folder / "vault", (vault.folder,)
        restored = restore(file, place, secret, parts.clock, Share(progress, 100, 600, 1000), parts.effort, logs)
        again = open_vault(place, secret, parts.clock, parts.effort)
        try:
            verified = verify(again, Share(progress, 600, 1000, 1000))
            counts = {each.noun.name: again.reader().count(each) for each in NOUNS}
        finally:
            again.close()
    # Kind by kind: what is erased again may leave a total, and one more of a kind makes up for nothing of another.
    missing = sum(max(0, held - counts[noun]) for noun, held in preview.counts.items()) - restored.erased_again
    findings = len(verified.findings) + (missing != 0)
    return {
        "backup_made": particulars.made,
        "result": DrillResult.FAILED if findings else DrillResult.PASSED,
        "items": verified.items,
        "attachments": verified.attachments,
        "erased_again": restored.erased_again,
        "findings": findings,
    }


@contextmanager
def _private_folder(vault_folder: Path) -> Iterator[Path]:
    folder = vault_folder / f"{_FOLDER}{secrets.token_hex(4)}"
    folder.mkdir(0o700)
    lock = FolderLock(folder)
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
