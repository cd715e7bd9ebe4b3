"""The vault in which is measured: 10 000 clients and 100 000 notes, made by the demonstration's own means."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from app.domain.nouns import NOUNS
from app.kernel.clock import SystemClock
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.usecases.demo.make_demo import make_demo
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault, open_vault
from tests.benchmarks.figures import Figure

CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class LargeVault:
    """Where it lies and what opens it. Its key slots cost what they cost a user."""

    parts: Parts
    folder: Path
    passphrase: Passphrase

    def open(self) -> Vault:
        """The vault, open."""
        return open_vault(self.folder, self.passphrase, self.parts.clock, self.parts.effort)


def kept_large_vault(folder: Path, clients: int = CLIENTS) -> tuple[LargeVault, list[Figure]]:
    """The vault that was kept in a folder before, or a new one that is kept there, its passphrase beside it."""
    beside = folder / "passphrase"
    if beside.exists():
        parts = Parts(SystemClock(), resources())
        return LargeVault(parts, folder / "vault", Passphrase(beside.read_text(encoding="utf-8"))), []
    large, figure = make_large_vault(folder / "vault", clients)
    beside.write_text(large.passphrase.text, encoding="utf-8")
    return large, [figure]


def make_large_vault(folder: Path, clients: int = CLIENTS) -> tuple[LargeVault, Figure]:
    """Make it; how quickly that went is a figure, too."""
    parts = Parts(SystemClock(), resources())
    started = time.perf_counter()
    made = make_demo(parts, folder, Silent(), clients=clients)
    taken = time.perf_counter() - started
    large = LargeVault(parts, folder, Passphrase(made.passphrase))
    vault = large.open()
    try:
        records = sum(vault.reader().count(each) for each in NOUNS)
    finally:
        vault.close()
    note = f"{made.clients} clients, {made.sessions} sessions, {records} records in {taken:.0f} s"
    return large, Figure("demonstration vault made", records / taken, "records/s", note=note)
