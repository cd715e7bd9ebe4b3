"""Saving and searching while a backup or a verification runs: what a coach at the keyboard would notice."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from app.domain.session import Session
from app.kernel.progress import Silent
from app.usecases.keep_item import edit_item
from app.vault.backup import back_up
from app.vault.vault import Vault
from app.vault.verify import verify
from tests.benchmarks.figures import MILLISECONDS, Figure, percentile
from tests.benchmarks.large_vault import LargeVault

WORDS = ("werk", "gesprek", "de", "loopbaan", "onzeker")
PAUSE = 0.05
"""Seconds between two keystrokes that save or search."""


def measure_meanwhile(large: LargeVault, folder: Path) -> list[Figure]:
    """The slowest twentieth of saves and of searches during each."""
    vault = large.open()
    try:
        target = folder / "meanwhile.backup"
        figures = _during(vault, "a backup", lambda: back_up(vault, target, datetime.now(UTC), Silent()))
        for each in folder.glob(f"{target.name}*"):
            each.unlink()
        return figures + _during(vault, "verifying", lambda: verify(vault, Silent()))
    finally:
        vault.close()


def _during(vault: Vault, what: str, work: Callable[[], object]) -> list[Figure]:
    running = Thread(target=work)
    session = next(iter(vault.reader().each(Session)))
    saves, searches = [], []
    running.start()
    number = 0
    while running.is_alive():
        number += 1
        notes = {"notes": f"{session.notes} {number}"}
        saves.append(_taken(lambda: vault.now(edit_item, Session, session.id, notes)))  # noqa: B023 - called at once
        searches.append(_taken(lambda: vault.reader().search(WORDS[number % len(WORDS)])))  # noqa: B023
        time.sleep(PAUSE)
    running.join()
    told = f"{number} times; slowest {max(saves) * 1000:.0f} and {max(searches) * 1000:.0f} ms"
    return [
        Figure(f"save during {what}, p95", percentile(saves, 0.95) * 1000, MILLISECONDS, 100, note=told),
        Figure(f"search during {what}, p95", percentile(searches, 0.95) * 1000, MILLISECONDS, 100),
    ]


def _taken(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
