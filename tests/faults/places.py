"""A real vault to do harm to: made once for each process, copied for each attempt."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from app.domain.client import Client
from app.domain.practice import Practice
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.clock import Clock
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.kernel.witness import NO_WITNESS, Witness
from app.usecases.create_practice import create_practice
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.connection import Mode, connect
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from app.vault.slots import Secret
from app.vault.vault import Vault, create_vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.erasing import erase_dossier
from tests.fakes import SetClock
from tests.faults.trials import quick_folder
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

DATABASE = "vault-1.db"
WAL = "vault-1.db-wal"
EFFORT = Effort(FAST, FAST_COST)
NEW_PASSPHRASE = Passphrase("een heel andere zin dan eerst")
SURNAMES = ("Visser", "Bakker", "Smit", "de Boer", "Mulder")
ATTACHED = bytes(range(256)) * 2400
"""What the attachment in the vault holds: three parts."""


def parts() -> Parts:
    """The parts of the program, with a clock that stands still and cheap keys."""
    return Parts(SetClock(), resources(), EFFORT)


def vault_in(folder: Path) -> Path:
    """A copy of the vault in `folder / "vault"`: a practice, five dossiers, an attachment, one erasure."""
    return Path(shutil.copytree(_template(), folder / "vault"))


@contextmanager
def opened(
    folder: Path, secret: Secret = PASSPHRASE, clock: Clock | None = None, witness: Witness = NO_WITNESS
) -> Iterator[Vault]:
    """The vault in a folder, open."""
    vault = open_vault(folder, secret, clock or SetClock(), EFFORT, witness)
    try:
        yield vault
    finally:
        vault.close()


def add_client(work: Work, surname: str) -> Client:
    """One small change: a client."""
    return work.new(Client, surname=surname)


def remove_client(work: Work, identity: str) -> None:
    """Another: the client goes."""
    work.remove(work.get(Client, identity))


def surnames(vault: Vault) -> set[str]:
    """Who is in the vault."""
    return {each.surname for each in vault.reader().find(Client)}


def found_wrong(vault: Vault) -> list[str]:
    """The codes of everything that verifying finds wrong with the vault; a copy beside it is no fault of its own."""
    codes = [each.code for each in verify(vault, Silent()).findings]
    return [each for each in codes if each != "verify.conflict_copy"]


def require_sound(folder: Path, passphrase: Passphrase = PASSPHRASE) -> set[str]:
    """The vault opens, nothing in it is wrong, it takes a change; who was in it."""
    with opened(folder, passphrase) as vault:
        present = surnames(vault)
        assert found_wrong(vault) == []
        assert not vault.rollback
        vault.now(add_client, "Daarna")
    return present


def behind_its_back(folder: Path, *statements: str) -> None:
    """Change a closed vault with its key, but without the ledger and without any of the program's rules."""
    with opened(folder) as vault:
        key, salt = vault.keys.database, vault.header.salt
    connection = connect(folder / DATABASE, key, salt, Mode.WRITE)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


@cache
def _template() -> Path:
    # Kept for as long as the process lives; removed with it.
    holder = tempfile.TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder())
    _held.append(holder)
    folder = Path(holder.name) / "vault"
    given = parts()
    vault, _ = create_vault(folder, PASSPHRASE, given.clock, EFFORT)
    practice: Practice = vault.now(create_practice, {"trade_name": "De Brug"}, given.starting_policies[0])
    assert practice.id
    last = vault.now(add_client, "Niemand")
    vault.now(remove_client, last.id)
    for surname in (*SURNAMES, "Gewist"):
        client = vault.now(add_item, Client, {"surname": surname, "first_name": "Jan"})
        course = vault.now(add_item, Trajectory, {"title": "Loopbaan", "starts_on": "2026-01-05"}, client.id)
        notes = {"trajectory": course.id, "on": "2026-02-02", "notes": f"Gesprek met {surname}. " * 200}
        vault.now(add_item, Session, notes, client.id)
        last = client
    (folder / "cv.bin").write_bytes(ATTACHED)
    stays = vault.reader().find(Client, surname=SURNAMES[0])[0]
    take_in_attachment(vault, stays.id, folder / "cv.bin", {}, Silent())
    (folder / "cv.bin").unlink()
    vault.now(erase_dossier, last.id)
    vault.close()
    return folder


_held: list[tempfile.TemporaryDirectory[str]] = []
