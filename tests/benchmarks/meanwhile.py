"""Saving and searching while long work runs, and how quickly that ends: what a coach at the keyboard would notice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from app.domain.document import Version
from app.domain.imports.duplicates import Choices, Duplicate
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.behind import behind
from app.kernel.progress import Cancellable, Cancelled, Progress, Silent
from app.kernel.translator import Language
from app.usecases.import_clients import plan_import, read_import, run_import
from app.usecases.keep_item import edit_item
from app.usecases.share_document import share_document
from app.usecases.undo_import import run_undo
from app.usecases.write_document import begin_document
from app.vault.backup import back_up
from app.vault.vault import Vault
from app.vault.verify import verify
from tests.benchmarks.figures import MILLISECONDS, Figure, percentile
from tests.benchmarks.imports import IMPORTED, write_list
from tests.benchmarks.large_vault import LargeVault

WORDS = ("werk", "gesprek", "de", "loopbaan", "onzeker")
PAUSE = 0.05
"""Seconds between two keystrokes that save or search."""
FILLED = 2_000
"""Of those who were imported, whose dossiers another import fills."""
PARAGRAPHS = 1_000
"""Of the report that is shared: some forty pages."""
LOCKS = (0.05, 0.4, 1.1, 1.9, 2.8, 4.3)
"""Seconds after the beginning of the work at which the vault is locked."""
Work = Callable[[Progress], object]


def measure_meanwhile(large: LargeVault, folder: Path) -> list[Figure]:
    """The slowest twentieth of saves and of searches during each, and the slowest lock."""
    target = folder / "meanwhile.backup"

    def backing_up(vault: Vault) -> Work:
        return lambda progress: back_up(vault, target, datetime.now(UTC), progress)

    def verifying(vault: Vault) -> Work:
        return lambda progress: verify(vault, progress)

    figures: list[Figure] = []
    for what, work in (("a backup", backing_up), ("verifying", verifying), ("a package", _sharing(large, folder))):
        with _opened(large) as vault:
            figures += _during(vault, what, work(vault))
        _clear(target)
    with _opened(large) as vault:
        for what, importing in _imports(large, folder, vault).items():
            figures += _during(vault, what, importing)
    for what, work in (("a backup", backing_up), ("verifying", verifying)):
        taken = []
        for after in LOCKS:
            taken.append(_locked(large, work, after))
            _clear(target)  # in a small vault it was done before the lock came
        figures.append(Figure(f"lock during {what}, slowest", max(taken) * 1000, MILLISECONDS, 200))
    return figures


def _clear(target: Path) -> None:
    for each in target.parent.glob(f"{target.name}*"):
        each.unlink()


@contextmanager
def _opened(large: LargeVault) -> Iterator[Vault]:
    vault = large.open()
    try:
        yield vault
    finally:
        vault.close()


def _sharing(large: LargeVault, folder: Path) -> Callable[[Vault], Work]:
    """A long report that goes out as a package."""

    def work(vault: Vault) -> Work:
        trajectory = next(each for each in vault.reader().find(Trajectory) if each.ends_on is None)
        given = {"title": "Verslag", "trajectory": trajectory.id}
        text = "# Verslag\n\n" + "Wat er besproken is, en wat er volgt. Dat is niet weinig.\n\n" * PARAGRAPHS
        draft: Version = vault.now(begin_document, given, trajectory.client, text)
        target = folder / f"{time.time_ns()}.html"
        return lambda progress: share_document(vault, large.parts, draft.id, target, progress)

    return work


def _imports(large: LargeVault, folder: Path, vault: Vault) -> dict[str, Work]:
    """Ten thousand people whom nobody knows, some of whom are filled, and both undone: the vault is as it was."""
    source, more = folder / "import.csv", folder / "more.csv"
    write_list(source, f"{time.time_ns()}", IMPORTED)
    _, *rows = source.read_text(encoding="utf-8").splitlines()
    named = (";".join(row.split(";")[:3]) for row in rows[:FILLED])
    headings = "Voornaam;Achternaam;E-mail;Geboorteplaats;Telefoon"
    more.write_text("\n".join((headings, *(f"{each};Barneveld;0342123456" for each in named))), encoding="utf-8")

    def bringing(file: Path) -> Work:
        def bring(progress: Progress) -> object:
            now = large.parts.clock.now()
            read = read_import(file, [large.parts.translator(each) for each in Language])
            plan = plan_import(vault.reader(), read, now.date(), progress, Choices(Duplicate.MERGE))
            return run_import(vault, plan, now, progress)

        return bring

    def undoing(progress: Progress) -> object:
        return run_undo(vault, progress)

    return {
        "an import": bringing(source), "an import that fills": bringing(more),
        "undoing what filled": undoing, "undoing an import": undoing,
    }  # fmt: skip


def _locked(large: LargeVault, work: Callable[[Vault], Work], after: float) -> float:
    """From the lock until nothing of the vault is open: the work has ended, the log is written back, the keys are gone.

    Something was saved before, as it is when a coach walks away.
    """
    vault, progress = large.open(), Cancellable()
    asked = work(vault)

    def cancelled() -> None:
        with suppress(Cancelled):
            behind(asked, progress)

    running = Thread(target=cancelled)
    running.start()
    session = next(iter(vault.reader().each(Session)))
    vault.now(edit_item, Session, session.id, {"notes": f"{session.notes} {after}"})
    running.join(after)
    started = time.perf_counter()
    progress.cancel()
    running.join()
    vault.close()
    return time.perf_counter() - started


def _during(vault: Vault, what: str, work: Work) -> list[Figure]:
    running = Thread(target=lambda: behind(work, Silent()))  # as the window runs it
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
