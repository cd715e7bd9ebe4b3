"""Verify the vault, and say what is wrong in the coach's words, with the help of the newest backup."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from app.kernel.clock import Clock
from app.kernel.progress import Progress, Share
from app.usecases.backups.finding import Finding, name_findings
from app.usecases.backups.newest import backup_state
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.opened_backup import known_particulars, opened_backup, own_keys
from app.vault.salvage import SteadyRows
from app.vault.vault import Vault
from app.vault.verify import Verified, verify


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What was looked at, what is wrong, and the backup that damaged items can be restored from, where there is one."""

    verified: Verified
    findings: tuple[Finding, ...]
    backup: Path | None


def look_over(vault: Vault, clock: Clock, progress: Progress) -> LookedOver:
    """Verify everything. Progress counts thousandths. Raises Cancelled."""
    verified = verify(vault, Share(progress, 0, 900, 1000))
    try:
        with closing(SteadyRows(vault)) as rows:
            return _named(vault, clock, verified, rows, progress)
    except DatabaseDamaged:
        # Not even the schema can be read: nothing has a name then, nor is it known where backups go.
        return LookedOver(verified, name_findings(verified.findings, None), None)


def _named(vault: Vault, clock: Clock, verified: Verified, rows: SteadyRows, progress: Progress) -> LookedOver:
    found = name_findings(verified.findings, rows)
    newest = backup_state(vault, clock).newest if any(each.restorable or each.unreadable for each in found) else None
    backup = newest.file if newest is not None and newest.file.exists() else None
    if backup is not None:
        with suppress(VaultError):
            particulars = known_particulars(backup)
            keys, rest = own_keys(particulars, vault), Share(progress, 900, 1000, 1000)
            with opened_backup(backup, particulars, keys, vault.folder, rest) as opened:
                found = name_findings(verified.findings, rows, opened.rows)
            return LookedOver(verified, found, backup)
    progress.report(1000, 1000)
    return LookedOver(verified, found, None)
