"""The vaults of released schemas, to be copied and opened."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.nouns import NOUNS
from app.vault.connection import Mode, connect
from app.vault.header import unlock
from app.vault.header_file import read_header, write_header
from app.vault.keys import derive
from app.vault.migrations import schema_version
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share
from app.vault.slots import create_slots
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.vault.fast_keys import FAST, FAST_COST
from tests.vaults.write import described_row

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

    def cheap_copy_to(self, folder: Path) -> Path:
        """A copy that the passphrase opens at next to no cost; its database is untouched, and nobody opened it."""
        copied = self.copy_to(folder)
        header = read_header(copied)
        key = unlock(header, self.passphrase)
        slots = create_slots(key, header.vault_id, self.passphrase, self.recovery_key, FAST_COST, limits=FAST)
        write_header(copied, replace(header, slots=slots), derive(key, header.vault_id).header)
        return copied

    def schema_of(self, folder: Path, name: str = DATABASE) -> int:
        """The schema of a database in the folder of a closed copy, without opening it as a vault."""
        header = read_header(folder)
        keys = derive(unlock(header, self.passphrase, FAST), header.vault_id)
        connection = connect(folder / name, keys.database, header.salt, Mode.READ)
        try:
            return schema_version(connection)
        finally:
            connection.close()

    def require_everything(self, vault: Vault) -> None:
        """Every item that was described is there, field for field, and none is there twice."""
        reader = vault.reader()
        by_name = {noun.noun.name: noun for noun in NOUNS}
        for name, every in self.contents["items"].items():
            kept = {str(each.id): described_row(each) for each in reader.find(by_name[name])}
            described = {str(each["id"]): each for each in every}
            assert kept.keys() == described.keys(), name
            for identity, fields in described.items():
                assert fields.items() <= kept[identity].items()

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
