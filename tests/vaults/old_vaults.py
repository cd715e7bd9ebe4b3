"""The vaults of released schemas, to be copied and opened."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share
from tests.fakes import SetClock

HERE = Path(__file__).parent
DATABASE = "vault-1.db"


@dataclass(frozen=True)
class OldVault:
    """What was written by the program of one schema."""

    place: Path

    @property
    def schema(self) -> int:
        """The schema of its database."""
        return int(self.place.name.removeprefix("schema-"))

    @property
    def contents(self) -> dict[str, Any]:
        """What is in it, by `write.py` of that day."""
        described: dict[str, Any] = json.loads((self.place / "contents.json").read_text(encoding="utf-8"))
        return described

    @property
    def passphrase(self) -> Passphrase:
        """What opens it."""
        return Passphrase(self.contents["passphrase"])

    @property
    def recovery_key(self) -> RecoveryKey:
        """What opens it as well."""
        return RecoveryKey.parse(self.contents["recovery_key"])

    @property
    def shares(self) -> tuple[Share, ...]:
        """Of which two open it."""
        return tuple(Share.parse(each) for each in self.contents["shares"])

    @property
    def backup(self) -> Path:
        """A backup of before the erasure."""
        return self.place / "before-erasure.backup"

    @property
    def clock(self) -> SetClock:
        """Stands at the instant at which the vault was closed."""
        return SetClock(datetime.fromisoformat(self.contents["last_day"]))

    def copy_to(self, folder: Path) -> Path:
        """A copy to do anything with, as private as the program makes its own."""
        copied = Path(shutil.copytree(self.place / "vault", folder))
        copied.chmod(0o700)
        for each in copied.iterdir():
            each.chmod(0o600)
        return copied


def old_vaults() -> list[OldVault]:
    """All of them, the oldest first."""
    return sorted((OldVault(each) for each in HERE.glob("schema-*")), key=lambda old: old.schema)
