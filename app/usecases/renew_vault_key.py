"""A new vault key after a suspected compromise: the vault must be closed, and is closed again afterwards."""

from __future__ import annotations

from pathlib import Path

from app.kernel.progress import Progress
from app.usecases.parts import Parts
from app.usecases.remember_on_this_computer import forget_keys, slots_here
from app.vault import new_vault_key
from app.vault.header_file import read_header
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey


def renew_vault_key(folder: Path, passphrase: Passphrase, parts: Parts, progress: Progress) -> RecoveryKey:
    """Write everything anew under a new key. What comes back is the new recovery key, to be shown once; shares and
    what computers remember must be made anew. Raises as app.vault.new_vault_key does, with nothing changed.
    """
    remembered = slots_here(read_header(folder), parts.keyring.kind)
    recovery_key = new_vault_key.renew_vault_key(folder, passphrase, parts.clock, progress, parts.effort, parts.witness)
    forget_keys(remembered, parts.keyring)
    return recovery_key
