"""Make a demonstration vault: a practice that looks lived in, and as many more dossiers as are asked for."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from app.domain.client import Client
from app.domain.session import Session
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.passphrase import generate_passphrase
from app.usecases.create_practice import create_practice
from app.usecases.demo.affairs import keep_affairs
from app.usecases.demo.bulk import move_in_dossiers, move_in_organisations
from app.usecases.demo.deputy import agree_on_deputy
from app.usecases.demo.desk import Desk
from app.usecases.demo.moving_clock import MovingClock, working_day
from app.usecases.demo.stories import STORIES
from app.usecases.demo.telling import tell_stories
from app.usecases.demo.week import keep_week
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault, create_vault

CLIENTS = len(STORIES)
"""How many clients there are unless more or fewer are asked for."""
POLICY = "career_advice"
PRACTICE = {
    "trade_name": "Loopbaanpraktijk De Wissel", "legal_name": "De Wissel coaching en loopbaanadvies",
    "coach": "Marijke ter Linden", "kvk": "00000000", "street": "Scheepstimmerkade", "house_number": "12",
    "postcode": "7411 ZX", "town": "Vaartbroek", "country": "Nederland", "phone": "0000-000001",
    "email": "marijke@dewissel.example", "website": "dewissel.example", "responsible": "Marijke ter Linden",
}  # fmt: skip
FIRST_DAY = timedelta(days=6 * 366)
"""How long ago the practice began."""
AT_ONCE = 300
"""Dossiers of one transaction when there are many: some 3 600 rows."""
CLIENTS_PER_ORGANISATION = 40
PARTS = 9
"""Parts that a story has on average: by them progress is told."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made. Nobody else knows the passphrase."""

    folder: Path
    clients: int
    sessions: int
    passphrase: str = field(repr=False)


def make_demo(parts: Parts, folder: Path, progress: Progress, *, clients: int = CLIENTS, seed: int = 1) -> Demo:
    """A new vault in `folder` with this many fictional clients. The same seed on the same day gives the same content.

    Raises VaultExists where there is any trace of a vault, and what the file system refuses. Cancelled or failed,
    nothing of it stays.
    """
    before = _names(folder)
    today = legal_date(parts.clock.now())
    clock = MovingClock(parts.clock, today - FIRST_DAY)
    parts, passphrase = replace(parts, clock=clock), generate_passphrase()
    vault, _ = create_vault(folder, Passphrase(passphrase), clock, parts.effort)
    try:
        _fill(vault, parts, clock, _Size(today, clients, seed), progress)
        reader = vault.reader()
        demo = Demo(folder, reader.count(Client), reader.count(Session), passphrase)
        vault.close()
    except BaseException:
        vault.close()
        _remove(folder, before)
        raise
    return demo


@dataclass(frozen=True, slots=True)
class _Size:
    """What is to be made."""

    today: date
    clients: int
    seed: int


def _fill(vault: Vault, parts: Parts, clock: MovingClock, size: _Size, progress: Progress) -> None:
    """The practice, the stories and, the day before today, all the others. Progress counts clients."""
    starting = next(each for each in parts.starting_policies if each.name == POLICY)
    vault.now(create_practice, PRACTICE, starting)
    told = min(size.clients, len(STORIES))
    with tempfile.TemporaryDirectory(prefix="coachkluis-demo-") as scratch:
        desk = Desk(vault, parts, Path(scratch))
        for part in tell_stories(desk, clock, size.today, size.seed, told):
            progress.report(min(part // PARTS, told - 1), size.clients)
        clock.move_to(working_day(size.today, 1))
        keep_affairs(vault, parts, legal_date(clock.now()))
        keep_week(vault, legal_date(clock.now()))
        agree_on_deputy(vault, parts, Path(scratch))
    _move_in(vault, size.seed, range(told + 1, size.clients + 1), progress)
    progress.report(size.clients, size.clients)


def _move_in(vault: Vault, seed: int, numbers: range, progress: Progress) -> None:
    """The dossiers beyond the stories, in large transactions."""
    if not numbers:
        return
    firms = max(1, len(numbers) // CLIENTS_PER_ORGANISATION)
    principals = vault.now(move_in_organisations, seed, range(1000, 1000 + firms))
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        progress.report(start, numbers.stop)
        vault.now(move_in_dossiers, seed, range(start, min(start + AT_ONCE, numbers.stop)), principals)


def _names(folder: Path) -> frozenset[str] | None:
    """What lies in a folder; None where there is no folder."""
    return frozenset(each.name for each in folder.iterdir()) if folder.is_dir() else None


def _remove(folder: Path, before: frozenset[str] | None) -> None:
    """Take away what came into a folder, and the folder itself where it was not there before."""
    for each in folder.iterdir():
        if each.name not in (before or ()):
            each.unlink()
    if before is None:
        folder.rmdir()
