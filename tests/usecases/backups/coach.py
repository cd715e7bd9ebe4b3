"""What the tests of backups share: a dossier with something in everything, and a coach who makes backups."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.backups.make import KeptBackup, keep_backup
from app.usecases.parts import Parts
from app.vault.vault import Vault
from tests.fakes import SetClock


@dataclass(frozen=True)
class Dossier:
    client: Client
    trajectory: Trajectory
    session: Session
    attachment: Attachment


class Coach:
    """Makes backups as the days go by."""

    def __init__(self, vault: Vault, clock: SetClock, parts: Parts) -> None:
        self.vault, self.clock, self.parts = vault, clock, parts

    def keeps(self) -> KeptBackup:
        return keep_backup(self.vault, self.clock, Silent())
